/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.schema.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Constant text with {@link Ascii#BLOCK} octets behind it, to be copied in blocks. The compiler trusts the components of
 * records in static fields, so it knows address and length and leaves no loop.
 */
@SuppressWarnings("ArrayRecordComponent")
record FusedText(byte[] octets, int length) {
    static FusedText of(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return new FusedText(Arrays.copyOf(octets, octets.length + Ascii.BLOCK), octets.length);
    }

    int put(byte[] to, int at) {
        return Ascii.copyBlocks(octets, 0, length, to, at);
    }
}
