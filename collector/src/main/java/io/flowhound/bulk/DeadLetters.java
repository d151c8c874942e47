/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends the documents that Elasticsearch refuses for good to a file, one JSON object a line, with the reason. When it reaches
 * its bound it becomes {@code dead-letter.1.ndjson}, in place of the one before, and a new one is begun. What that held is lost
 * then, counted and reported; {@link #health} has failed long before. Safe for use by several threads, and while
 * {@link DeadLetterBox} changes the files from another process.
 */
public final class DeadLetters implements HealthSource, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);
    /** How long the loss of documents keeps the health from being good. */
    static final Duration LOSS_REPORTED_FOR = Duration.ofHours(1);

    private final DeadLetterFolder folder;
    private final long maxOctets;
    private final InstantSource clock;
    private final AtomicLong lost = new AtomicLong();

    private @Nullable Instant logged;
    private long sinceLogged;
    private volatile long octets;
    private volatile @Nullable Instant lostLast;

    /**
     * Writes {@code dead-letter.ndjson} into a folder, both of which are made when the first document comes.
     *
     * @param maxOctets bound of the file; with the older one, twice as much is kept
     */
    public DeadLetters(Path folder, long maxOctets) {
        this(folder, maxOctets, InstantSource.system());
    }

    DeadLetters(Path folder, long maxOctets, InstantSource clock) {
        this.folder = new DeadLetterFolder(folder);
        this.maxOctets = maxOctets;
        this.clock = clock;
        look();
    }

    /** Registers how full it is, and what was lost because it was full. */
    void watch(MeterRegistry registry) {
        Gauge.builder("flowhound.dead.letters.octets", this, letters -> letters.octets)
                .baseUnit("bytes")
                .description("Size of the dead-letter files")
                .register(registry);
        FunctionCounter.builder("flowhound.dead.letters.lost", lost, AtomicLong::get)
                .description("Documents in the dead-letter files that made room for newer ones")
                .register(registry);
    }

    /** Looks how large the files are: a command may have made them smaller. To be called now and then. */
    void look() {
        octets = folder.octets();
    }

    /**
     * Appends documents, all or none. They are on the disk when this returns.
     *
     * @throws IOException when they are not in the file
     */
    synchronized void put(List<DeadLetter> letters) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (DeadLetter letter : letters) {
            lines.write(line(letter));
        }
        folder.locked(() -> {
            append(lines.toByteArray());
            return lines.size();
        });
        look();
        report(letters);
    }

    /** The file is opened each time, since a command may have put another in its place. */
    private void append(byte[] lines) throws IOException {
        try (FileChannel open = open()) {
            if (open.size() == 0 || open.size() + lines.length <= maxOctets) {
                append(open, lines);
                return;
            }
        }
        rotate();
        try (FileChannel open = open()) {
            append(open, lines);
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                folder.file(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static void append(FileChannel open, byte[] lines) throws IOException {
        long size = open.size();
        try {
            ByteBuffer last = ByteBuffer.allocate(1);
            if (size > 0 && open.read(last, size - 1) == 1 && last.get(0) != '\n') {
                write(open, new byte[] {'\n'}, size); // ends a line that a crash cut short
            }
            write(open, lines, open.size());
            open.force(true);
        } catch (IOException failure) {
            cutBack(open, size);
            throw failure;
        }
    }

    private static void write(FileChannel open, byte[] octets, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        while (buffer.hasRemaining()) {
            open.write(buffer, at + buffer.position());
        }
    }

    /** Removes the part of a line that a full disk let through. */
    private static void cutBack(FileChannel open, long size) {
        try {
            open.truncate(size);
        } catch (IOException failure) {
            log.debug("the dead-letter file keeps a part of a line, which the next one ends", failure);
        }
    }

    private void rotate() throws IOException {
        long gone = lines(folder.older());
        Files.move(folder.file(), folder.older(), StandardCopyOption.REPLACE_EXISTING);
        if (gone > 0) {
            lost.addAndGet(gone);
            lostLast = clock.instant();
            log.error(
                    "The dead-letter files are full, and the {} oldest documents in them are lost: see './flowhound"
                            + " deadletter', and set right what makes Elasticsearch refuse them",
                    gone);
        } else {
            log.warn(
                    "{} is full and is now {}; when the next one is full, that is lost: see './flowhound deadletter'",
                    folder.file(),
                    folder.older());
        }
    }

    private static long lines(Path file) throws IOException {
        long lines = 0;
        byte[] chunk = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
                for (int i = 0; i < read; i++) {
                    lines += chunk[i] == '\n' ? 1 : 0;
                }
            }
            return lines;
        } catch (NoSuchFileException none) {
            return 0;
        }
    }

    @Override
    public String name() {
        return "dead-letters";
    }

    @Override
    public Health health() {
        Instant loss = lostLast;
        if (loss != null && Duration.between(loss, clock.instant()).compareTo(LOSS_REPORTED_FOR) < 0) {
            return Health.failing("the dead-letter files are full: " + lost + " of the documents that Elasticsearch had"
                    + " refused are lost, the last at " + loss
                    + "; './flowhound deadletter' shows why they are refused");
        }
        if (octets >= maxOctets) {
            return Health.failing("the dead-letter files hold " + (octets >> 20) + " MiB of refused documents; at "
                    + ((2 * maxOctets) >> 20) + " MiB the oldest are lost. './flowhound deadletter' shows why they are"
                    + " refused; when that is set right, './flowhound deadletter resend --all' stores them, and"
                    + " 'deadletter drop' gives them up");
        }
        return Health.ok(octets == 0 ? "no document was refused for good" : "room for more refused documents");
    }

    /** The document stays text when it is no object, since one bad line must not spoil the file. */
    private byte[] line(DeadLetter letter) throws IOException {
        return new StoredLetter(
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        letter.index(),
                        letter.id(),
                        letter.status(),
                        letter.error().type(),
                        letter.error().reason(),
                        1,
                        letter.document(),
                        StoredLetter.isObject(letter.document()))
                .line();
    }

    private void report(List<DeadLetter> letters) {
        sinceLogged += letters.size();
        Instant now = clock.instant();
        if (logged == null || Duration.between(logged, now).compareTo(LOG_INTERVAL) >= 0) {
            DeadLetter last = letters.get(letters.size() - 1);
            log.warn(
                    "Elasticsearch refused {} documents for good, the last with status {} ({}): they are in {};"
                            + " './flowhound deadletter' tells more",
                    sinceLogged,
                    last.status(),
                    last.error(),
                    folder.file());
            logged = now;
            sinceLogged = 0;
        }
    }

    /** Has nothing to give back: the file is open only while it is written. */
    @Override
    public void close() {}
}
