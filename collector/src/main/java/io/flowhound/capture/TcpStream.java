/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The octets that one side of a TCP connection sends, in order (RFC 9293 section 3.4), cut into IPFIX messages. Segments
 * that come again are left out; those that come too early wait, within bounds, for what is missing.
 */
final class TcpStream {
    private static final int MAX_WAITING = 256;
    private static final int MAX_WAITING_OCTETS = 1 << 20;
    /** No sender is so far ahead: the numbers are those of another connection. */
    private static final int FAR = 16 << 20;

    private record Segment(int sequence, byte[] octets) {
        int end() {
            return sequence + octets.length;
        }
    }

    private final Peer peer;
    private final IpfixFramer messages;
    private final CaptureReport report;
    private final List<Segment> waiting = new ArrayList<>();
    private final int initial;
    private int waitingOctets;
    private int next;
    private int last;
    private boolean lastKnown;
    private boolean closed;
    private boolean silent = true;

    /** Begins at a sequence number, which is that of the first octet. */
    TcpStream(Peer peer, int sequence, CaptureReport report) {
        this.peer = peer;
        this.report = report;
        this.messages = new IpfixFramer(peer::message);
        this.initial = sequence;
        this.next = sequence;
    }

    /** Says that the capture may begin within a message. */
    void beginsAnywhere() {
        messages.search();
    }

    /** Whether a connection that begins at a sequence number is another one, of the same addresses and ports. */
    boolean isOther(int sequence) {
        return sequence != initial;
    }

    /** Whether it only began like IPFIX. */
    boolean isRefuted() {
        return !peer.isFlowPort() && messages.messages() == 0 && messages.damages() > 0;
    }

    /**
     * Takes the octets of one segment.
     *
     * @param fin whether they are the last
     */
    void segment(long millis, int sequence, byte[] data, int from, int to, boolean fin) throws IOException {
        if (closed) {
            return; // retransmitted
        }
        peer.at(millis);
        silent &= to == from;
        int ahead = sequence - next; // numbers wrap
        if (ahead > FAR || ahead < -FAR) {
            restart(sequence);
            ahead = 0;
        }
        if (ahead > 0) {
            keep(new Segment(sequence, Arrays.copyOfRange(data, from, to)));
        } else {
            take(sequence, data, from, to);
        }
        release();
        if (waiting.size() > MAX_WAITING || waitingOctets > MAX_WAITING_OCTETS) {
            skipGap();
        }
        if (fin) {
            last = sequence + to - from;
            lastKnown = true;
        }
        if (lastKnown && next - last >= 0) {
            close();
        }
    }

    private void restart(int sequence) throws IOException {
        waiting.clear();
        waitingOctets = 0;
        messages.gap();
        next = sequence;
    }

    /** Takes what is new of octets that begin at the next one or before it. */
    private void take(int sequence, byte[] data, int from, int to) throws IOException {
        int known = next - sequence;
        if (known < to - from) {
            next += to - from - known;
            messages.add(data, from + known, to - from - known);
        }
    }

    private void keep(Segment segment) {
        int at = waiting.size();
        while (at > 0 && waiting.get(at - 1).sequence - segment.sequence > 0) {
            at--;
        }
        boolean known = at > 0 && waiting.get(at - 1).end() - segment.end() >= 0;
        if (!known && segment.octets.length > 0) {
            waiting.add(at, segment);
            waitingOctets += segment.octets.length;
        }
    }

    private void release() throws IOException {
        while (!waiting.isEmpty() && waiting.get(0).sequence - next <= 0) {
            Segment segment = waiting.remove(0);
            waitingOctets -= segment.octets.length;
            take(segment.sequence, segment.octets, 0, segment.octets.length);
        }
    }

    private void skipGap() throws IOException {
        messages.gap();
        next = waiting.get(0).sequence;
        release();
    }

    /** Ends the connection: what is still missing will not come. */
    void close() throws IOException {
        if (closed) {
            return;
        }
        if (end() > 0 && messages.messages() > 0) {
            report.resynchronised++; // a message that its sender did not finish
        }
        closed = true;
        peer.ended();
    }

    /** Ends the capture, behind which the connection may go on. */
    void leave() throws IOException {
        if (!closed) {
            end();
        }
    }

    private int end() throws IOException {
        while (!waiting.isEmpty()) {
            skipGap();
        }
        int left = messages.end();
        if (messages.messages() > 0) {
            report.resynchronised += messages.damages();
        } else if (!silent && peer.isFlowPort()) {
            report.silentStreams++;
        }
        return left;
    }
}
