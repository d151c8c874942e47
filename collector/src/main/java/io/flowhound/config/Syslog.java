/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How log lines are read. */
@Doc("How log lines are read. Where they are received stands under `listen`.")
public record Syslog(
        @Doc(
                "Zone of times that state none (RFC 3164), such as `Europe/Berlin`. Where the time would be wrong by whole quarters of an hour when the line arrives, the zone is concluded from that.")
        @Default("UTC")
        @Reloads
        ZoneId zone,

        @Doc("Zones by address or range of senders. The longest prefix counts, and nothing is concluded.") @Reloads
        Map<Cidr, ZoneId> zones) {
    public Syslog {
        zones = Collections.unmodifiableMap(new LinkedHashMap<>(zones));
    }
}
