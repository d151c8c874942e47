/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.ecs.DocumentHandler;
import io.flowhound.schema.JsonBuffer;
import java.io.PrintStream;

/** Writes each document as a line. */
final class DocumentLines implements DocumentHandler {
    private static final int FULL = 1 << 16;

    private final PrintStream out;
    private final JsonBuffer buffer = new JsonBuffer(2 * FULL);
    private long documents;

    DocumentLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public JsonBuffer begin(long timestampMillis, long incarnation, long position, int record) {
        if (buffer.position() > FULL) {
            flush();
        }
        return buffer;
    }

    @Override
    public void end() {
        buffer.put('\n');
        documents++;
    }

    /** How many there were. */
    long documents() {
        return documents;
    }

    void flush() {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
        out.flush();
    }
}
