/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.testkit.RealElastic;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElasticCheckpointsIT {
    private static final long LEASE = 60_000;
    private static final String MAPPING = """
            {"mappings": {"dynamic": false, "properties": {"@timestamp": {"type": "date"},
              "state": {"properties": {"kind": {"type": "keyword"}, "name": {"type": "keyword"}}}}}}""";

    private final ElasticClient client = RealElastic.shared().client();
    private final String prefix = RealElastic.prefix();
    private final StateDocuments documents = new StateDocuments(client, prefix);
    private long now = 1_772_841_600_000L;

    @BeforeEach
    void makeIndex() throws Exception {
        client.call(api ->
                api.indices().create(create -> create.index(prefix + "-state").withJson(new StringReader(MAPPING))));
    }

    @AfterEach
    void close() throws Exception {
        client.call(api ->
                api.indices().delete(delete -> delete.index(prefix + "-state").ignoreUnavailable(true)));
        client.close();
    }

    private ElasticCheckpoints checkpoints(String owner) {
        return new ElasticCheckpoints(client, prefix, "pivots", owner, "1", () -> now);
    }

    private static byte[] incompressible(int octets) {
        byte[] state = new byte[octets];
        new Random(5).nextBytes(state);
        return state;
    }

    private static Saved saved(Lease lease) {
        return Objects.requireNonNull(lease.saved());
    }

    @Test
    void save_largeState_isReadBack_andOldPartsAreGone() throws Exception {
        ElasticCheckpoints first = checkpoints("a");
        Lease begun = first.acquire(LEASE);
        assertThat(begun.held()).isTrue();
        assertThat(begun.saved()).isNull();
        byte[] state = incompressible(4_000_000);
        first.save(new Saved(now - 5, new byte[] {1}), LEASE);
        first.save(new Saved(now, state), LEASE);
        first.release();

        Lease next = checkpoints("b").acquire(LEASE);
        assertThat(next.held()).isTrue();
        assertThat(saved(next).position()).isEqualTo(now);
        assertThat(saved(next).state()).isEqualTo(state);
        assertThat(documents.ofKind("pivot-checkpoint-part"))
                .hasSize(3)
                .as("megabytes that nobody asked for")
                .noneMatch(part -> part.source().has("data"));
    }

    @Test
    void acquire_isHeldByAnother_untilTheLeaseEnds() throws Exception {
        ElasticCheckpoints first = checkpoints("a");
        first.acquire(LEASE);
        first.save(new Saved(5_000, new byte[] {1}), LEASE);
        ElasticCheckpoints second = checkpoints("b");
        Lease refused = second.acquire(LEASE);
        assertThat(refused.held()).isFalse();
        assertThat(refused.owner()).isEqualTo("a");
        assertThat(refused.until()).isEqualTo(now + LEASE);

        now += LEASE;
        Lease taken = second.acquire(LEASE);
        assertThat(taken.held()).isTrue();
        assertThat(saved(taken).position()).isEqualTo(5_000);
        assertThatThrownBy(() -> first.save(new Saved(6_000, new byte[] {2}), LEASE))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> first.renew(LEASE)).isInstanceOf(LeaseLostException.class);
        second.save(new Saved(7_000, new byte[] {3}), LEASE);
        second.release();
        Lease last = checkpoints("c").acquire(LEASE);
        assertThat(saved(last).state()).containsExactly(3);
        assertThat(documents.ofKind("pivot-checkpoint-part"))
                .as("what the one that lost has left behind is removed")
                .hasSize(1);
    }

    @Test
    void acquire_sameOwnerAfterItDied_atOnce() throws Exception {
        checkpoints("a").acquire(LEASE);
        assertThat(checkpoints("a").acquire(LEASE).held()).isTrue();
    }

    @Test
    void save_answerToAnEarlierWriteWasLost_goesOn() throws Exception {
        ElasticCheckpoints first = checkpoints("a");
        first.acquire(LEASE);
        StateDocuments.Document behind = document("pivots");
        assertThat(documents.replace(behind)).isNotNull();
        first.save(new Saved(8_000, new byte[] {4}), LEASE);
        first.release();
        assertThat(saved(checkpoints("b").acquire(LEASE)).position()).isEqualTo(8_000);
    }

    private StateDocuments.Document document(String id) throws Exception {
        StateDocuments.@Nullable Document found = documents.get(id);
        return Objects.requireNonNull(found);
    }

    @Test
    void acquire_otherVersionOrDamage_isNothingSaved() throws Exception {
        ElasticCheckpoints first = checkpoints("a");
        first.acquire(LEASE);
        first.save(new Saved(9_000, new byte[] {5}), LEASE);
        first.release();
        ElasticCheckpoints other = new ElasticCheckpoints(client, prefix, "pivots", "b", "2", () -> now);
        assertThat(other.acquire(LEASE).saved()).isNull();
        other.release();
        String part = documents.ofKind("pivot-checkpoint-part").get(0).id();
        ObjectNode garbled = document(part).source().put("data", "H4sIAAAA");
        documents.put(part, garbled);
        assertThat(checkpoints("c").acquire(LEASE).saved()).isNull();
    }

    @Test
    void delete_leavesNothing() throws Exception {
        ElasticCheckpoints first = checkpoints("a");
        first.acquire(LEASE);
        first.save(new Saved(9_000, new byte[] {5}), LEASE);
        first.delete();
        assertThat(documents.get("pivots")).isNull();
        assertThat(documents.ofKind("pivot-checkpoint-part")).isEmpty();
    }

    private void collector(String id, long written, long storedBefore, boolean stopped) throws Exception {
        ObjectNode document = StateDocuments.object();
        document.put("@timestamp", Instant.ofEpochMilli(written).toString());
        document.putObject("state")
                .put("kind", "collector")
                .put("stored_before", Instant.ofEpochMilli(storedBefore).toString())
                .put("stopped", stopped);
        documents.put("collector-" + id, document);
    }

    @Test
    void watermark_isTheLowestOfThoseAtWork() throws Exception {
        CollectorStates states = new CollectorStates(client, prefix, Duration.ofHours(1), () -> now);
        assertThat(states.millis()).isEqualTo(Long.MAX_VALUE);
        collector("a", now - 5_000, now - 9_000, false);
        collector("b", now - 5_000, now - 8_000, false);
        assertThat(states.millis()).isEqualTo(now - 9_000);
        collector("stopped", now - 5_000, now - 90_000, true);
        collector("gone", now - 3_600_001, now - 3_700_000, false);
        assertThat(states.millis()).isEqualTo(now - 9_000);
        collector("silent", now - 3_600_000, now - 3_700_000, false);
        assertThat(states.millis()).isEqualTo(now - 3_700_000);
    }

    @Test
    void noIndex_isNobodyAndNothing() throws Exception {
        client.call(api -> api.indices().delete(delete -> delete.index(prefix + "-state")));
        assertThat(documents.get("pivots")).isNull();
        assertThat(documents.ofKind("collector")).isEqualTo(List.of());
    }
}
