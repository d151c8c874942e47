/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bulk bodies of the minutes that are not stored yet, in order and compressed. Bounded by minutes and by memory: the
 * oldest leave. Safe for use by several threads.
 */
final class Pending {
    private final int mostMinutes;
    private final long mostOctets;
    private final Deque<Minute> minutes = new ArrayDeque<>();
    private long octets;

    /**
     * A minute.
     *
     * @param documents how many it has
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Minute(int documents, byte[] compressed) {
        byte[] body() {
            try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
                return in.readAllBytes();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    Pending(int mostMinutes, long mostOctets) {
        this.mostMinutes = mostMinutes;
        this.mostOctets = mostOctets;
    }

    /**
     * Appends a minute.
     *
     * @return how many documents of old minutes had to go for it
     */
    int add(int documents, byte[] body) {
        Minute minute = new Minute(documents, compress(body));
        synchronized (this) {
            minutes.add(minute);
            octets += minute.compressed.length;
            int gone = 0;
            while (minutes.size() > 1 && (minutes.size() > mostMinutes || octets > mostOctets)) {
                gone += remove().documents;
            }
            return gone;
        }
    }

    private Minute remove() {
        Minute oldest = minutes.removeFirst();
        octets -= oldest.compressed.length;
        return oldest;
    }

    /** The oldest minute, which stays; null when there is none. */
    synchronized @Nullable Minute oldest() {
        return minutes.peekFirst();
    }

    /** Takes a minute out that is dealt with, unless it had to go already. */
    @SuppressWarnings("ReferenceEquality") // that very one
    synchronized void done(Minute minute) {
        if (minutes.peekFirst() == minute) {
            remove();
        }
    }

    private static byte[] compress(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 8 + 64);
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
