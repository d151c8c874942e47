/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.EdgeDay;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateOutput} has written. */
final class StateInput {
    private static final int WITHOUT_IDENTITIES = 1;
    private static final int WITHOUT_LOGINS = 2;
    private static final int WITHOUT_STATES = 3;

    private final DataInputStream in;
    private final List<String> texts = new ArrayList<>();
    private final int format;

    /** @throws IllegalArgumentException when another version of Flowhound wrote it; this and every other method when it is damaged */
    StateInput(byte[] state) {
        in = new DataInputStream(new ByteArrayInputStream(state));
        format = number();
        if (format < WITHOUT_IDENTITIES || format > StateOutput.FORMAT) {
            throw new IllegalArgumentException("the state of the detector has format " + format + ", not "
                    + StateOutput.FORMAT + ": begin without it");
        }
    }

    private interface Read<T> {
        T run() throws IOException;
    }

    private static <T> T read(Read<T> read) {
        try {
            return read.run();
        } catch (IOException e) {
            throw new IllegalArgumentException("the state of the detector is cut off: begin without it", e);
        }
    }

    int number() {
        return read(in::readInt);
    }

    long longNumber() {
        return read(in::readLong);
    }

    @Nullable
    String textOrNull() {
        int index = number();
        if (index < 0) {
            return null;
        }
        if (index == texts.size()) {
            texts.add(read(in::readUTF));
        }
        if (index >= texts.size()) {
            throw new IllegalArgumentException("the state of the detector is damaged: begin without it");
        }
        return texts.get(index);
    }

    String text() {
        String text = textOrNull();
        if (text == null) {
            throw new IllegalArgumentException("the state of the detector lacks a text: begin without it");
        }
        return text;
    }

    /** Which machine had an address; null where that was not known, or not written yet. */
    @Nullable
    String identity() {
        return format == WITHOUT_IDENTITIES ? null : textOrNull();
    }

    /** Of how many sessions of a connection it is known what logs say. */
    int logins() {
        return format <= WITHOUT_LOGINS ? 0 : number();
    }

    /** What the collector knew of a record beside the numbers; nothing where that was not written yet. */
    int known() {
        return format <= WITHOUT_STATES ? 0 : number();
    }

    List<EdgeDay> edges() {
        int count = number();
        List<EdgeDay> edges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int day = number();
            String source = text();
            String sourceId = identity();
            String destination = text();
            String destinationId = identity();
            Set<String> services = new HashSet<>();
            for (int left = number(); left > 0; left--) {
                services.add(text());
            }
            edges.add(new EdgeDay(day, source, sourceId, destination, destinationId, services, number(), number()));
        }
        return edges;
    }
}
