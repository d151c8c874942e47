/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.schema.DocumentKind;
import io.flowhound.setup.TemplateSettings;
import io.flowhound.setup.Templates;
import io.flowhound.testkit.RealElastic;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Retention against a real Elasticsearch. */
class RetentionIT {
    private static final Instant NOW = Instant.parse("2126-11-29T13:00:00Z");

    private final ElasticClient client = RealElastic.shared().client();
    private final String prefix = RealElastic.prefix();
    private final List<String> gone = new ArrayList<>();

    @BeforeEach
    void install() throws Exception {
        new Templates(client, TemplateSettings.of(prefix)).install();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    private RetentionClient retention(@Nullable Long flowsBudget, int diskPercent) {
        return new RetentionClient(
                client,
                new RetentionRules(
                        prefix,
                        List.of(
                                new IndexFamily(DocumentKind.FLOWS, Duration.ofDays(30), flowsBudget),
                                new IndexFamily(DocumentKind.PIVOTS, Duration.ofDays(400), null),
                                new IndexFamily(DocumentKind.EVIDENCE, Duration.ofDays(400), null)),
                        diskPercent));
    }

    /** The plan of a time at which nothing else is stored, and which the clock of the cluster does not show. */
    private static RetentionPlan plan(RetentionClient retention, Instant time) throws IOException {
        ClusterView view = retention.view();
        return Planner.plan(
                retention.rules(), new ClusterView(view.indices(), view.disks(), view.dataNodes(), List.of()), time);
    }

    private RetentionOutcome run(RetentionClient retention) throws IOException {
        return retention.apply(
                plan(retention, NOW),
                deletion -> gone.add(deletion.index().name().substring(prefix.length())));
    }

    /** Stores documents in an index of the kind that the end of the name tells, and makes them visible. */
    private void store(String name, int documents) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < documents; i++) {
            body.append("{\"create\":{\"_index\":\"")
                    .append(prefix)
                    .append(name)
                    .append("\"}}\n");
            body.append("{\"@timestamp\":\"2126-11-22T13:00:00.000Z\",\"source\":{\"ip\":\"192.0.2.7\"}}\n");
        }
        byte[] octets = body.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(new String(client.bulk().send(octets, octets.length).body(), StandardCharsets.UTF_8))
                .contains("\"errors\":false");
        client.call(api -> api.indices().flush(flush -> flush.index(prefix + name)));
    }

    private Set<String> indices() throws IOException {
        Set<String> names = new TreeSet<>();
        // The typed client posts this, which Elasticsearch 8 does not know.
        client.get("/_resolve/index/" + prefix + "*?expand_wildcards=all", "indices.name")
                .path("indices")
                .forEach(index -> names.add(index.path("name").asText().substring(prefix.length())));
        return names;
    }

    private long count(String name) throws IOException {
        client.call(api -> api.indices().refresh(refresh -> refresh.index(prefix + name)));
        return client.call(api -> api.count(count -> count.index(prefix + name)
                        .query(query ->
                                query.term(term -> term.field("source.ip").value("192.0.2.7")))))
                .count();
    }

    @Test
    void tomorrow_hasAsManyShardsAsTheLastDaysAskFor() throws Exception {
        store("-flows-2126.11.27", 5);
        store("-flows-2126.11.28", 1);
        store("-flows-2126.11.29", 1);
        List<IndexFamily> families = List.of(new IndexFamily(DocumentKind.FLOWS, Duration.ofDays(30), null));
        TemplateSettings templates = TemplateSettings.of(prefix);
        long largest = retention(null, 100).view().indices().stream()
                .mapToLong(DatedIndex::primaryOctets)
                .max()
                .orElseThrow();
        // A third of the largest day in each shard; one node allows five of them.
        ShardRule small = new ShardRule(largest / 3 + 1, null, 5);
        RetentionClient retention = new RetentionClient(client, new RetentionRules(templates, families, 100, small));
        assertThat(run(retention).created()).containsExactly(prefix + "-flows-2126.11.30");
        JsonNode index = client.get("/" + prefix + "-flows-2126.11.30", "").path(prefix + "-flows-2126.11.30");
        assertThat(index.at("/settings/index/number_of_shards").asText()).isEqualTo("3");
        assertThat(index.at("/settings/index/codec").asText()).isEqualTo("best_compression");
        assertThat(index.path("aliases").has(prefix + "-flows")).isTrue();
    }

    @Test
    void age_takesExactlyOurOldDays_andTheNextIndicesAreThere() throws Exception {
        store("-flows-2126.10.29", 2); // ended on the 30th at midnight, 30 d and 13 h ago
        store("-flows-2126.10.30", 3);
        store("-flows-2126.11.29", 5);
        store("-flows-2131.01.01", 1);
        store("-flows-backup", 1);
        store("-flows2-2126.01.01", 1);
        store("-pivots-2125.09", 1);
        store("-pivots-2126.11", 1);
        store("-state", 1);
        store("-baseline", 1);

        RetentionPlan plan = plan(retention(null, 80), NOW);
        assertThat(plan.future()).extracting(DatedIndex::name).containsExactly(prefix + "-flows-2131.01.01");
        assertThat(plan.indices())
                .filteredOn(index -> index.name().endsWith("11.29"))
                .singleElement()
                .satisfies(index -> {
                    assertThat(index.documents()).isEqualTo(5);
                    assertThat(index.octets()).isPositive();
                    assertThat(index.octetsByNode().values()).containsExactly(index.octets());
                });
        assertThat(gone).isEmpty();

        RetentionOutcome outcome = run(retention(null, 80));
        assertThat(outcome.complete()).as(outcome.toString()).isTrue();
        assertThat(gone).containsExactly("-flows-2126.10.29", "-pivots-2125.09");
        assertThat(indices())
                .containsExactlyInAnyOrder(
                        "-flows-2126.10.30",
                        "-flows-2126.11.29",
                        "-flows-2126.11.30",
                        "-flows-2131.01.01",
                        "-flows-backup",
                        "-flows2-2126.01.01",
                        "-pivots-2126.11",
                        "-pivots-2126.12",
                        "-state",
                        "-baseline");

        // The new day has the alias and the mapping of the template, before anything is in it.
        assertThat(count("-flows")).isEqualTo(3 + 5 + 1 + 1); // the copy fell under the template, too
        assertThat(client.call(api -> api.indices().getAlias(alias -> alias.name(prefix + "-flows")))
                        .aliases())
                .containsKey(prefix + "-flows-2126.11.30");
        assertThat(client.call(api -> api.fieldCaps(
                                caps -> caps.index(prefix + "-flows-2126.11.30").fields("source.ip")))
                        .fields()
                        .get("source.ip"))
                .containsOnlyKeys("ip");

        assertThat(run(retention(null, 80)).created()).isEmpty();
        assertThat(gone).hasSize(2);
    }

    @Test
    void daysOfLongAgo_thatCameTodayByAnImport_areKeptAsLongAsNewOnes() throws Exception {
        store("-flows-2019.05.01", 1);
        client.call(api -> api.indices().flush(flush -> flush.index(prefix + "-flows-2019.05.01")));

        assertThat(plan(retention(null, 100), Instant.now().plus(Duration.ofDays(29)))
                        .deletions())
                .isEmpty();
        assertThat(plan(retention(null, 100), Instant.now().plus(Duration.ofDays(31)))
                        .deletions())
                .hasSize(1);
    }

    @Test
    void smallBudget_takesTheOldestDays_downToTheLastTwo() throws Exception {
        for (int day = 24; day <= 29; day++) {
            store("-flows-2126.11." + day, 50);
        }
        long total = plan(retention(null, 100), NOW).indices().stream()
                .mapToLong(DatedIndex::octets)
                .sum();
        run(retention(total - 1, 100));
        assertThat(gone).containsExactly("-flows-2126.11.24");

        RetentionOutcome outcome = run(retention(1L, 100));
        assertThat(outcome.complete()).isTrue();
        assertThat(gone)
                .containsExactly("-flows-2126.11.24", "-flows-2126.11.25", "-flows-2126.11.26", "-flows-2126.11.27");
        assertThat(count("-flows")).isEqualTo(100);
        assertThat(plan(retention(1L, 100), NOW).notes())
                .singleElement()
                .asString()
                .startsWith("The latest indices");
    }

    @Test
    void clockOfTheCluster_isSeen_andOneThatIsFarAhead_deletesNothing() throws Exception {
        store("-flows-2126.01.01", 1);
        RetentionClient retention = retention(null, 100);

        assertThat(retention.view().clocks())
                .singleElement()
                .satisfies(clock ->
                        assertThat(Duration.between(clock, Instant.now()).abs()).isLessThan(Duration.ofHours(1)));
        RetentionPlan plan = retention.plan(NOW);
        assertThat(plan.deletions()).isEmpty();
        assertThat(plan.notes()).singleElement().asString().contains("The clock of this machine shows " + NOW);
    }

    @Test
    void diskNearlyFull_isSeenOnTheNodeThatHoldsTheDays() throws Exception {
        store("-flows-2126.11.26", 50);
        ClusterView view = retention(null, 80).view();
        DatedIndex index = view.indices().get(0);
        assertThat(view.disks()).singleElement().satisfies(disk -> {
            assertThat(disk.total()).isGreaterThan(disk.available()).isPositive();
            assertThat(index.octetsOn(disk)).isEqualTo(index.octets());
        });
    }

    @Test
    void twoCollectors_deleteTheSame_andBothAreContent() throws Exception {
        store("-flows-2126.01.01", 1);
        store("-flows-2126.11.29", 1);
        RetentionClient first = retention(null, 100);
        RetentionPlan plan = plan(first, NOW);
        assertThat(first.apply(plan, deletion -> {}).deleted()).hasSize(1);
        RetentionOutcome second = first.apply(plan, deletion -> {});
        assertThat(second.complete()).as(second.toString()).isTrue();
        assertThat(second.deleted()).isEmpty();
        assertThat(second.created()).isEmpty();
    }

    @Test
    void closedIndex_isLeftAlone() throws Exception {
        store("-flows-2126.01.01", 1);
        client.call(api -> api.indices().close(close -> close.index(prefix + "-flows-2126.01.01")));
        assertThat(run(retention(null, 100)).complete()).isTrue();
        assertThat(indices()).contains("-flows-2126.01.01");
    }

    @Test
    void noMoreShardsAllowed_isSaidWithTheNextStep() throws Exception {
        store("-flows-2126.11.29", 1);
        limitShards("1");
        try {
            RetentionOutcome outcome = run(retention(null, 100));
            assertThat(outcome.failures())
                    .singleElement()
                    .asString()
                    .startsWith(prefix + "-flows-2126.11.30 cannot be created, since the cluster has as many shards")
                    .contains("cluster.max_shards_per_node");
        } finally {
            limitShards(null);
        }
        assertThat(run(retention(null, 100)).created()).containsExactly(prefix + "-flows-2126.11.30");
    }

    private void limitShards(@Nullable String most) throws IOException {
        String value = most == null ? "null" : "\"" + most + "\"";
        String json = "{\"persistent\":{\"cluster.max_shards_per_node\":" + value + "}}";
        client.call(api -> api.cluster().putSettings(put -> put.withJson(new StringReader(json))));
    }
}
