/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.config.Configuration;
import io.flowhound.contacts.ContactsJob;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.kibana.check.StoredPlaces;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.simulate.LogParameters;
import io.flowhound.simulate.SimulatedSyslog;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.SimulationParameters;
import io.flowhound.simulate.UdpExporter;
import io.flowhound.testkit.RealElastic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The simulated home network as the demo stores it: its log lines and flows over the network through the whole collector, with places,
 * and hunted through.
 */
public final class StoredNetwork {
    private static final Duration LONG = Duration.ofMinutes(3);

    private final Simulation simulation;
    private final SimulatedSyslog syslog;
    private final List<Alert> alerts;
    private final StoredPlaces places;

    private StoredNetwork(Simulation simulation, SimulatedSyslog syslog, StoredPlaces places, List<Alert> alerts) {
        this.simulation = simulation;
        this.syslog = syslog;
        this.places = places;
        this.alerts = alerts;
    }

    /**
     * Stores it in the shared Elasticsearch.
     *
     * @param prefix of the indices
     * @param folder for the data of the collector
     */
    public static StoredNetwork in(String prefix, Path folder) throws Exception {
        Simulation simulation =
                new Simulation(SimulationParameters.of(1, Instant.now()).withRate(2_000));
        DemoDatabases places = DemoDatabases.in(RealElastic.folder(), System.err::println);
        List<String> settings = new ArrayList<>(List.of(
                "elasticsearch.urls=" + RealElastic.shared().url(),
                "index.prefix=" + prefix,
                "listen.flows=127.0.0.1:0",
                "listen.syslog=127.0.0.1:0",
                "admin.address=127.0.0.1:0",
                "bulk.max-wait=100ms",
                "conversation.enabled=false", // what is simulated is known by the record
                "data.dir=" + folder,
                "networks.internal=" + String.join(",", simulation.localNetworks()),
                "geoip.city=" + places.city(),
                "geoip.asn=" + places.asn(),
                "pivot.enabled=false",
                "contacts.learn=0s",
                "pivot.learning-days=0"));
        settings.addAll(DemoThreats.in(folder));
        SimulatedSyslog syslog = simulation.syslog(LogParameters.ALL);
        Configuration configuration = Configuration.load(null, settings, Map.of());
        Instant start = Instant.now();
        try (Collector collector = new Collector(configuration);
                UdpExporter exporter = new UdpExporter(
                        simulation.exporters(), collector.flowAddresses().get(0));
                ElasticClient client = RealElastic.shared().client()) {
            new DemoLogs(syslog, line -> {})
                    .send(
                            collector.syslogAddresses().get(0),
                            collector.syslogStreamAddresses().get(0));
            exporter.send(simulation);
            awaitStored(client, prefix + "-flows*", simulation.summary().total().flowRecords());
            awaitStored(client, prefix + "-syslog*", syslog.lines().size());
        }
        try (ElasticClient client = RealElastic.shared().client()) {
            assertThat(new ContactsJob(
                                    BackgroundContacts.settings(configuration),
                                    client,
                                    "test",
                                    new SimpleMeterRegistry())
                            .look())
                    .isTrue();
        }
        StoredPlaces files = new StoredPlaces(places.city(), places.asn());
        List<Alert> alerts = new DemoHunt(configuration, line -> {}).alertsSince(start);
        try (ElasticClient client = RealElastic.shared().client()) {
            client.call(api -> api.indices().refresh(all -> all.index(prefix + "-*")));
        }
        return new StoredNetwork(simulation, syslog, files, alerts);
    }

    /** Waits until so many documents are there, and fails when there are more. */
    private static void awaitStored(ElasticClient client, String indices, long expected) throws Exception {
        await().atMost(LONG).until(() -> stored(client, indices) >= expected);
        assertThat(stored(client, indices)).as(indices).isEqualTo(expected);
    }

    private static long stored(ElasticClient client, String indices) throws Exception {
        client.call(api -> api.indices().refresh(all -> all.index(indices).ignoreUnavailable(true)));
        return client.call(api -> api.count(all -> all.index(indices).ignoreUnavailable(true)))
                .count();
    }

    /** The databases that its places come from. */
    public StoredPlaces places() {
        return places;
    }

    public Simulation simulation() {
        return simulation;
    }

    /** Its log lines, all of which stand in the indices. */
    public SimulatedSyslog syslog() {
        return syslog;
    }

    /** What the hunt has found; it stands in the indices, too. */
    public List<Alert> alerts() {
        return alerts;
    }
}
