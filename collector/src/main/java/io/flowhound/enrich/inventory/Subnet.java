/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a network; texts as JSON strings, or null.
 *
 * @param name what it is called
 * @param role what its hosts are for
 * @param site where it is
 * @param zone which part of the network it belongs to
 * @param internal whether its hosts are one's own, whatever {@code networks.internal} says; they are unless it is said
 */
@SuppressWarnings("ArrayRecordComponent")
public record Subnet(
        byte @Nullable [] name, byte @Nullable [] role, byte @Nullable [] site, byte @Nullable [] zone, Told internal) {
    /** The same, with what is said of a network around it where nothing is said of this one. */
    Subnet within(@Nullable Subnet around) {
        return around == null
                ? this
                : new Subnet(
                        or(name, around.name),
                        or(role, around.role),
                        or(site, around.site),
                        or(zone, around.zone),
                        internal.or(around.internal));
    }

    private static byte @Nullable [] or(byte @Nullable [] text, byte @Nullable [] other) {
        return text == null ? other : text;
    }
}
