/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch._types.Refresh;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.setup.TemplateSettings;
import io.flowhound.setup.Templates;
import io.flowhound.testkit.HttpStub;
import io.flowhound.testkit.RealElastic;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notifier as users have it: within the collector, and asked by its command. */
class NotifyCommandIT {
    private final String prefix = RealElastic.prefix() + "told";

    @TempDir
    Path data;

    @Test
    void run_tellsWhatDryRunHasShown() throws Exception {
        try (ElasticClient client = RealElastic.shared().client();
                HttpStub receiver = HttpStub.http(0, request -> new HttpStub.Reply(200, "ok"))) {
            new Templates(client, TemplateSettings.of(prefix)).install();
            List<String> settings = List.of(
                    "elasticsearch.urls=" + RealElastic.shared().url(),
                    "index.prefix=" + prefix,
                    "listen.flows=127.0.0.1:0",
                    "listen.syslog=127.0.0.1:0",
                    "admin.address=127.0.0.1:0",
                    "data.dir=" + data,
                    "notify.interval=1s",
                    "notify.webhooks.1.name=chat",
                    "notify.webhooks.1.url=" + receiver.url());
            Configuration configuration = Configuration.load(null, settings, Map.of());
            ObjectNode alert = MadeUpAlert.of(configuration);
            client.call(api -> api.index(put -> put.index(prefix + "-pivots-2026.11")
                    .id(alert.at("/event/id").asText())
                    .refresh(Refresh.True)
                    .withJson(new StringReader(alert.toString()))));

            CommandRun before = dryRun(settings);
            assertThat(before.exit()).as(before.err()).isZero();
            assertThat(before.out()).startsWith("chat: ").contains(" critical Possible pivot 203.0.113.7");
            assertThat(receiver.requests()).isEmpty();

            Collector collector = new Collector(configuration);
            try {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> !receiver.requests().isEmpty());
                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(dryRun(settings).out()).isEqualTo("chat: nothing to tell\n"));
            } finally {
                collector.close();
            }
            assertThat(receiver.requests()).hasSize(1);
            JsonNode told =
                    new ObjectMapper().readTree(receiver.requests().get(0).body());
            assertThat(told.path("message")).isEqualTo(alert.path("message"));
        }
    }

    private static CommandRun dryRun(List<String> settings) {
        List<String> arguments = new ArrayList<>(List.of("notify", "--dry-run"));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
