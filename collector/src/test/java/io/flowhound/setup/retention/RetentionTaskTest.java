/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import static io.flowhound.setup.retention.Views.NOW;
import static io.flowhound.setup.retention.Views.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.flowhound.elastic.ElasticClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RetentionTaskTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Logger logger = (Logger) LoggerFactory.getLogger(RetentionTask.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private FakeCluster cluster;
    private ElasticClient elastic;
    private RetentionTask task;

    @BeforeEach
    void open() throws Exception {
        cluster = new FakeCluster();
        elastic = cluster.client();
        task = new RetentionTask(
                new RetentionClient(elastic, rules("P30D", null, null, 100)),
                registry,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new SplittableRandom(1));
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void close() throws Exception {
        logger.detachAppender(lines);
        logger.setLevel(null);
        elastic.close();
        cluster.close();
    }

    private List<String> logged(Level level) {
        return lines.list.stream()
                .filter(line -> line.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private double value(String name, String... tags) {
        return registry.get("flowhound.retention." + name).tags(tags).meters().stream()
                .mapToDouble(meter -> meter.measure().iterator().next().getValue())
                .sum();
    }

    @Test
    void round_deletes_logsALineEach_andCounts() {
        cluster.with("flowhound-flows-2026.10.01", 1500)
                .with("flowhound-flows-2026.11.22", 20)
                .with("flowhound-flows-2031.01.01", 3);
        assertThat(task.round()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));

        assertThat(logged(Level.INFO))
                .containsExactly(
                        "deleted flowhound-flows-2026.10.01: 1.5 kB, 7 documents, ended 52 d ago (age: older than 30 d)",
                        "created flowhound-flows-2026.11.23 ahead of its time",
                        "indices with a name of a time to come, which are left alone: 1");
        assertThat(value("deleted", "family", "flows", "reason", "age")).isEqualTo(1);
        assertThat(value("deleted")).isEqualTo(1);
        assertThat(value("deleted.octets")).isEqualTo(1500);
        assertThat(value("octets", "family", "flows")).isEqualTo(23);
        assertThat(value("future")).isEqualTo(1);
        assertThat(value("last.run")).isEqualTo(NOW.getEpochSecond());
        assertThat(value("failures")).isZero();
        assertThat(task.health().ok()).isTrue();
        assertThat(task.health().reason()).isEqualTo("2 indices are kept");
    }

    @Test
    void missingPrivilege_isSaidOnce_isNoAlarm_andEndsByItself() {
        cluster.refusing("GET", "/_stats/docs,store", FakeCluster.FORBIDDEN);
        assertThat(task.round()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
        task.round();
        assertThat(logged(Level.WARN))
                .singleElement()
                .asString()
                .startsWith("retention: old indices are not deleted: the key lacks a privilege. Give the key of")
                .contains("monitor, delete_index and create_index on flowhound-flows-*");
        assertThat(task.health().ok()).isTrue();
        assertThat(task.health().reason()).contains("retention.enabled: false");
        assertThat(value("last.run")).isZero();

        cluster.allowAll();
        task.round();
        assertThat(task.health().reason()).isEqualTo("0 indices are kept");
    }

    @Test
    void elasticsearchAway_isAskedAgainSooner_thenLessOften() {
        cluster.refusing("GET", "/_stats/docs,store", FakeCluster.UNAVAILABLE);
        for (int minutes : new int[] {1, 2, 4, 8, 10, 10}) {
            assertThat(task.round()).isBetween(Duration.ofSeconds(54L * minutes), Duration.ofSeconds(66L * minutes));
        }
        assertThat(logged(Level.WARN)).hasSize(1);
        assertThat(task.health().ok()).isFalse();
        assertThat(task.health().reason()).contains("answered 503");
        assertThat(value("failures")).isEqualTo(6);

        cluster.allowAll();
        assertThat(task.round()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
        assertThat(task.health().ok()).isTrue();
    }

    @Test
    void tooManyShards_isAnAlarm() {
        cluster.with("flowhound-flows-2026.11.22", 5)
                .refusing(
                        "PUT",
                        "2026.11.23",
                        FakeCluster.error(400, "validation_exception", "this action would add [2] shards, but"));
        task.round();
        assertThat(task.health().ok()).isFalse();
        assertThat(task.health().reason()).contains("raise cluster.max_shards_per_node");
        assertThat(value("failures")).isEqualTo(1);
    }

    @Test
    void run_beginsAtOnce_andStops() throws Exception {
        Thread thread = new Thread(task);
        thread.start();
        await().until(() -> value("last.run") > 0);
        task.stop();
        thread.join();
        assertThat(cluster.requests("GET"))
                .filteredOn(path -> path.contains("_stats/docs"))
                .hasSize(1);
    }
}
