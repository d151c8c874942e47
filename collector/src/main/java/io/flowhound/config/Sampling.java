/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
                "Rates by address or range of exporters that state none, neither in their records nor in options. The longest prefix counts.")
        @Range(min = "1", max = "4294967295")
        @Reloads
        Map<Cidr, Long> exporters,

        @Doc(
                "Rates by address or range of exporters that state a wrong one: these count whatever the exporter says. The longest prefix counts.")
        @Range(min = "1", max = "4294967295")
        @Reloads
        Map<Cidr, Long> overrule) {
    public Sampling {
        exporters = Collections.unmodifiableMap(new LinkedHashMap<>(exporters));
        overrule = Collections.unmodifiableMap(new LinkedHashMap<>(overrule));
    }
}
