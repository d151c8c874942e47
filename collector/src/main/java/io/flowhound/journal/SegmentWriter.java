/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.schema.IpAddress;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The append side: collects entries in one direct buffer and writes it to the active segment when a burst ends or the
 * buffer is full. Safe for use by several threads; allocates nothing per datagram.
 *
 * <p>A failed write keeps the buffer, so nothing is lost before that is full too, and is tried again by later appends.
 */
final class SegmentWriter {
    private static final Logger log = LoggerFactory.getLogger(SegmentWriter.class);
    private static final long RETRY_NANOS = 100_000_000;
    private static final int BUFFER = 1 << 20;

    private final SegmentMaker maker;
    private final SegmentList segments;
    private final CollectorMetrics metrics;
    private final ArrivalClock clock;
    private final JournalMetrics journalMetrics;
    private final long segmentOctets;
    private final long syncOctets;
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer checked = buffer.duplicate();
    private final List<SegmentFile> retired = new ArrayList<>();
    private Segment segment;
    private SegmentFile file;
    private int buffered;
    private int firstEnd;
    private final Trouble writing = new Trouble(RETRY_NANOS);
    private final Trouble rolling = new Trouble(10 * RETRY_NANOS);
    private volatile long forced;
    private volatile Runnable muchUnforced = () -> {};
    private boolean closed;

    SegmentWriter(
            SegmentMaker maker,
            SegmentList segments,
            SegmentFile file,
            JournalSettings settings,
            ArrivalClock clock,
            CollectorMetrics metrics,
            JournalMetrics journalMetrics) {
        this.maker = maker;
        this.segments = segments;
        this.segment = segments.active();
        this.file = file;
        this.segmentOctets = settings.segmentOctets();
        this.syncOctets = settings.syncOctets();
        this.clock = clock;
        this.metrics = metrics;
        this.journalMetrics = journalMetrics;
    }

    /** Appends one datagram, or counts it as dropped. */
    synchronized void append(int listener, int session, InetAddress sender, int port, ByteBuf payload) {
        int length = payload.readableBytes();
        if (length > EntryFormat.MAX_PAYLOAD || closed || !makeRoom(EntryFormat.HEADER + length)) {
            metrics.exporter(IpAddress.of(sender).toString())
                    .drop(DropReason.JOURNAL_FAILED, "datagram dropped: it could not be written to the journal");
            return;
        }
        int start = buffer.position();
        buffer.putInt(0).putInt(length).putLong(clock.millis());
        buffer.putLong(IpAddress.high(sender)).putLong(IpAddress.low(sender));
        buffer.putShort((short) port).putShort((short) listener).putInt(session);
        buffer.limit(buffer.position() + length);
        payload.readBytes(buffer);
        buffer.limit(BUFFER);
        seal(start);
        if (buffered++ == 0) {
            firstEnd = buffer.position();
        }
    }

    private void seal(int start) {
        checked.limit(buffer.position()).position(start + EntryFormat.LENGTH);
        crc.reset();
        crc.update(checked);
        long position = segment.end() + start;
        buffer.putInt(start, (int) crc.getValue() ^ EntryFormat.seal(segment.incarnation, position));
    }

    private boolean makeRoom(int octets) {
        if (segment.size() + buffer.position() + octets > segmentOctets) {
            flush();
            if (buffered == 0 && segment.size() > Segment.HEADER && rolling.mayTry()) {
                roll();
            }
        }
        if (buffer.remaining() < octets) {
            flush();
        }
        return buffer.remaining() >= octets;
    }

    /** Writes what is buffered, so that the reader sees it and the death of this process does not cost it. */
    synchronized void flush() {
        if (buffered > 0 && !closed && writing.mayTry()) {
            write();
        }
    }

    /** Writes what is buffered; whether nothing is left that could not be written. */
    synchronized boolean flushed() {
        flush();
        return buffered == 0;
    }

    /** A time before which nothing will be appended any more; 0 when something stands behind a position. */
    synchronized long quietAt(long position) {
        return flushed() && segments.octetsFrom(position) == 0 ? clock.millis() : 0;
    }

    private void write() {
        long began = System.nanoTime();
        buffer.flip();
        int written = 0;
        try {
            while (buffer.hasRemaining()) {
                written += file.write(buffer, segment.size() + written);
            }
            writing.over(segment);
        } catch (IOException e) {
            writing.failed("cannot write to " + segment, e, "Datagrams will be dropped: make room on the disk.");
        }
        countWritten(written);
        journalMetrics.flushed(System.nanoTime() - began);
        buffer.compact();
        if (written > 0) {
            segment.size(segment.size() + written);
            segments.signal();
            if (segment.end() - forced >= syncOctets) {
                muchUnforced.run();
            }
        }
    }

    /** Counts the entries that are wholly written; the buffer is flipped, so its limit is its end. */
    private void countWritten(int written) {
        int whole = 0;
        while (whole < buffered && firstEnd <= written) {
            whole++;
            if (whole < buffered) {
                firstEnd += EntryFormat.HEADER + buffer.getInt(firstEnd + EntryFormat.LENGTH);
            }
        }
        firstEnd -= written;
        buffered -= whole;
        segment.datagrams(segment.datagrams() + whole);
        metrics.datagramsJournalled.increment(whole);
    }

    private void roll() {
        try {
            Segment next = maker.next(segment);
            SegmentFile nextFile = maker.create(next);
            retired.add(file);
            segment = next;
            file = nextFile;
            segments.roll(next);
            rolling.over(next);
        } catch (IOException e) {
            rolling.failed("cannot make a file after " + segment, e, "That one grows on: make room on the disk.");
        }
    }

    /** Has something done when more is written than may be without being forced; it must not take long. */
    void whenMuchIsUnforced(Runnable wake) {
        muchUnforced = wake;
    }

    /** What may go wrong here. */
    List<Trouble> troubles() {
        return List.of(writing, rolling);
    }

    /** Forces what is written to the disk and closes the files that are full. For the syncer's thread. */
    void force() throws IOException {
        List<SegmentFile> full;
        SegmentFile current;
        long end;
        synchronized (this) {
            full = List.copyOf(retired);
            current = file;
            end = segment.end();
        }
        for (SegmentFile each : full) {
            each.force();
            synchronized (this) {
                retired.remove(each);
            }
            each.close();
        }
        if (end != forced) {
            long began = System.nanoTime();
            current.force();
            forced = end;
            journalMetrics.forced(System.nanoTime() - began);
        }
        if (!full.isEmpty()) {
            maker.forceFolder();
        }
    }

    /** Writes what is buffered and closes the file; whatever comes later is dropped. */
    synchronized void close() {
        if (closed) {
            return;
        }
        if (buffered > 0) {
            write();
        }
        closed = true;
        if (buffered > 0) {
            metrics.exporter(CollectorMetrics.UNKNOWN)
                    .drop(
                            DropReason.JOURNAL_FAILED,
                            buffered,
                            "datagrams lost: the journal could not be written at the end");
        }
        try {
            force();
            file.close();
        } catch (IOException e) {
            log.error("cannot force {} to the disk: {}", segment, e.toString());
        }
        segments.signal();
    }
}
