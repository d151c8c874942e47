/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.HealthSource;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in files of this machine.
 *
 * <p>What was handed over before a call of {@link #idle} survives the death of the process; what is older than the sync
 * interval survives a power cut. Every run starts a segment and an incarnation of its own: a power cut may take back
 * entries that were read already, without leaving a trace, and their positions must not mean something else later.
 */
public final class FileJournal implements Journal {
    private static final Logger log = LoggerFactory.getLogger(FileJournal.class);
    private static final int WINDOW = 512 * 1024;

    private final DirectoryLock lock;
    private final SegmentList segments;
    private final SegmentWriter writer;
    private final SegmentReader reader;
    private final FileCheckpoint checkpoint;
    private final Housekeeper housekeeper;
    private final Syncer syncer;
    private final JournalHealth health;
    private final JournalMetrics journalMetrics;
    private final long startOfRun;

    /**
     * Opens the journal of a data folder, and makes both when they are not there.
     *
     * @throws IOException when another process has the folder, or it cannot be read and written; the message says what to
     *     do
     */
    public static FileJournal open(JournalSettings settings, CollectorMetrics metrics) throws IOException {
        return open(settings, metrics, SegmentFile::create, DiskSpace::of, System::currentTimeMillis);
    }

    static FileJournal open(
            JournalSettings settings,
            CollectorMetrics metrics,
            SegmentFile.Factory files,
            DiskSpace.Factory disks,
            LongSupplier clock)
            throws IOException {
        Path folder = settings.dataDir().resolve("journal");
        try {
            Files.createDirectories(folder);
            DirectoryLock lock = DirectoryLock.acquire(settings.dataDir());
            try {
                return new FileJournal(lock, folder, settings, metrics, files, disks.of(folder), clock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (AccessDeniedException e) {
            throw new IOException(
                    "no permission for " + e.getFile() + ": make data.dir " + settings.dataDir()
                            + " writable for this user, or choose another one",
                    e);
        }
    }

    private FileJournal(
            DirectoryLock lock,
            Path folder,
            JournalSettings settings,
            CollectorMetrics metrics,
            SegmentFile.Factory files,
            DiskSpace disk,
            LongSupplier clock)
            throws IOException {
        this.lock = lock;
        Path checkpointFile = folder.resolve("checkpoint");
        Window window = new Window(WINDOW);
        Recovery found = new Recovery(folder, window);
        found.run();
        SegmentMaker maker = new SegmentMaker(folder, files);
        long base = Math.max(found.end(), FileCheckpoint.positionIn(checkpointFile));
        startOfRun = base;
        Segment active = maker.at(base, new SecureRandom().nextLong());
        SegmentFile file = maker.create(active);
        maker.forceFolder();
        segments = new SegmentList(found.segments(), active);
        checkpoint = new FileCheckpoint(checkpointFile, segments);
        journalMetrics = new JournalMetrics(metrics.registry());
        reader = new SegmentReader(segments, window, checkpoint.start(), journalMetrics);
        writer = new SegmentWriter(
                maker, segments, file, settings, new ArrivalClock(clock, found.lastArrival()), metrics, journalMetrics);
        Losses losses = new Losses(metrics);
        Room room = new Room(segments, disk, settings);
        Eviction eviction = new Eviction(segments, reader, checkpoint, room, losses, journalMetrics);
        housekeeper = new Housekeeper(segments, checkpoint, eviction, settings);
        syncer = new Syncer(writer, settings);
        List<Trouble> troubles = Stream.of(
                        writer.troubles(), reader.troubles(), syncer.troubles(), housekeeper.troubles())
                .flatMap(List::stream)
                .toList();
        health = new JournalHealth(segments, reader, losses, disk, troubles, settings);
        housekeeper.start();
        syncer.start();
        journalMetrics.watch(segments, reader, disk, settings, clock);
        log.info("journal {}: {} octets to read", folder, segments.octetsFrom(reader.position()));
    }

    @Override
    public void datagram(int listener, int session, InetSocketAddress sender, ByteBuf payload) {
        writer.append(listener, session, sender.getAddress(), sender.getPort(), payload);
    }

    @Override
    public void idle() {
        writer.flush();
    }

    @Override
    public JournalReader reader() {
        return reader;
    }

    @Override
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public long startOfRun() {
        return startOfRun;
    }

    /** Deletes what is done with and makes room, as the housekeeper does again and again. */
    void makeRoom() {
        housekeeper.free();
    }

    /** Whether what arrives is kept. */
    public HealthSource health() {
        return health;
    }

    @Override
    public boolean endsAt(long position) {
        return writer.flushed() && segments.octetsFrom(position) == 0;
    }

    @Override
    public long quietAt(long position) {
        return writer.quietAt(position);
    }

    @Override
    public void close() {
        syncer.stop();
        housekeeper.stop();
        writer.close();
        reader.close();
        checkpoint.flush();
        journalMetrics.forget();
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("cannot release the lock of the data folder: {}", e.toString());
        }
    }
}
