/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the fragments of UDP datagrams together (RFC 791 section 3.2, RFC 8200 section 4.5). Keeps a bounded number. */
final class Fragments {
    private static final int MAX_PENDING = 256;
    private static final int MAX_LENGTH = 0xFFFF;
    private static final int UNIT = 8;

    /** What the fragments of one datagram have in common. All are UDP. */
    record Key(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, long identification) {}

    private static final class Parts {
        private byte[] data = new byte[4096];
        private final BitSet units = new BitSet();
        private int length = -1;
    }

    private final Map<Key, Parts> pending = new LinkedHashMap<>();
    private final CaptureReport report;

    Fragments(CaptureReport report) {
        this.report = report;
    }

    /**
     * Takes one fragment.
     *
     * @param offset where its octets belong in the datagram, a multiple of 8
     * @param more whether it is not the last
     * @return the whole datagram with its UDP header if this was the part that was missing
     */
    byte @Nullable [] add(Key key, byte[] from, int start, int end, int offset, boolean more) {
        int length = end - start;
        if (offset + length > MAX_LENGTH || (more && length % UNIT != 0)) {
            report.damaged++;
            return null;
        }
        Parts parts = pending.computeIfAbsent(key, unused -> new Parts());
        if (offset + length > parts.data.length) {
            parts.data = Arrays.copyOf(parts.data, Math.max(offset + length, 2 * parts.data.length));
        }
        System.arraycopy(from, start, parts.data, offset, length);
        parts.units.set(offset / UNIT, (offset + length + UNIT - 1) / UNIT);
        if (!more) {
            parts.length = offset + length;
        }
        if (parts.length >= 0 && parts.units.nextClearBit(0) * UNIT >= parts.length) {
            pending.remove(key);
            return Arrays.copyOf(parts.data, parts.length);
        }
        forgetOldest();
        return null;
    }

    private void forgetOldest() {
        if (pending.size() > MAX_PENDING) {
            Iterator<Key> oldest = pending.keySet().iterator();
            oldest.next();
            oldest.remove();
            report.incomplete++;
        }
    }

    /** Counts what is incomplete. */
    void end() {
        report.incomplete += pending.size();
        pending.clear();
    }
}
