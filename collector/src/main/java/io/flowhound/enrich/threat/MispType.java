/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of MISP's attributes that have an address: some alone, some beside a port or a name. */
final class MispType {
    private static final Set<String> WITH_ADDRESS =
            Set.of("ip-src", "ip-dst", "ip-src|port", "ip-dst|port", "domain|ip");

    private MispType() {}

    static boolean hasAddress(String type) {
        return WITH_ADDRESS.contains(type);
    }

    /** The part of a value that is the address. */
    static String address(@Nullable String type, String value) {
        int bar = value.indexOf('|');
        if (type == null || bar < 0) {
            return value;
        }
        return type.equals("domain|ip") ? value.substring(bar + 1) : value.substring(0, bar);
    }
}
