/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.ecs;

import io.flowhound.schema.Ascii;

/** Writes addresses that are mostly the same as the one before, whose text it keeps. Not safe for use by several threads. */
final class LastAddress {
    private final byte[] text = new byte[2 * Ascii.ROOM];
    private long high;
    private long low;
    private int length;

    /**
     * Writes an address without quotes, as {@link Ascii#address} does.
     *
     * @return the position behind it; {@link Ascii#ROOM} octets there are scratch space
     */
    int write(byte[] to, int at, long addressHigh, long addressLow) {
        if (addressLow != low || addressHigh != high || length == 0) {
            length = Ascii.address(text, 0, addressHigh, addressLow);
            high = addressHigh;
            low = addressLow;
        }
        return Ascii.copyBlocks(text, 0, length, to, at);
    }
}
