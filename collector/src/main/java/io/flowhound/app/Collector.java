/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.app.logging.Logging;
import io.flowhound.app.quality.Identity;
import io.flowhound.app.quality.Quality;
import io.flowhound.app.quality.QualityWatch;
import io.flowhound.app.status.CollectorFacts;
import io.flowhound.app.status.JsonPage;
import io.flowhound.app.status.ReportBoard;
import io.flowhound.app.status.StatusPage;
import io.flowhound.app.status.TemplatesPage;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.journal.FileJournal;
import io.flowhound.journal.JournalSettings;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.HealthSource;
import io.flowhound.netflow.element.ElementRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The collector: all parts, wired by hand in the order in which a flow passes them. */
final class Collector implements AutoCloseable {
    /** How long a page waits for the pipeline to describe the exporters as they are now. */
    private static final Duration REPORT_PATIENCE = Duration.ofMillis(500);

    private final Parts parts = new Parts();
    private final Receiving receiving;
    private final AdminServer admin;
    private final Processing processing;
    private final Configuration running;
    private final List<Reloadable> reloadable;

    /**
     * Starts everything. From then on datagrams are kept, whether or not Elasticsearch is there.
     *
     * @throws IOException when a folder, a port or a database cannot be used; the message says which and what to do
     */
    Collector(Configuration configuration) throws IOException {
        boolean complete = false;
        try {
            PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            parts.add(new ProcessMeters(registry));
            CollectorMetrics metrics = new CollectorMetrics(registry);
            ElasticClient elastic = parts.add(ElasticAccess.writer(configuration));
            Path data = Files.createDirectories(configuration.data().dir());
            FileJournal journal = parts.add(journal(configuration, data, metrics));
            StoredBefore stored =
                    new StoredBefore(journal::endsAt, journal.reader().position(), System::currentTimeMillis);
            CollectorState state =
                    parts.add(new CollectorState(elastic, configuration, CollectorId.of(data), stored, registry));
            ReportBoard board = new ReportBoard(System::currentTimeMillis, REPORT_PATIENCE);
            ElasticClient monitor = parts.add(ElasticAccess.admin(configuration));
            QualityWatch quality = parts.add(Quality.of(
                    configuration,
                    identity(data),
                    registry,
                    board,
                    elastic.bulk(),
                    monitor,
                    this::datagramAddresses,
                    this::storing));
            quality.mask(ConfiguredPrivacy.rules(configuration.privacy()));
            processing = new Processing(parts, configuration, data, journal, elastic.bulk(), stored, board, metrics);
            Jobs jobs = new Jobs(parts, configuration, data, registry);
            ThreatReading threats = parts.add(new ThreatReading(configuration, processing.places(), registry));
            quality.watch(threats::states);
            InventoryReading inventory = parts.add(new InventoryReading(configuration, processing.places()));
            TemplateGate gate = parts.add(new TemplateGate(configuration, () -> {
                state.start();
                threats.awaitFirst();
                inventory.awaitFirst();
                processing.start();
                jobs.startBesideFlows();
            }));
            TemplateGate healthGate = parts.add(TemplateGate.ofHealth(configuration, quality::startSending));
            receiving = new Receiving(parts, configuration, journal, metrics);
            List<HealthSource> readiness = new ArrayList<>(List.of(gate));
            readiness.addAll(processing.readiness());
            List<HealthSource> conditions = new ArrayList<>(readiness);
            conditions.add(journal.health());
            conditions.addAll(processing.conditions());
            conditions.addAll(quality.conditions());
            conditions.addAll(jobs.conditions());
            conditions.add(threats);
            conditions.add(inventory);
            CollectorFacts facts = new CollectorFacts(
                    VersionProvider.version(),
                    Instant.now(),
                    receiving::flowAddresses,
                    receiving::streamAddresses,
                    receiving::syslogAddresses,
                    receiving::syslogStreamAddresses,
                    threats::states,
                    conditions,
                    registry);
            admin = parts.add(new AdminServer(
                    configuration.admin().address().toSocketAddress(),
                    registry,
                    conditions,
                    readiness,
                    processing.liveness(),
                    pages(facts, board, ConfiguredElements.registry(configuration))));
            running = configuration;
            List<Reloadable> changing = new ArrayList<>(List.of(
                    Reloadable.of(Configuration::log, Logging::apply),
                    Reloadable.of(next -> ConfiguredPrivacy.rules(next.privacy()), quality::mask),
                    jobs.reloadable(),
                    threats,
                    inventory));
            changing.addAll(processing.reloadable());
            changing.addAll(receiving.reloadable());
            reloadable = List.copyOf(changing);
            receiving.start();
            quality.start(conditions);
            gate.start();
            if (configuration.healthDocuments().enabled()) {
                healthGate.start();
            }
            jobs.start();
            complete = true;
        } finally {
            if (!complete) {
                parts.close();
            }
        }
    }

    private static Map<String, JsonPage> pages(CollectorFacts facts, ReportBoard board, ElementRegistry elements) {
        return Map.of(
                "/status", new StatusPage(facts, board, System::currentTimeMillis),
                "/templates", new TemplatesPage(facts, board, System::currentTimeMillis, elements));
    }

    private static FileJournal journal(Configuration configuration, Path data, CollectorMetrics metrics)
            throws IOException {
        return FileJournal.open(
                new JournalSettings(
                        data,
                        configuration.journal().segment().bytes(),
                        configuration.journal().budget().bytes(),
                        configuration.journal().syncInterval(),
                        configuration.journal().syncSize().bytes()),
                metrics);
    }

    /** What reads the configuration again and applies what it can of it. */
    Reload reload(Reload.Source source) {
        return new Reload(running, source, reloadable);
    }

    private static Identity identity(Path data) throws IOException {
        return new Identity(CollectorId.of(data), HostName.get(), VersionProvider.version());
    }

    private boolean storing() {
        return processing.storing();
    }

    private List<InetSocketAddress> datagramAddresses() {
        return receiving.datagramAddresses();
    }

    /** Where it listens for flows, with the ports that the system chose for port 0. */
    List<InetSocketAddress> flowAddresses() {
        return receiving.flowAddresses();
    }

    /** Where it listens for IPFIX over TCP, then over TLS. */
    List<InetSocketAddress> streamAddresses() {
        return receiving.streamAddresses();
    }

    /** Where it listens for syslog over UDP, with the ports that the system chose for port 0. */
    List<InetSocketAddress> syslogAddresses() {
        return receiving.syslogAddresses();
    }

    /** Where it listens for syslog over TCP, then over TLS; port 0 is another one than that of UDP. */
    List<InetSocketAddress> syslogStreamAddresses() {
        return receiving.syslogStreamAddresses();
    }

    /** Where health, metrics and status are. */
    InetSocketAddress adminAddress() {
        return admin.address();
    }

    /** Stops receiving, stores what is in the journal as far as Elasticsearch takes it, and lets go of everything. */
    @Override
    public void close() {
        parts.close();
    }
}
