/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;

/** What the pipeline must know to go on behind a position of the journal: what decoders have learnt of templates and of names. */
final class PipelineState {
    private static final int MAGIC = 0x4648_5031; // FHP1
    private static final int HEADER = 8;

    private final Supplier<byte[]> templates;
    private final Supplier<byte[]> names;
    private byte[] writtenTemplates = new byte[0];
    private byte[] writtenNames = new byte[0];
    private byte[] written = new byte[0];

    /** Puts two parts together, each of which gives the same array as before unless it has changed. */
    PipelineState(Supplier<byte[]> templates, Supplier<byte[]> names) {
        this.templates = templates;
        this.names = names;
    }

    /** Both as one array, the same as before unless something has changed. */
    @SuppressWarnings("ReferenceEquality") // the parts say by another array that they have changed
    byte[] current() {
        byte[] templatesNow = templates.get();
        byte[] namesNow = names.get();
        if (templatesNow != writtenTemplates || namesNow != writtenNames || written.length == 0) {
            writtenTemplates = templatesNow;
            writtenNames = namesNow;
            written = ByteBuffer.allocate(HEADER + templatesNow.length + namesNow.length)
                    .putInt(MAGIC)
                    .putInt(templatesNow.length)
                    .put(templatesNow)
                    .put(namesNow)
                    .array();
        }
        return written;
    }

    /** The part of the templates; that is all there is in the states of versions that knew no names. */
    static byte[] templates(byte[] state) {
        return hasNames(state) ? Arrays.copyOfRange(state, HEADER, HEADER + length(state)) : state;
    }

    /** The part of the names, or nothing. */
    static byte[] names(byte[] state) {
        return hasNames(state) ? Arrays.copyOfRange(state, HEADER + length(state), state.length) : new byte[0];
    }

    private static boolean hasNames(byte[] state) {
        return state.length >= HEADER
                && ByteBuffer.wrap(state).getInt() == MAGIC
                && length(state) >= 0
                && length(state) <= state.length - HEADER;
    }

    private static int length(byte[] state) {
        return ByteBuffer.wrap(state).getInt(4);
    }
}
