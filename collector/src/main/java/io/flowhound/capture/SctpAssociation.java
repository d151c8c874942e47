/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one side of an SCTP association sends: messages, whole or in fragments (RFC 9260 sections 3.3.1 and 6.9). Order does
 * not matter, since an IPFIX message is one message of SCTP (RFC 7011 section 10.2).
 */
final class SctpAssociation {
    static final int LAST = 1;
    static final int FIRST = 2;

    private static final int SEEN = 1 << 12;
    private static final int MAX_FRAGMENTS = 512;

    private record Fragment(int flags, byte[] octets) {}

    private final Peer peer;
    private final CaptureReport report;
    /** The last transmission numbers, each plus 1 so that 0 stands for none: what comes again is left out. */
    private final long[] seen = new long[SEEN];

    private final Map<Integer, Fragment> fragments = new HashMap<>();

    SctpAssociation(Peer peer, CaptureReport report) {
        this.peer = peer;
        this.report = report;
    }

    /** Takes the payload of one DATA chunk; {@code number} is its TSN. */
    void data(long millis, int number, int flags, byte[] payload) throws IOException {
        long mark = (number & 0xFFFF_FFFFL) + 1;
        int slot = number & (SEEN - 1);
        if (seen[slot] == mark) {
            return;
        }
        seen[slot] = mark;
        peer.at(millis);
        if ((flags & (FIRST | LAST)) == (FIRST | LAST)) {
            message(payload);
            return;
        }
        fragments.put(number, new Fragment(flags, payload));
        byte[] whole = whole(number);
        if (whole != null) {
            message(whole);
        } else if (fragments.size() > MAX_FRAGMENTS) {
            forget();
        }
    }

    private void message(byte[] octets) throws IOException {
        if (octets.length >= IpfixShape.VERSION_AND_LENGTH && IpfixShape.isHeader(octets, 0)) {
            peer.message(octets, 0, octets.length);
        } else {
            report.others++;
        }
    }

    /** The message that a fragment completes; its fragments have numbers without a gap. */
    private byte @Nullable [] whole(int number) {
        int first = number;
        int last = number;
        for (Fragment at = fragments.get(first); at == null || (at.flags & FIRST) == 0; at = fragments.get(--first)) {
            if (at == null) {
                return null;
            }
        }
        for (Fragment at = fragments.get(last); at == null || (at.flags & LAST) == 0; at = fragments.get(++last)) {
            if (at == null) {
                return null;
            }
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int at = first; at - last <= 0; at++) {
            Fragment part = fragments.remove(at);
            if (part != null) {
                whole.writeBytes(part.octets);
            }
        }
        return whole.toByteArray();
    }

    private void forget() {
        if (!fragments.isEmpty()) {
            fragments.clear();
            report.incomplete++;
        }
    }

    void close() throws IOException {
        forget();
        peer.ended();
    }

    void leave() {
        forget();
    }
}
