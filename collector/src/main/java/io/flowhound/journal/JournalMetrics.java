/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What can be seen of a journal from outside: its size, how far its reader is behind, what was damaged, how slow its disk is. */
final class JournalMetrics {
    private final MeterRegistry registry;
    private final Counter damaged;
    private final Timer force;
    private final Timer flush;
    private final List<Gauge> gauges = new ArrayList<>();

    JournalMetrics(MeterRegistry registry) {
        this.registry = registry;
        damaged = Counter.builder("flowhound.journal.damaged.octets")
                .description("Octets of the journal that were skipped because they are damaged")
                .register(registry);
        force = timer("flowhound.journal.force.duration", "How long forcing the journal to the disk took");
        flush = timer("flowhound.journal.flush.duration", "How long writing what was buffered took");
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(
                        Duration.ofNanos(100_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(10),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10))
                .register(registry);
    }

    /** Counts octets that cannot be read. */
    void damaged(long octets) {
        damaged.increment((double) octets);
    }

    /** Notes how long forcing took. */
    void forced(long nanos) {
        force.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Notes how long a write took. */
    void flushed(long nanos) {
        flush.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Shows the sizes of a journal and its reader, until {@link #forget}. */
    void watch(
            SegmentList segments, JournalReader reader, DiskSpace disk, JournalSettings settings, LongSupplier clock) {
        gauge("flowhound.journal.octets", "Octets of the journal on the disk", segments::octets);
        gauge("flowhound.journal.budget.octets", "Octets that the journal may take", settings::budgetOctets);
        gauge(
                "flowhound.disk.free.octets",
                "Octets that are free on the disk of the data folder",
                () -> disk.latest() == DiskSpace.UNKNOWN ? Double.NaN : (double) disk.latest());
        gauge(
                "flowhound.journal.backlog.datagrams",
                "Datagrams that are not read yet, estimated from their octets",
                () -> segments.datagramsFrom(reader.position()));
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
            if (segment.octetsFrom(position) < EntryFormat.HEADER) {
                return 0;
            }
            ByteBuffer arrival = ByteBuffer.allocate(Long.BYTES);
            try (SegmentInput input = SegmentInput.open(segment)) {
                input.read(arrival, input.next(position) + EntryFormat.ARRIVAL);
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
