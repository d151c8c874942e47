/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A checkpoint in a small file, which is replaced as a whole at most about once a second. */
final class FileCheckpoint implements Checkpoint {
    private static final Logger log = LoggerFactory.getLogger(FileCheckpoint.class);
    private static final long MAGIC = 0x464C_4F57_4348_4B50L; // FLOWCHKP
    private static final int VERSION = 2;
    private static final int HEADER = 44;
    private static final long INTERVAL_NANOS = 1_000_000_000;

    /** Where the reader was, under which incarnation that was written, what is kept before it, and what the reader knew. */
    private record Mark(long position, long incarnation, long keepFrom, byte[] state) {}

    private static final Mark NONE = new Mark(0, 0, Long.MAX_VALUE, new byte[0]);

    private final Path file;
    private final SegmentList segments;
    private final Mark found;
    private final Object writing = new Object();
    private @Nullable Mark pending;
    private long committed;
    private boolean wrote;
    private long wroteAt;
    private boolean failing;
    private volatile Mark stored;

    /**
     * Reads the checkpoint of an earlier run.
     *
     * @param file where it stands
     * @param segments what is left of the journal that it speaks of
     */
    FileCheckpoint(Path file, SegmentList segments) {
        this.file = file;
        this.segments = segments;
        this.found = load(file, segments);
        this.committed = found.position;
        this.stored = found;
    }

    /** The position of a checkpoint file; 0 when there is none that can be read. For naming new segments. */
    static long positionIn(Path file) {
        Mark mark = read(file);
        return mark == null ? 0 : mark.position;
    }

    private static Mark load(Path file, SegmentList segments) {
        Mark mark = read(file);
        boolean empty = segments.oldest() == segments.active();
        if (mark == null) {
            if (!empty) {
                log.warn("no checkpoint in {}: reading starts at the oldest datagram that is kept", file);
            }
            return NONE;
        }
        Segment segment = segments.at(mark.position);
        if (segment.start() < mark.position && segment.incarnation != mark.incarnation) {
            log.warn("{} belongs to another journal: reading starts at the oldest datagram that is kept", file);
            return NONE;
        }
        if (segments.oldest().base > mark.position && !empty) {
            log.warn("datagrams behind the checkpoint {} are missing: dropped for lack of room, or removed", file);
        }
        return mark;
    }

    private static @Nullable Mark read(Path file) {
        try {
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
            int content = in.limit() - 4;
            boolean good = content >= HEADER
                    && in.getLong(0) == MAGIC
                    && in.getInt(8) == VERSION
                    && in.getInt(36) == content - HEADER
                    && in.getInt(content) == crc(in.array(), content);
            if (!good) {
                log.error("{} is damaged", file);
                return null;
            }
            byte[] state = new byte[content - HEADER];
            in.get(HEADER, state);
            return new Mark(in.getLong(12), in.getLong(20), in.getLong(28), state);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            log.error("cannot read {}: {}", file, e.toString());
            return null;
        }
    }

    private static int crc(byte[] octets, int length) {
        CRC32C crc = new CRC32C();
        crc.update(octets, 0, length);
        return (int) crc.getValue();
    }

    @Override
    public byte[] state() {
        return found.state;
    }

    /** Where reading starts. */
    long start() {
        return found.position;
    }

    /** The position that is safely in the file. */
    long stored() {
        return stored.position;
    }

    /** The position from which on entries are needed: what is not read yet, and what is kept of what is. */
    long neededFrom() {
        Mark mark = stored;
        return Math.min(mark.position, mark.keepFrom);
    }

    @Override
    public synchronized void commit(long position, long keepFrom, byte[] state) {
        if (position >= committed) {
            committed = position;
            pending = new Mark(position, segments.endingAt(position).incarnation, keepFrom, state);
        }
    }

    @Override
    public synchronized boolean due() {
        return pending == null && (!wrote || System.nanoTime() - wroteAt >= INTERVAL_NANOS);
    }

    /** Writes the last commit if the one before was written more than a second ago. */
    void writeIfDue() {
        boolean now;
        synchronized (this) {
            now = pending != null && (!wrote || System.nanoTime() - wroteAt >= INTERVAL_NANOS);
        }
        if (now) {
            flush();
        }
    }

    @Override
    public void flush() {
        synchronized (writing) { // not this monitor: who commits does not wait for the disk
            Mark mark = take();
            if (mark == null) {
                return;
            }
            try {
                write(mark);
                stored = mark;
                failing = false;
            } catch (IOException e) {
                putBack(mark);
                if (!failing) {
                    log.error("cannot write {}: {}. Trying again; make room on the disk.", file, e.toString());
                }
                failing = true;
            }
        }
    }

    private synchronized @Nullable Mark take() {
        Mark mark = pending;
        pending = null;
        wrote = true;
        wroteAt = System.nanoTime();
        return mark;
    }

    private synchronized void putBack(Mark mark) {
        if (pending == null) {
            pending = mark;
        }
    }

    private void write(Mark mark) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putLong(MAGIC)
                .putInt(VERSION)
                .putLong(mark.position)
                .putLong(mark.incarnation)
                .putLong(mark.keepFrom)
                .putInt(mark.state.length)
                .putInt(0)
                .flip();
        CRC32C crc = new CRC32C();
        crc.update(header.array());
        crc.update(mark.state);
        ByteBuffer end = ByteBuffer.allocate(4).putInt(0, (int) crc.getValue());
        ByteBuffer[] parts = {header, ByteBuffer.wrap(mark.state), end};
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (end.hasRemaining()) {
                channel.write(parts);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        Folders.force(file.toAbsolutePath().getParent());
    }
}
