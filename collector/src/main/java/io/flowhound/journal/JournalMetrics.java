/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What can be seen of a journal from outside: its size, how far its reader is behind, what was damaged. */
final class JournalMetrics {
    private final MeterRegistry registry;
    private final Counter damaged;
    private final List<Gauge> gauges = new ArrayList<>();

    JournalMetrics(MeterRegistry registry) {
        this.registry = registry;
        damaged = Counter.builder("flowhound.journal.damaged.octets")
                .description("Octets of the journal that were skipped because they are damaged")
                .register(registry);
    }

    /** Counts octets that cannot be read. */
    void damaged(long octets) {
        damaged.increment((double) octets);
    }

    /** Shows the sizes of a journal and its reader, until {@link #forget}. */
    void watch(SegmentList segments, JournalReader reader, LongSupplier clock) {
        gauge("flowhound.journal.octets", "Octets of the journal on the disk", segments::octets);
        gauge(
                "flowhound.journal.backlog.octets",
                "Octets that are not read yet",
                () -> segments.octetsFrom(reader.position()));
        gauge(
                "flowhound.journal.behind.seconds",
                "Age of the next datagram to read, 0 when there is none",
                () -> behind(segments, reader.position(), clock));
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        gauges.add(Gauge.builder(name, value)
                .description(description)
                .strongReference(true)
                .register(registry));
    }

    private static double behind(SegmentList segments, long position, LongSupplier clock) {
        synchronized (segments) {
            Segment segment = segments.at(position);
            long start = Math.max(position, segment.start());
            if (start + EntryFormat.HEADER > segment.end()) {
                return 0;
            }
            ByteBuffer arrival = ByteBuffer.allocate(Long.BYTES);
            try (FileChannel channel = FileChannel.open(segment.path, StandardOpenOption.READ)) {
                channel.read(arrival, start - segment.base + EntryFormat.ARRIVAL);
            } catch (IOException e) {
                return Double.NaN;
            }
            return Math.max(0, clock.getAsLong() - arrival.getLong(0)) / 1000.0;
        }
    }

    /** Takes the gauges out of the registry. */
    void forget() {
        gauges.forEach(registry::remove);
    }
}
