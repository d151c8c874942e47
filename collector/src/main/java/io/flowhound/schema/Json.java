/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.nio.charset.StandardCharsets;

/** Ready-made pieces of JSON, for values that are written again and again. */
public final class Json {
    private Json() {}

    /** Text as a quoted JSON string. */
    public static byte[] string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        JsonBuffer buffer = new JsonBuffer(utf8.length + 16);
        buffer.string(utf8, 0, utf8.length);
        return raw(buffer.toString());
    }

    /** Text that is JSON already, as octets. */
    public static byte[] raw(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
