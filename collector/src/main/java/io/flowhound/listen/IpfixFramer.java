/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of octets into IPFIX messages by the length in their headers (RFC 7011 section 3.1). What lies whole within
 * one read is handed over where it lies; only a message that is spread over reads is copied together, into a buffer that
 * grows with what has really come. Not safe for use by several threads.
 */
final class IpfixFramer implements Framer {
    static final int VERSION = 10;
    private static final int HEADER = 16;
    /** Octets that hold version and length. */
    private static final int PREFIX = 4;

    private static final int LONGEST = 0xFFFF;
    private static final int MALFORMED = -1;

    private final ByteBufAllocator allocator;
    private final Sink sink;
    private @Nullable ByteBuf begun;
    private int badVersion;
    private int badLength;

    IpfixFramer(ByteBufAllocator allocator, Sink sink) {
        this.allocator = allocator;
        this.sink = sink;
    }

    @Override
    public boolean take(ByteBuf octets) {
        if (begun != null && !goOn(begun, octets)) {
            return false;
        }
        while (octets.readableBytes() >= PREFIX) {
            int length = lengthOf(octets);
            if (length == MALFORMED) {
                return false;
            }
            if (octets.readableBytes() < length) {
                break;
            }
            handOver(octets, length);
        }
        if (octets.isReadable()) {
            begun = allocator.buffer(octets.readableBytes(), LONGEST).writeBytes(octets);
        }
        return true;
    }

    private boolean goOn(ByteBuf message, ByteBuf octets) {
        if (!fill(message, PREFIX, octets)) {
            return true;
        }
        int length = lengthOf(message);
        if (length == MALFORMED) {
            return false;
        }
        if (fill(message, length, octets)) {
            begun = null;
            try {
                sink.message(message);
            } finally {
                message.release();
            }
        }
        return true;
    }

    /** Moves octets until the message has so many; whether it has. */
    private static boolean fill(ByteBuf message, int wanted, ByteBuf from) {
        int missing = wanted - message.readableBytes();
        if (missing > 0) {
            message.writeBytes(from, Math.min(missing, from.readableBytes()));
        }
        return message.readableBytes() >= wanted;
    }

    private int lengthOf(ByteBuf message) {
        int version = message.getUnsignedShort(message.readerIndex());
        int length = message.getUnsignedShort(message.readerIndex() + 2);
        if (version == VERSION && length >= HEADER) {
            return length;
        }
        badVersion = version;
        badLength = length;
        return MALFORMED;
    }

    private void handOver(ByteBuf octets, int length) {
        int next = octets.readerIndex() + length;
        int end = octets.writerIndex();
        octets.writerIndex(next);
        try {
            sink.message(octets);
        } finally {
            octets.setIndex(next, end);
        }
    }

    @Override
    public String problem() {
        if (badVersion == VERSION) {
            return "a message that says to have " + badLength + " octets, less than its header";
        }
        String hint = badVersion >> 8 == 0x16
                ? "; this looks like TLS, which listen.ipfix-tls takes"
                : badVersion == 9 || badVersion == 5 ? "; NetFlow goes over UDP, to listen.flows" : "";
        return "octets that are no IPFIX (version field " + badVersion + ")" + hint;
    }

    /** Lets go of an unfinished message and tells how many octets of it there are. */
    @Override
    public int close() {
        ByteBuf rest = begun;
        if (rest == null) {
            return 0;
        }
        begun = null;
        int octets = rest.readableBytes();
        rest.release();
        return octets;
    }
}
