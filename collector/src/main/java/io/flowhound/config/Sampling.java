/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** How many packets stand behind one that an exporter looked at. */
@Doc(
        "How many packets stand behind one that an exporter looked at. Octets and packets in documents are multiplied by it.")
public record Sampling(
        @Doc("Rate for exporters that state none.")
        @Key("default")
        @Default("1")
        @Range(min = "1", max = "4294967295")
        @Reloads
        long defaultRate,

        @Doc(
                "Rates by address or range of exporters, for exporters that state a wrong one: these win over what the exporter says. The longest prefix counts.")
        @Range(min = "1", max = "4294967295")
        @Reloads
        Map<Cidr, Long> exporters) {
    public Sampling {
        exporters = Collections.unmodifiableMap(new LinkedHashMap<>(exporters));
    }

    /** The rate configured for an exporter, that of the longest prefix; empty when none is. */
    public OptionalLong rateOf(InetAddress exporter) {
        int longest = -1;
        long rate = 0;
        for (Map.Entry<Cidr, Long> entry : exporters.entrySet()) {
            Cidr range = entry.getKey();
            if (range.prefixLength() > longest && range.contains(exporter)) {
                longest = range.prefixLength();
                rate = entry.getValue();
            }
        }
        return longest < 0 ? OptionalLong.empty() : OptionalLong.of(rate);
    }
}
