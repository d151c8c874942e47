/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A segment that is open for reading by position, whether it was thinned or not. For one thread. */
final class SegmentInput implements AutoCloseable {
    /** It was opened, and what it holds cannot be found in it. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1;

        DamagedException(String message) {
            super(message);
        }
    }

    private final Segment segment;
    private final FileChannel channel;
    private final @Nullable Runs runs;

    private SegmentInput(Segment segment, FileChannel channel, @Nullable Runs runs) {
        this.segment = segment;
        this.channel = channel;
        this.runs = runs;
    }

    static SegmentInput open(Segment segment) throws IOException {
        FileChannel channel = FileChannel.open(segment.path, StandardOpenOption.READ);
        try {
            Runs runs = segment.thinned() ? Runs.read(channel) : null;
            if (runs == null && segment.thinned()) {
                throw new DamagedException("the list of what is left in " + segment + " is damaged");
            }
            return new SegmentInput(segment, channel, runs);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    Segment segment() {
        return segment;
    }

    /** Whether it can still be read: an interrupt closes a channel for good. */
    boolean isOpen() {
        return channel.isOpen();
    }

    /** The first position that is there, from one on; the end of the segment when none is. */
    long next(long position) {
        if (runs == null) {
            return Math.max(position, segment.start());
        }
        int run = runs.at(position);
        return run == runs.count() ? segment.end() : Math.max(position, runs.start(run));
    }

    /** The position up to which everything is there, from one on that is there. */
    long endOfRun(long position) {
        return runs == null ? segment.end() : runs.end(runs.at(position));
    }

    /** Reads some of what stands from a position on, which is there; less than 1 octet at the end of the file. */
    int read(ByteBuffer into, long position) throws IOException {
        return channel.read(into, offset(position));
    }

    /** Copies what stands from a position on to the end of a file, whole. */
    void copy(long position, long octets, FileChannel to) throws IOException {
        long from = offset(position);
        for (long done = 0; done < octets; ) {
            long copied = channel.transferTo(from + done, octets - done, to);
            if (copied <= 0) {
                throw new IOException(segment + " is shorter than it was");
            }
            done += copied;
        }
    }

    private long offset(long position) {
        return runs == null ? position - segment.base : runs.offset(runs.at(position), position);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
