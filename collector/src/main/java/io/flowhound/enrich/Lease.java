/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import org.jspecify.annotations.Nullable;

/**
 * That a machine had an address for a time.
 *
 * @param mac its MAC address, in the low 48 bits
 * @param id that address as a JSON string in the form of ECS
 * @param name what the machine calls itself, as {@link NameText} left it, or null
 * @param nameJson the name as a JSON string, or null
 * @param since milliseconds since 1970
 * @param until milliseconds since 1970, exclusive
 * @param before the lease of another machine that came before this one, or null
 */
@SuppressWarnings("ArrayRecordComponent")
record Lease(
        long mac,
        byte[] id,
        @Nullable String name,
        byte @Nullable [] nameJson,
        long since,
        long until,
        @Nullable Lease before) {

    /** The lease of a time, this one or the one before; null when the address was nobody's then. */
    @Nullable
    Lease at(long time) {
        if (time >= since) {
            return time < until ? this : null;
        }
        Lease earlier = before;
        return earlier != null && time >= earlier.since && time < earlier.until ? earlier : null;
    }

    /** The same that lasts from and until other times. */
    Lease lasting(long from, long to) {
        return new Lease(mac, id, name, nameJson, from, to, before);
    }

    /** The same with another one before it, of which nothing earlier is remembered. */
    Lease after(@Nullable Lease earlier) {
        Lease last = earlier == null
                ? null
                : new Lease(
                        earlier.mac,
                        earlier.id,
                        earlier.name,
                        earlier.nameJson,
                        earlier.since,
                        Math.min(earlier.until, since),
                        null);
        return new Lease(mac, id, name, nameJson, since, until, last);
    }
}
