/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.schema.JsonBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes JSON strings ahead of time, so that a name is only copied while a flow passes. */
final class JsonText {
    /** One buffer for all texts: each buffer brings a table of times that only documents need. */
    private final JsonBuffer buffer = new JsonBuffer(64);

    /** The text as a JSON string in UTF-8 with its quotes. */
    byte[] of(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        buffer.clear();
        buffer.string(utf8, 0, utf8.length);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
