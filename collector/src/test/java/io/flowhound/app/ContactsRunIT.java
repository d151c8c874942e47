/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.SimulationParameters;
import io.flowhound.simulate.UdpExporter;
import io.flowhound.testkit.RealElastic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactsRunIT {
    private final String prefix = RealElastic.prefix();

    @Test
    void collector_findsFirstContacts_andSaysSo(@TempDir Path folder) throws Exception {
        Simulation simulation = new Simulation(
                SimulationParameters.of(1, Instant.now()).withFlows(2_000).withRate(20_000));
        Configuration configuration = Configuration.load(
                null,
                List.of(
                        "elasticsearch.urls=" + RealElastic.shared().url(),
                        "index.prefix=" + prefix,
                        "listen.flows=127.0.0.1:0",
                        "listen.syslog=[]",
                        "admin.address=127.0.0.1:0",
                        "bulk.max-wait=100ms",
                        "conversation.hold=1s",
                        "data.dir=" + folder,
                        "networks.internal=" + String.join(",", simulation.localNetworks()),
                        "contacts.enabled=true",
                        "contacts.interval=10s",
                        "contacts.learn=0s"),
                Map.of());
        try (Collector collector = new Collector(configuration);
                UdpExporter exporter = new UdpExporter(
                        simulation.exporters(), collector.flowAddresses().get(0));
                ElasticClient client = RealElastic.shared().client();
                HttpClient http = HttpClient.newHttpClient()) {
            exporter.send(simulation);
            await().atMost(Duration.ofMinutes(2)).until(() -> count(client) > 0);
            URI admin =
                    URI.create("http://127.0.0.1:" + collector.adminAddress().getPort());
            String health = http.send(
                            HttpRequest.newBuilder(admin.resolve("/health")).build(), BodyHandlers.ofString())
                    .body();
            assertThat(health).contains("\"contacts\"", "looked through up to", "contact-templates");
            String metrics = http.send(
                            HttpRequest.newBuilder(admin.resolve("/metrics")).build(), BodyHandlers.ofString())
                    .body();
            assertThat(metrics).contains("flowhound_contacts_first_total", "flowhound_contacts_entries_total");
        }
    }

    private long count(ElasticClient client) throws Exception {
        return client.call(api ->
                        api.count(all -> all.index(prefix + "-first-contacts*").ignoreUnavailable(true)))
                .count();
    }
}
