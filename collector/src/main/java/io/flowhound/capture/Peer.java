/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;

/** One direction of a TCP connection or SCTP association, with what its messages have in common. */
final class Peer {
    private final CaptureHandler handler;
    private final CaptureReport report;
    private final CapturedDatagram message = new CapturedDatagram();

    /** Takes the sender from {@code packet}; {@code number} names the connection and is made the session. */
    Peer(CapturedDatagram packet, int ports, long number, CaptureHandler handler, CaptureReport report) {
        this.handler = handler;
        this.report = report;
        message.addressHigh = packet.addressHigh;
        message.addressLow = packet.addressLow;
        message.port = ports >>> 16;
        message.destinationPort = ports & 0xFFFF;
        message.session = session(number);
    }

    /** The same number for the same connection in every capture, never 0. */
    private static int session(long number) {
        int session = (int) ((number * 0x9E37_79B9_7F4A_7C15L) >>> 32);
        return session == 0 ? 1 : session;
    }

    boolean isFlowPort() {
        return FlowPorts.contains(message.destinationPort);
    }

    /** Sets when what follows was captured, epoch milliseconds. */
    void at(long millis) {
        message.arrivalMillis = millis;
    }

    void message(byte[] data, int offset, int length) throws IOException {
        message.data = data;
        message.offset = offset;
        message.length = length;
        report.datagrams++;
        handler.datagram(message);
    }

    void ended() throws IOException {
        message.offset = 0;
        message.length = 0;
        handler.ended(message);
    }
}
