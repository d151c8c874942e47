/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.conversation.Held;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * What the pipeline must know to go on behind a position of the journal: what decoders have learnt of templates and of names, and the
 * records that wait for others. Three parts behind the lengths of the
 * first two.
 */
final class PipelineState {
    private static final int MAGIC = 0x4648_5032; // FHP2
    /** Of versions in which nothing waited: two parts, of which the second has no length. */
    private static final int MAGIC_WITHOUT_CONVERSATIONS = 0x4648_5031;

    private static final int HEADER = 12;
    private static final int SLACK = 1 << 16;
    private static final int HEADER_WITHOUT_CONVERSATIONS = 8;

    private final Supplier<byte[]> templates;
    private final Supplier<byte[]> names;
    private final Held held;

    PipelineState(Supplier<byte[]> templates, Supplier<byte[]> names, Held held) {
        this.templates = templates;
        this.names = names;
        this.held = held;
    }

    /** Takes all of it as one array. */
    byte[] current() {
        byte[] templatesNow = templates.get();
        byte[] namesNow = names.get();
        long room = held.octets() + SLACK;
        ByteArrayOutputStream octets =
                new ByteArrayOutputStream(HEADER + templatesNow.length + namesNow.length + Math.toIntExact(room));
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeInt(MAGIC);
            out.writeInt(templatesNow.length);
            out.writeInt(namesNow.length);
            out.write(templatesNow);
            out.write(namesNow);
            held.save(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return octets.toByteArray();
    }

    /** The part of the templates; that is all there is in the states of versions that knew no names. */
    static byte[] templates(byte[] state) {
        return part(state, 0);
    }

    /** The part of the names, or nothing. */
    static byte[] names(byte[] state) {
        return part(state, 1);
    }

    /** The part of the records that wait, or nothing. */
    static byte[] conversations(byte[] state) {
        return part(state, 2);
    }

    private static byte[] part(byte[] state, int part) {
        int[] ends = ends(state);
        return Arrays.copyOfRange(state, ends[part], ends[part + 1]);
    }

    /** Where the first part starts, and where each ends. */
    private static int[] ends(byte[] state) {
        int magic = state.length < HEADER_WITHOUT_CONVERSATIONS
                ? 0
                : ByteBuffer.wrap(state).getInt();
        if (magic == MAGIC && state.length >= HEADER) {
            int templates = end(state, HEADER, 4);
            int names = end(state, templates, 8);
            return new int[] {HEADER, templates, names, state.length};
        }
        if (magic == MAGIC_WITHOUT_CONVERSATIONS) {
            int templates = end(state, HEADER_WITHOUT_CONVERSATIONS, 4);
            return new int[] {HEADER_WITHOUT_CONVERSATIONS, templates, state.length, state.length};
        }
        return new int[] {0, state.length, state.length, state.length};
    }

    private static int end(byte[] state, int start, int lengthAt) {
        int length = ByteBuffer.wrap(state).getInt(lengthAt);
        return length < 0 || length > state.length - start ? state.length : start + length;
    }
}
