/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the SCTP associations that carry IPFIX: those to the ports of collectors, and those with a message that begins like
 * one. Follows a bounded number of them.
 */
final class SctpStreams {
    private static final int MAX_ASSOCIATIONS = 1024;
    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 4;
    private static final int DATA_HEADER = 16;
    private static final int DATA = 0;
    private static final int ABORT = 6;
    private static final int SHUTDOWN = 7;
    private static final int SHUTDOWN_COMPLETE = 14;

    /** The verification tag names an association, whose ends may have several addresses each (RFC 9260 section 3.1). */
    private record Key(int tag, int ports) {}

    private final CaptureHandler handler;
    private final CaptureReport report;
    private final Map<Key, SctpAssociation> associations = new LinkedHashMap<>(16, 0.75f, true);

    SctpStreams(CaptureHandler handler, CaptureReport report) {
        this.handler = handler;
        this.report = report;
    }

    /**
     * Takes one packet, from its common header on.
     *
     * @param packet its sender's address and its time
     * @return whether it belongs to an association that carries IPFIX
     */
    boolean packet(CapturedDatagram packet, byte[] data, int at, int end) throws IOException {
        if (end - at < HEADER) {
            return false;
        }
        Key key = new Key((int) Octets.u32(data, at + 4), (int) Octets.u32(data, at));
        int chunk = at + HEADER;
        while (end - chunk >= CHUNK_HEADER) {
            int length = Octets.u16(data, chunk + 2);
            if (length < CHUNK_HEADER || length > end - chunk) {
                break;
            }
            chunk(key, packet, data, chunk, chunk + length);
            chunk += (length + 3) & ~3;
        }
        return associations.containsKey(key);
    }

    private void chunk(Key key, CapturedDatagram packet, byte[] data, int at, int end) throws IOException {
        switch (Octets.u8(data, at)) {
            case DATA -> {
                SctpAssociation association =
                        end - at < DATA_HEADER ? null : association(key, packet, data, at + DATA_HEADER, end);
                if (association != null) {
                    byte[] payload = Arrays.copyOfRange(data, at + DATA_HEADER, end);
                    int number = (int) Octets.u32(data, at + 4);
                    association.data(packet.arrivalMillis, number, Octets.u8(data, at + 1), payload);
                }
            }
            case ABORT, SHUTDOWN, SHUTDOWN_COMPLETE -> {
                SctpAssociation association = associations.remove(key);
                if (association != null) {
                    association.close();
                }
            }
            default -> {
                // set-up, acknowledgements, heartbeats
            }
        }
    }

    private @Nullable SctpAssociation association(Key key, CapturedDatagram packet, byte[] data, int from, int to) {
        SctpAssociation known = associations.get(key);
        boolean like = to - from >= IpfixShape.VERSION_AND_LENGTH && IpfixShape.mayBegin(data, from, to - from);
        if (known != null || !(like || FlowPorts.contains(key.ports & 0xFFFF))) {
            return known;
        }
        long number = (long) key.tag << 32 | (key.ports & 0xFFFF_FFFFL);
        SctpAssociation association = new SctpAssociation(new Peer(packet, key.ports, number, handler, report), report);
        associations.put(key, association);
        if (associations.size() > MAX_ASSOCIATIONS) {
            Iterator<SctpAssociation> quietest = associations.values().iterator();
            quietest.next().leave();
            quietest.remove();
        }
        return association;
    }

    /** Ends the capture: fragments that miss a part are counted. */
    void end() {
        associations.values().forEach(SctpAssociation::leave);
        associations.clear();
    }
}
