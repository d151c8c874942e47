/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known and expected of exporters. */
@Doc("What is known and expected of exporters.")
public record Exporters(
        @Doc(
                "Addresses of relays, such as IPFIX mediators and other collectors: what they name as the exporter of a record (IE 130, 131, 403, 404) is believed and becomes `observer.ip`, and the relay `flow.exporter.relay`. Of others it is not: anybody could pass for any device.")
        @Reloads
        List<Cidr> relays,

        @Doc(
                "After how long without a datagram an exporter that has sent before counts as silent: in the log, in `/health` as a warning, in `health.problems`. 0 turns it off.")
        @Default("15m")
        @Range(min = "0s", max = "7d")
        Duration silentAfter,

        @Doc("Other times by address or range of exporters; the longest prefix counts, 0 turns it off.")
        @Range(min = "0s", max = "7d")
        Map<Cidr, Duration> silentAfterOf) {
    public Exporters {
        relays = List.copyOf(relays);
        silentAfterOf = Collections.unmodifiableMap(new LinkedHashMap<>(silentAfterOf));
    }

    /** For how long an exporter may be silent; zero for ever. */
    public Duration silentAfter(InetAddress exporter) {
        int longest = -1;
        Duration after = silentAfter;
        for (Map.Entry<Cidr, Duration> entry : silentAfterOf.entrySet()) {
            Cidr range = entry.getKey();
            if (range.prefixLength() > longest && range.contains(exporter)) {
                longest = range.prefixLength();
                after = entry.getValue();
            }
        }
        return after;
    }
}
