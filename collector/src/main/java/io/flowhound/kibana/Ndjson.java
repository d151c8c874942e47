/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes saved objects as Kibana's import takes them: one a line. */
public final class Ndjson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Ndjson() {}

    /** The lines in UTF-8, in the order of the list. */
    public static byte[] of(List<SavedObject> objects) {
        try (ByteArrayOutputStream lines = new ByteArrayOutputStream()) {
            for (SavedObject object : objects) {
                lines.writeBytes(JSON.writeValueAsBytes(object.toJson(JSON)));
                lines.write('\n');
            }
            return lines.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
