/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.EdgeDay;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the state of the detector: numbers, and texts of which each is written once. */
final class StateOutput {
    /** Raised whenever what is written changes. */
    static final int FORMAT = 4;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<String, Integer> texts = new HashMap<>();

    StateOutput() {
        number(FORMAT);
    }

    private interface Write {
        void run() throws IOException;
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    void number(int value) {
        write(() -> out.writeInt(value));
    }

    void number(long value) {
        write(() -> out.writeLong(value));
    }

    void text(@Nullable String value) {
        if (value == null) {
            number(-1);
            return;
        }
        Integer known = texts.get(value);
        if (known != null) {
            number(known);
            return;
        }
        number(texts.size());
        texts.put(value, texts.size());
        write(() -> out.writeUTF(value));
    }

    void edges(List<EdgeDay> edges) {
        number(edges.size());
        for (EdgeDay edge : edges) {
            number(edge.day());
            text(edge.source());
            text(edge.sourceId());
            text(edge.destination());
            text(edge.destinationId());
            number(edge.services().size());
            edge.services().forEach(this::text);
            number(edge.sessions());
            number(edge.refused());
        }
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
