/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.bulk.BulkHealth;
import io.flowhound.bulk.BulkSettings;
import io.flowhound.bulk.BulkWriter;
import io.flowhound.bulk.DeadLetters;
import io.flowhound.capture.CaptureReader;
import io.flowhound.capture.CaptureSummary;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.journal.Entry;
import io.flowhound.journal.EntryHandler;
import io.flowhound.journal.MemoryEntries;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.schema.IpAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes the flows of captures into Elasticsearch. There is no journal: the files are there to be read again, and ids that
 * depend on the datagrams alone make that harmless. One decoder reads all files, since the templates of one may be those of
 * the next.
 */
final class Importer implements EntryHandler, AutoCloseable {
    private static final int MAX_DOCUMENTS = 5_000;
    private static final long DEAD_LETTER_OCTETS = 256L << 20;
    /** Who runs the command ends the waiting; what is stored by then stays. */
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(3650);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CollectorMetrics metrics = new CollectorMetrics(registry);
    private final CapturedEntries entries = new CapturedEntries(this);
    private final DeadLetters deadLetters;
    private final BulkWriter bulk;
    private final DatagramName names;
    private final CapturedFlows captured;
    private long position;
    private final AtomicLong datagrams = new AtomicLong();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /**
     * Makes one that writes to {@code elastic}, where the index templates are.
     *
     * @param refused folder of the dead-letter file, made when there is something to put into it
     * @throws IOException when a GeoIP database cannot be read
     */
    Importer(Configuration configuration, ElasticClient elastic, Path refused) throws IOException {
        deadLetters = new DeadLetters(refused, DEAD_LETTER_OCTETS);
        var places = GeoSources.places(configuration, configuration.documents().profile());
        bulk = new BulkWriter(
                new BulkSettings(
                        (int) configuration.bulk().size().bytes(),
                        MAX_DOCUMENTS,
                        configuration.bulk().maxWait(),
                        configuration.bulk().inFlight(),
                        AS_LONG_AS_IT_TAKES),
                ConfiguredIndices.flows(configuration),
                elastic.bulk(),
                (position, state) -> {},
                deadLetters,
                metrics);
        names = new DatagramName(bulk);
        captured = new CapturedFlows(
                FlowPath.imported(configuration, places, names, metrics, new MemoryEntries()), this::step);
    }

    /**
     * Takes one file. What was read of it is stored even when the rest cannot be read.
     *
     * @param exporter the sender of the messages of an IPFIX file
     */
    CaptureSummary take(Path file, IpAddress exporter) throws IOException {
        return CaptureReader.read(file, exporter, entries);
    }

    @Override
    public void entry(Entry entry) {
        if (entry.length > 0) {
            datagrams.incrementAndGet();
            first = Math.min(first, entry.arrivalMillis);
            last = Math.max(last, entry.arrivalMillis);
        }
        names.give(entry);
        captured.entry(entry);
        position = entry.nextPosition;
    }

    private void step(Runnable work) {
        bulk.entry();
        work.run();
        bulk.entryDone(position);
    }

    /** Says that no file follows: what waits for other records is stored; data sets that wait for a template are counted. */
    void end() {
        captured.end();
    }

    /** How far it is, for people. For any thread. */
    String progress() {
        BulkHealth health = bulk.health();
        String counts = String.format(
                Locale.ROOT, "%,d datagrams, %,d flow records, %,d documents stored", datagrams.get(), flows(), (long)
                        metrics.documentsStored.count());
        return health.ok() ? counts : counts + "; waiting: " + health.reason();
    }

    /** Flows decoded so far. For any thread. */
    long flows() {
        return Totals.of(registry, "flowhound.exporter.flows");
    }

    /** What has become of everything; final once this is closed. */
    ImportResult result() {
        long repeated = (long) metrics.documentsRepeated.count();
        return new ImportResult(
                datagrams.get(),
                flows(),
                MergedRecords.of(registry),
                (long) metrics.documentsStored.count() - repeated,
                repeated,
                (long) metrics.documentsRefused.count(),
                Totals.drops(registry),
                first,
                last);
    }

    /** Returns when all that was taken is stored or put aside. */
    @Override
    public void close() {
        bulk.close();
        deadLetters.close();
    }
}
