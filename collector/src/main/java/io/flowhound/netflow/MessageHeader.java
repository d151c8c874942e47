/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.schema.IpAddress;

/**
 * Reads the headers of messages into a {@link Message}, and counts what has none: NetFlow v1, v5 and v7, v9 (RFC 3954
 * section 5.1), IPFIX (RFC 7011 section 3.1).
 */
final class MessageHeader {
    /** Octets of the header of NetFlow v9. */
    static final int V9 = 20;
    /** Octets of the header of IPFIX. */
    static final int IPFIX = 16;

    private final Message message;
    private final CollectorMetrics metrics;

    /** @param message the circumstances of the arrival stand in it already */
    MessageHeader(Message message, CollectorMetrics metrics) {
        this.message = message;
        this.metrics = metrics;
    }

    /** Reads one; false, and counted, when there is none. */
    boolean read(byte[] octets, int start, int end) {
        int length = end - start;
        message.header = start;
        message.v5Sampling = 0;
        message.sequence = 0;
        message.domain = 0;
        int version = length < 2 ? -1 : Octets.u16(octets, start);
        message.version = version;
        return switch (version) {
            case Message.V1, Message.V5, Message.V7 -> fixed(octets, start, length);
            case Message.V9 -> v9(octets, start, length);
            case Message.IPFIX -> ipfix(octets, start, length);
            default -> {
                drop(
                        DropReason.UNKNOWN_VERSION,
                        "a datagram of " + length + " octets is neither NetFlow v1, v5, v7, v9 nor IPFIX (version"
                                + " field " + version + ")");
                yield false;
            }
        };
    }

    private boolean fixed(byte[] octets, int start, int length) {
        FixedLayout layout = FixedLayout.of(message.version);
        if (layout == null || length < layout.header()) {
            return truncated(length, "NetFlow v" + message.version);
        }
        message.uptimeMillis = Octets.i32(octets, start + 4);
        long nanos = Math.min(Octets.u32(octets, start + 12), 999_999_999);
        message.exportMillis = Octets.u32(octets, start + 8) * 1000 + nanos / 1_000_000;
        message.template = message.version;
        if (message.version != Message.V1) {
            message.sequence = Octets.i32(octets, start + 16);
        }
        if (message.version == Message.V5) {
            message.domain = Octets.u16(octets, start + 20);
            message.v5Sampling = Octets.u16(octets, start + 22);
        }
        return true;
    }

    private boolean v9(byte[] octets, int start, int length) {
        if (length < V9) {
            return truncated(length, "NetFlow v9");
        }
        message.uptimeMillis = Octets.i32(octets, start + 4);
        message.exportMillis = Octets.u32(octets, start + 8) * 1000;
        message.sequence = Octets.i32(octets, start + 12);
        message.domain = Octets.i32(octets, start + 16);
        return true;
    }

    private boolean ipfix(byte[] octets, int start, int length) {
        if (length < IPFIX) {
            return truncated(length, "IPFIX");
        }
        message.exportMillis = Octets.u32(octets, start + 4) * 1000;
        message.sequence = Octets.i32(octets, start + 8);
        message.domain = Octets.i32(octets, start + 12);
        return true;
    }

    private boolean truncated(int length, String protocol) {
        drop(DropReason.TRUNCATED, "a datagram of " + length + " octets is shorter than the header of " + protocol);
        return false;
    }

    /** Counts the message as dropped, under one name for all: forged senders must not use up the names of the real ones. */
    void drop(DropReason reason, String what) {
        metrics.exporter(CollectorMetrics.UNKNOWN)
                .drop(reason, "from " + IpAddress.text(message.addressHigh, message.addressLow) + ": " + what);
    }
}
