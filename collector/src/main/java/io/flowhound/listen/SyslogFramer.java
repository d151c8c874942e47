/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.flowhound.listen.SyslogFrameHead.Framing;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of octets into syslog messages: by the count before each (RFC 5425 section 4.3, RFC 6587 section 3.4.1) or by
 * line feeds (RFC 6587 section 3.4.2), which may change from message to message. What is handed over is the message without count,
 * line feed and the CR and NUL before that; empty lines, and what some senders put behind a counted message, are skipped.
 *
 * <p>At most {@link #LONGEST} octets of a message are kept, the rest is skipped and the message counted as cut. What lies whole within
 * one read is handed over where it lies; only a message that is spread over reads is copied together, into a buffer that grows
 * with what has really come. Not safe for use by several threads.
 */
final class SyslogFramer implements Framer {
    /** What the journal takes. */
    static final int LONGEST = 0xFFFF;

    private enum State {
        /** Before a message, or within a head that does not tell yet how the message is framed: that is kept in begun. */
        START,
        LINE,
        COUNTED,
        /** Behind the kept octets of a message, up to its end. */
        REST_OF_LINE,
        REST_OF_COUNTED
    }

    private final ByteBufAllocator allocator;
    private final Sink sink;
    private final Consumer<String> cuts;
    private final SyslogFrameHead head = new SyslogFrameHead();
    private State state = State.START;
    private Framing before = Framing.UNKNOWN;
    private @Nullable ByteBuf begun;
    /** Octets that are still to come: of what is kept of a counted message, or of its rest. */
    private int missing;
    /** Octets of a counted message behind those that are kept. */
    private int surplus;

    /**
     * Makes a framer.
     *
     * @param cuts is told of each message that lost its end, in words to be read after the sender
     */
    SyslogFramer(ByteBufAllocator allocator, Sink sink, Consumer<String> cuts) {
        this.allocator = allocator;
        this.sink = sink;
        this.cuts = cuts;
    }

    @Override
    public boolean take(ByteBuf octets) {
        while (octets.isReadable()) {
            switch (state) {
                case START -> {
                    if (!start(octets)) {
                        return false;
                    }
                }
                case LINE -> line(octets);
                case COUNTED -> counted(octets);
                case REST_OF_LINE -> restOfLine(octets);
                case REST_OF_COUNTED -> restOfCounted(octets);
            }
        }
        return true;
    }

    private boolean start(ByteBuf octets) {
        ByteBuf kept = begun;
        if (kept == null) {
            skipTrailers(octets, octets.writerIndex());
            return !octets.isReadable() || begin(octets);
        }
        kept.writeByte(octets.readByte()); // one at a time, since heads are short
        Framing framing = head.read(kept, 0, kept.writerIndex(), before);
        if (framing == Framing.LINE) {
            kept.writerIndex(kept.writerIndex() - 1); // it may be the end of the line
            octets.readerIndex(octets.readerIndex() - 1);
            state = State.LINE;
        } else if (framing == Framing.COUNTED) {
            octets.readerIndex(octets.readerIndex() - (kept.writerIndex() - head.length()));
            forget();
            expect(head.count());
        }
        if (framing == Framing.TLS) {
            forget();
            return false;
        }
        return true;
    }

    private boolean begin(ByteBuf octets) {
        Framing framing = head.read(octets, octets.readerIndex(), octets.writerIndex(), before);
        switch (framing) {
            case LINE -> state = State.LINE;
            case COUNTED -> {
                octets.skipBytes(head.length());
                expect(head.count());
            }
            case UNKNOWN -> keep(octets, octets.readableBytes());
            case TLS -> {
                return false;
            }
        }
        return true;
    }

    private void expect(int count) {
        missing = Math.min(count, LONGEST);
        surplus = count - missing;
        state = State.COUNTED;
    }

    private void counted(ByteBuf octets) {
        if (begun == null && octets.readableBytes() >= missing) {
            int length = missing;
            countedEnded();
            handOver(octets, length, length);
            return;
        }
        int taken = Math.min(missing, octets.readableBytes());
        keep(octets, taken);
        missing -= taken;
        if (missing == 0) {
            countedEnded();
            handOverKept();
        }
    }

    /** Goes on behind what is handed over of a counted message. */
    private void countedEnded() {
        before = Framing.COUNTED;
        state = surplus > 0 ? State.REST_OF_COUNTED : State.START;
        missing = surplus;
        if (surplus > 0) {
            tooLong();
        }
    }

    private void restOfCounted(ByteBuf octets) {
        int skipped = Math.min(missing, octets.readableBytes());
        octets.skipBytes(skipped);
        missing -= skipped;
        if (missing == 0) {
            state = State.START;
        }
    }

    private void line(ByteBuf octets) {
        int feed = octets.indexOf(octets.readerIndex(), octets.writerIndex(), (byte) '\n');
        if (begun == null && feed >= 0) {
            wholeLine(octets, feed);
            return;
        }
        int end = feed < 0 ? octets.writerIndex() : feed;
        int held = begun == null ? 0 : begun.readableBytes();
        keep(octets, Math.min(end - octets.readerIndex(), LONGEST - held));
        skipTrailers(octets, end); // behind a line of full length they are no loss
        if (octets.readerIndex() < end) {
            state = State.REST_OF_LINE;
            tooLong();
            handOverKept();
        } else if (feed >= 0) {
            octets.skipBytes(1);
            lineEnded();
            stripKept();
            handOverKept();
        }
    }

    private void wholeLine(ByteBuf octets, int feed) {
        int length = stripped(octets, octets.readerIndex(), feed) - octets.readerIndex();
        lineEnded();
        if (length > LONGEST) {
            tooLong();
        }
        handOver(octets, Math.min(length, LONGEST), feed + 1 - octets.readerIndex());
    }

    private void restOfLine(ByteBuf octets) {
        int feed = octets.indexOf(octets.readerIndex(), octets.writerIndex(), (byte) '\n');
        if (feed < 0) {
            octets.skipBytes(octets.readableBytes());
        } else {
            octets.readerIndex(feed + 1);
            lineEnded();
        }
    }

    private void lineEnded() {
        before = Framing.LINE;
        state = State.START;
    }

    private void tooLong() {
        cuts.accept("has sent a message of more than " + LONGEST + " octets; its end is cut off");
    }

    private static void skipTrailers(ByteBuf octets, int end) {
        int at = octets.readerIndex();
        while (at < end && isTrailer(octets.getByte(at))) {
            at++;
        }
        octets.readerIndex(at);
    }

    private static boolean isTrailer(byte octet) {
        return octet == '\n' || octet == '\r' || octet == 0;
    }

    /** Behind the last octet that is no trailer. */
    private static int stripped(ByteBuf octets, int from, int to) {
        int end = to;
        while (end > from && isTrailer(octets.getByte(end - 1))) {
            end--;
        }
        return end;
    }

    private void stripKept() {
        ByteBuf kept = begun;
        if (kept != null) {
            kept.writerIndex(stripped(kept, kept.readerIndex(), kept.writerIndex()));
        }
    }

    private void keep(ByteBuf octets, int length) {
        ByteBuf kept = begun;
        if (kept == null) {
            kept = allocator.buffer(length, LONGEST);
            begun = kept;
        }
        kept.writeBytes(octets, length);
    }

    /** Hands over what lies in a read, and goes on behind it and what is to be skipped. */
    private void handOver(ByteBuf octets, int length, int taken) {
        int start = octets.readerIndex();
        int end = octets.writerIndex();
        octets.writerIndex(start + length);
        try {
            sink.message(octets);
        } finally {
            octets.setIndex(start + taken, end);
        }
    }

    private void handOverKept() {
        ByteBuf kept = begun;
        if (kept == null) {
            return;
        }
        begun = null;
        try {
            if (kept.isReadable()) {
                sink.message(kept);
            }
        } finally {
            kept.release();
        }
    }

    private void forget() {
        if (begun != null) {
            begun.release();
            begun = null;
        }
    }

    @Override
    public String problem() {
        return "what looks like TLS, which listen.syslog-tls takes";
    }

    /** Hands over what there is of a message: a line that has no end is a line, a counted message is counted as cut. */
    @Override
    public int close() {
        boolean half = state == State.COUNTED;
        boolean halfCount = state == State.START && begun != null && before == Framing.COUNTED;
        if (half || halfCount) {
            cuts.accept("ended its connection within a message; what came of it is stored");
        }
        if (halfCount) {
            forget();
        } else if (!half) {
            stripKept();
        }
        state = State.START;
        handOverKept();
        return 0;
    }
}
