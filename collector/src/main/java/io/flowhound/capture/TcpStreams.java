/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the TCP connections that carry IPFIX: those to the ports of collectors, and those that begin with a message. Follows
 * a bounded number of them, each in the direction from the exporter.
 */
final class TcpStreams {
    private static final int MAX_STREAMS = 1024;
    private static final int HEADER = 20;
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;

    private record Key(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, int ports) {
        long number() {
            long number = sourceHigh;
            number = number * 31 + sourceLow;
            number = number * 31 + destinationHigh;
            number = number * 31 + destinationLow;
            return number * 31 + ports;
        }
    }

    private final CaptureHandler handler;
    private final CaptureReport report;
    /** The one that was quiet for longest comes first. */
    private final Map<Key, TcpStream> streams = new LinkedHashMap<>(16, 0.75f, true);

    TcpStreams(CaptureHandler handler, CaptureReport report) {
        this.handler = handler;
        this.report = report;
    }

    /**
     * Takes one segment, from its header on.
     *
     * @param packet its sender's address and its time
     * @return whether it belongs to a connection that carries IPFIX
     */
    boolean segment(CapturedDatagram packet, long destinationHigh, long destinationLow, byte[] data, int at, int end)
            throws IOException {
        int header = end - at < HEADER ? 0 : (Octets.u8(data, at + 12) >>> 4) * 4;
        if (header < HEADER || at + header > end) {
            return false;
        }
        int flags = Octets.u8(data, at + 13);
        boolean opening = (flags & (SYN | ACK)) == SYN;
        int first = (int) Octets.u32(data, at + 4) + ((flags & SYN) == 0 ? 0 : 1);
        int ports = (int) Octets.u32(data, at);
        Key key = new Key(packet.addressHigh, packet.addressLow, destinationHigh, destinationLow, ports);
        TcpStream stream = streams.get(key);
        if (stream != null && opening && stream.isOther(first)) {
            stream.close();
            streams.remove(key);
            stream = null;
        }
        if (stream == null) {
            stream = begin(key, packet, first, opening, data, at + header, end);
        }
        if (stream == null) {
            return false;
        }
        stream.segment(packet.arrivalMillis, first, data, at + header, end, (flags & FIN) != 0);
        if ((flags & RST) != 0) {
            stream.close();
        }
        if (stream.isRefuted()) {
            streams.remove(key);
            return false;
        }
        return true;
    }

    private @Nullable TcpStream begin(
            Key key, CapturedDatagram packet, int sequence, boolean opening, byte[] data, int from, int to)
            throws IOException {
        boolean known = FlowPorts.contains(key.ports & 0xFFFF);
        boolean like = to - from >= IpfixShape.VERSION_AND_LENGTH && IpfixShape.mayBegin(data, from, to - from);
        if (!like && !(known && (opening || to > from))) {
            return null;
        }
        TcpStream stream = new TcpStream(new Peer(packet, key.ports, key.number(), handler, report), sequence, report);
        if (!like && !opening) {
            stream.beginsAnywhere();
        }
        streams.put(key, stream);
        if (streams.size() > MAX_STREAMS) {
            Iterator<TcpStream> quietest = streams.values().iterator();
            quietest.next().leave();
            quietest.remove();
        }
        return stream;
    }

    /** Ends the capture: what waits for missing segments is used as far as it goes. */
    void end() throws IOException {
        for (TcpStream stream : streams.values()) {
            stream.leave();
        }
        streams.clear();
    }
}
