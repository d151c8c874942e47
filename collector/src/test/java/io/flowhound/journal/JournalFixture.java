/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.schema.IpAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A journal in a folder of a test, with short ways to write and read it. */
final class JournalFixture implements AutoCloseable {
    static final long SEGMENT = 128 * 1024;
    static final InetSocketAddress SENDER =
            new InetSocketAddress(IpAddress.parse("192.0.2.11").toInetAddress(), 50_000);

    /** An entry that was read, copied. */
    record Read(
            String text, long position, long nextPosition, long incarnation, long arrival, String from, int listener) {}

    final CollectorMetrics metrics = new CollectorMetrics(new SimpleMeterRegistry());
    final FileJournal journal;

    JournalFixture(Path dataDir) throws IOException {
        this(settings(dataDir));
    }

    JournalFixture(JournalSettings settings) throws IOException {
        this(settings, SegmentFile::create);
    }

    JournalFixture(JournalSettings settings, SegmentFile.Factory files) throws IOException {
        this(settings, files, DiskSpace::of);
    }

    JournalFixture(JournalSettings settings, SegmentFile.Factory files, DiskSpace.Factory disks) throws IOException {
        journal = FileJournal.open(settings, metrics, files, disks, System::currentTimeMillis);
    }

    static JournalSettings settings(Path dataDir) {
        return new JournalSettings(dataDir, SEGMENT, 64 * SEGMENT, Duration.ofMillis(10));
    }

    void append(String... texts) {
        for (String text : texts) {
            append(text.getBytes(StandardCharsets.UTF_8));
        }
        journal.idle();
    }

    void append(byte[] octets) {
        append(SENDER, octets);
    }

    void append(InetSocketAddress sender, byte[] octets) {
        ByteBuf payload = Unpooled.wrappedBuffer(octets);
        journal.datagram(1, 0, sender, payload);
        payload.release();
    }

    /** Reads all that is there. */
    List<Read> readAll() {
        List<Read> all = new ArrayList<>();
        while (poll(all, Duration.ZERO) > 0) {
            // until there is none left
        }
        return all;
    }

    List<String> texts() {
        return readAll().stream().map(Read::text).toList();
    }

    int poll(List<Read> into, Duration wait) {
        return journal.reader().poll(entry -> into.add(copy(entry)), wait);
    }

    static Read copy(Entry entry) {
        return new Read(
                new String(entry.data, entry.offset, entry.length, StandardCharsets.UTF_8),
                entry.position,
                entry.nextPosition,
                entry.incarnation,
                entry.arrivalMillis,
                IpAddress.text(entry.addressHigh, entry.addressLow) + ":" + entry.port,
                entry.listener);
    }

    static List<Path> segments(Path dataDir) {
        try (Stream<Path> files = Files.list(dataDir.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(Segment.SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    double gauge(String name) {
        return metrics.registry().get(name).gauge().value();
    }

    @Override
    public void close() {
        journal.close();
    }
}
