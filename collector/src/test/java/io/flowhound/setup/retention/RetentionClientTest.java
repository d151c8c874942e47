/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import static io.flowhound.setup.retention.Views.NOW;
import static io.flowhound.setup.retention.Views.goes;
import static io.flowhound.setup.retention.Views.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionClientTest {
    private final List<String> gone = new ArrayList<>();
    private FakeCluster cluster;
    private ElasticClient elastic;

    @BeforeEach
    void open() throws Exception {
        cluster = new FakeCluster();
        elastic = cluster.client();
    }

    @AfterEach
    void close() throws Exception {
        elastic.close();
        cluster.close();
    }

    private RetentionOutcome run(RetentionRules rules) throws ElasticException {
        RetentionClient client = new RetentionClient(elastic, rules);
        return client.apply(
                client.plan(NOW), deletion -> gone.add(deletion.index().name()));
    }

    private static RetentionRules thirtyDays() {
        return rules("P30D", null, null, 100);
    }

    @Test
    void deletesByExactName_onlyOurs_andCreatesTomorrow() throws Exception {
        cluster.with("flowhound-flows-2026.01.01", 5)
                .with("flowhound-flows-2026.01.02", 5)
                .with("flowhound-flows-backup", 5)
                .with("flowhound-flows-2026.01.03-copy", 5)
                .with("flowhound-flows-2026.11.22", 5);
        RetentionOutcome outcome = run(thirtyDays());
        assertThat(cluster.requests("DELETE"))
                .containsExactly("flowhound-flows-2026.01.01", "flowhound-flows-2026.01.02");
        assertThat(gone).containsExactly("flowhound-flows-2026.01.01", "flowhound-flows-2026.01.02");
        assertThat(cluster.requests("PUT")).containsExactly("flowhound-flows-2026.11.23");
        assertThat(outcome.created()).containsExactly("flowhound-flows-2026.11.23");
        assertThat(outcome.complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-PT25H, 0", "-P3650D, 0", "PT25H, 0", "-PT23H, 1", "PT23H, 1"})
    void clockOtherThanThatOfTheCluster_deletesAndCreatesNothing(Duration ahead, int gone) throws Exception {
        cluster.at(NOW.plus(ahead)).with("flowhound-flows-2026.01.01", 5).with("flowhound-flows-2026.11.22", 5);
        RetentionClient client = new RetentionClient(elastic, rules("P30D", 1L, null, 100));
        RetentionPlan plan = client.plan(NOW);
        RetentionOutcome outcome = client.apply(plan, deletion -> {});

        assertThat(outcome.deleted()).hasSize(gone);
        assertThat(cluster.requests("DELETE")).hasSize(gone);
        assertThat(cluster.requests("PUT")).hasSize(gone);
        if (gone == 0) {
            assertThat(plan.notes())
                    .singleElement()
                    .asString()
                    .contains("2026-11-22T13:00:00Z", NOW.plus(ahead).toString(), "set the clock");
        }
    }

    @Test
    void octetsAndDocumentsAndDisks_areRead() throws Exception {
        cluster.with("flowhound-flows-2026.11.19", 150).with("flowhound-flows-2026.11.20", 150);
        RetentionPlan plan = new RetentionClient(elastic, rules("P30D", null, null, 80)).plan(NOW);
        // 900 of 1000 octets are used and 800 may be: the first day does it.
        assertThat(goes(plan)).containsExactly("flows-2026.11.19 disk");
        assertThat(plan.deletions().get(0).why()).isEqualTo("the disk of node-1 is 90 % full");
        assertThat(plan.indices()).extracting(DatedIndex::octets).containsExactly(150L, 150L);
        assertThat(plan.indices()).extracting(DatedIndex::documents).containsExactly(7L, 7L);
    }

    @Test
    void disksUnseen_ageAndBudgetStillHold() throws Exception {
        cluster.with("flowhound-flows-2026.01.01", 5)
                .with("flowhound-flows-2026.11.01", 900)
                .refusing("GET", "/_nodes/stats/fs", FakeCluster.FORBIDDEN);
        assertThat(run(rules("P30D", null, null, 80)).complete()).isTrue();
        assertThat(gone).containsExactly("flowhound-flows-2026.01.01");
    }

    @Test
    void anotherOneWasFaster_isFine() throws Exception {
        cluster.with("flowhound-flows-2026.01.01", 5)
                .with("flowhound-flows-2026.11.22", 5)
                .refusing("DELETE", "2026.01.01", FakeCluster.NOT_FOUND)
                .refusing(
                        "PUT",
                        "2026.11.23",
                        FakeCluster.error(400, "resource_already_exists_exception", "index already exists"));
        RetentionOutcome outcome = run(thirtyDays());
        assertThat(outcome.complete()).isTrue();
        assertThat(gone).isEmpty();
        assertThat(outcome.created()).isEmpty();
    }

    @Test
    void mayNotDelete_saysWhatItNeeds_andDoesTheRest() throws Exception {
        cluster.with("flowhound-flows-2026.01.01", 5)
                .with("flowhound-flows-2026.11.22", 5)
                .refusing("DELETE", "2026.01.01", FakeCluster.FORBIDDEN);
        RetentionOutcome outcome = run(thirtyDays());
        assertThat(outcome.refused())
                .isEqualTo("flowhound-flows-2026.01.01 is not deleted: the key lacks a privilege. Give the key of"
                        + " elasticsearch.admin-api-key (elasticsearch.api-key where there is none) the index privileges"
                        + " monitor, delete_index and create_index on flowhound-flows-*, flowhound-pivots-*,"
                        + " flowhound-evidence-*, and the cluster privilege monitor; or set retention.enabled: false"
                        + " where ILM or somebody else deletes old indices");
        assertThat(outcome.created()).containsExactly("flowhound-flows-2026.11.23");
    }

    @Test
    void clusterBlock_isNoMissingPrivilege() throws Exception {
        cluster.with("flowhound-flows-2026.01.01", 5)
                .refusing(
                        "DELETE",
                        "2026.01.01",
                        FakeCluster.error(
                                403, "cluster_block_exception", "blocked by: [FORBIDDEN/6/cluster read-only]"));
        RetentionOutcome outcome = run(thirtyDays());
        assertThat(outcome.refused()).isNull();
        assertThat(outcome.failures()).singleElement().asString().contains("cluster read-only");
    }

    @Test
    void tooManyShards_saysWhatToDo() throws Exception {
        cluster.with("flowhound-flows-2026.11.22", 5)
                .refusing(
                        "PUT",
                        "2026.11.23",
                        FakeCluster.error(
                                400,
                                "validation_exception",
                                "Validation Failed: 1: this action would add [2] shards, but this cluster currently has"
                                        + " [1000]/[1000] maximum normal shards open;"));
        assertThat(run(thirtyDays()).failures())
                .singleElement()
                .asString()
                .startsWith(
                        "flowhound-flows-2026.11.23 cannot be created, since the cluster has as many shards as it may have")
                .contains("raise cluster.max_shards_per_node", "[1000]/[1000]");
    }

    @Test
    void templateMissing_nothingIsCreatedWithoutIt() throws Exception {
        cluster.with("flowhound-flows-2026.11.22", 5)
                .refusing("GET", "/_index_template/flowhound-flows", FakeCluster.NOT_FOUND);
        RetentionOutcome outcome = run(thirtyDays());
        assertThat(cluster.requests("PUT")).isEmpty();
        assertThat(outcome.failures())
                .singleElement()
                .asString()
                .startsWith("flowhound-flows-2026.11.23 is not created ahead: index template flowhound-flows: missing");
    }

    @Test
    void mayNotEvenLook_throws() {
        cluster.refusing("GET", "/_stats/docs,store", FakeCluster.FORBIDDEN);
        assertThatThrownBy(() -> run(thirtyDays()))
                .isInstanceOfSatisfying(
                        ElasticException.class, e -> assertThat(e.kind()).isEqualTo(ElasticException.Kind.FORBIDDEN));
    }
}
