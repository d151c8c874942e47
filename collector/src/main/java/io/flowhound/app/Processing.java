/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.app.status.ReportBoard;
import io.flowhound.bulk.BulkHealth;
import io.flowhound.bulk.BulkSettings;
import io.flowhound.bulk.BulkTransport;
import io.flowhound.bulk.BulkWriter;
import io.flowhound.bulk.DeadLetters;
import io.flowhound.bulk.IndexNames;
import io.flowhound.config.Configuration;
import io.flowhound.ecs.DocumentHandler;
import io.flowhound.enrich.GeoPlaces;
import io.flowhound.enrich.HostNames;
import io.flowhound.enrich.Networks;
import io.flowhound.flow.ExporterState;
import io.flowhound.flow.RecordPlan;
import io.flowhound.journal.FileJournal;
import io.flowhound.journal.JournalReader;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import io.flowhound.netflow.NetflowDecoder;
import io.flowhound.schema.DocumentKind;
import io.flowhound.syslog.SyslogDecoder;
import io.flowhound.syslog.SyslogSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * What lies between the journal and Elasticsearch: decoders, enrichment, bulk requests, and the thread that drives them. Wired in the order
 * in which a flow passes them.
 */
final class Processing {
    private static final int MAX_DOCUMENTS = 5_000;
    private static final long DEAD_LETTER_OCTETS = 256L << 20;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Networks networks;
    private final GeoPlaces places;
    private final LiveSettings live;
    private final SyslogDecoder lines;
    private final BulkWriter bulk;
    private final DeadLetters deadLetters;
    private final Pipeline pipeline;
    private final Configuration opened;

    /**
     * Makes everything, and goes on where the journal's checkpoint says. Nothing is read before {@link #start}.
     *
     * @param parts takes what is to be closed
     * @param stored is told what has been taken, and what is stored
     * @param board is told what is known of the exporters
     * @throws IOException when a folder or a database cannot be used; the message says which and what to do
     */
    Processing(
            Parts parts,
            Configuration configuration,
            Path data,
            FileJournal journal,
            BulkTransport elastic,
            StoredBefore stored,
            ReportBoard board,
            CollectorMetrics metrics)
            throws IOException {
        opened = configuration;
        networks = ConfiguredNetworks.internal(configuration.networks().internal());
        places = GeoSources.places(configuration, configuration.documents().profile(), networks);
        parts.add(reloading(places, configuration.geoip().reload()));
        deadLetters = parts.add(new DeadLetters(data, DEAD_LETTER_OCTETS));
        Checkpoints checkpoints = new Checkpoints(journal.checkpoint(), System::nanoTime);
        bulk = parts.add(new BulkWriter(
                settings(configuration),
                ConfiguredIndices.flows(configuration),
                elastic,
                (position, saved) -> {
                    stored.stored(position);
                    if (saved != null) {
                        checkpoints.stored(saved);
                    }
                },
                deadLetters,
                metrics,
                position -> position >= journal.startOfRun()));
        live = new LiveSettings(configuration);
        HostNames names = new HostNames(networks);
        parts.add(new NameSources(configuration, live.vendors(), names, networks, metrics.registry()));
        JournalReader reader = journal.reader();
        FlowPath.Stages stages = FlowPath.enriched(configuration, live, places, names, bulk, metrics, reader);
        NetflowDecoder<ExporterState, RecordPlan> decoder = stages.decoder();
        lines = new SyslogDecoder(
                ConfiguredSyslog.live(configuration),
                places,
                names,
                live.masking(),
                logs(bulk, configuration),
                metrics);
        byte[] saved = journal.checkpoint().state();
        decoder.restore(PipelineState.templates(saved));
        names.restore(PipelineState.names(saved));
        stages.held().restore(PipelineState.conversations(saved), decoder::memory);
        PipelineState state = new PipelineState(decoder::state, names::state, stages.held());
        pipeline = parts.add(new Pipeline(
                reader,
                journal::quietAt,
                decoder,
                stages.held(),
                lines,
                state,
                checkpoints,
                bulk,
                board,
                stored,
                metrics));
    }

    /** What is known of addresses; others add to it. */
    GeoPlaces places() {
        return places;
    }

    /** Begins to read the journal. */
    void start() {
        pipeline.start();
    }

    /** Without these nothing is stored. */
    List<HealthSource> readiness() {
        return List.of(new BulkCondition(), new PipelineCondition());
    }

    /** What only a restart sets right. */
    List<HealthSource> liveness() {
        return List.of(new PipelineCondition());
    }

    /** What else may go wrong here. */
    List<HealthSource> conditions() {
        return List.of(bulk.conflicts(), deadLetters);
    }

    /** Whether no request is failing. */
    boolean storing() {
        return bulk.health().ok();
    }

    /** What can be changed while it runs. */
    List<Reloadable> reloadable() {
        return List.of(
                new GeoReload(places, networks, opened.geoip()),
                Reloadable.of(
                        next -> {
                            Runnable settings = live.prepare(next);
                            SyslogSettings texts = ConfiguredSyslog.live(next);
                            return (Runnable) () -> {
                                settings.run();
                                lines.use(texts);
                            };
                        },
                        pipeline::between));
    }

    private static DocumentHandler logs(BulkWriter bulk, Configuration configuration) {
        return bulk.into(
                new IndexNames(DocumentKind.SYSLOG.name(configuration.index().prefix())));
    }

    private static BulkSettings settings(Configuration configuration) {
        return new BulkSettings(
                (int) configuration.bulk().size().bytes(),
                MAX_DOCUMENTS,
                configuration.bulk().maxWait(),
                configuration.bulk().inFlight(),
                CLOSE_TIMEOUT);
    }

    private static AutoCloseable reloading(GeoPlaces places, Duration interval) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().name("flowhound-geoip").unstarted(task));
        ScheduledFuture<?> reloads = timer.scheduleWithFixedDelay(
                places::reloadIfChanged, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            reloads.cancel(false);
            timer.shutdown();
        };
    }

    private final class BulkCondition implements HealthSource {
        @Override
        public String name() {
            return "elasticsearch";
        }

        @Override
        public Health health() {
            BulkHealth health = bulk.health();
            return health.ok()
                    ? Health.ok("no request to store documents is failing")
                    : Health.failing(health.reason() + " (since " + health.since() + ")");
        }
    }

    private final class PipelineCondition implements HealthSource {
        @Override
        public String name() {
            return "pipeline";
        }

        @Override
        public Health health() {
            return pipeline.failed()
                    ? Health.failing("ended by an error, see the log; restart the collector")
                    : Health.ok("works");
        }
    }
}
