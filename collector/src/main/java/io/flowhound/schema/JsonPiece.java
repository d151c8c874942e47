/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A short piece of JSON that is written very often. Padded, so that it can be copied eight octets at a time. */
public final class JsonPiece {
    final byte[] padded;
    final int length;

    public JsonPiece(String json) {
        byte[] octets = json.getBytes(StandardCharsets.UTF_8);
        this.length = octets.length;
        this.padded = Arrays.copyOf(octets, (octets.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES);
    }

    /** The piece as text. */
    @Override
    public String toString() {
        return new String(padded, 0, length, StandardCharsets.UTF_8);
    }
}
