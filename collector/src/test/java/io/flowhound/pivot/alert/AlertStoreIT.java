/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import static io.flowhound.pivot.alert.Findings.AS_OF;
import static io.flowhound.pivot.alert.Findings.MINUTE;
import static io.flowhound.pivot.alert.Findings.START;
import static io.flowhound.pivot.alert.Findings.chain;
import static io.flowhound.pivot.alert.Findings.grown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.pivot.Evaluation;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Severity;
import io.flowhound.testkit.RealElastic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts and evidence in a real Elasticsearch. */
class AlertStoreIT {
    private static final Finding ONE = chain("10.0.0.1", "10.0.0.2", "10.0.0.3");

    private final String prefix = RealElastic.prefix() + "alert";
    private final ElasticClient client = RealElastic.shared().client();
    private final AlertStore store = new AlertStore(client, prefix);
    private final AlertSettings settings = new AlertSettings(prefix, 0, 0, 5, List.of(), List.of(), null, "");
    private final AlertDocument documents = new AlertDocument(settings);

    @BeforeEach
    void install() throws IOException {
        for (String kind : List.of("pivots", "evidence", "flows")) {
            String name = prefix + "-" + kind;
            String json = """
                    {"index_patterns":["NAME-*"],"priority":300,"template":{"aliases":{"NAME":{}},"mappings":{
                     "dynamic_templates":[
                      {"addresses":{"match":"ip","mapping":{"type":"ip"}}},
                      {"texts":{"match_mapping_type":"string","match_pattern":"regex","match":"^(id|status|severity|budget_day)$","mapping":{"type":"keyword"}}}]}}}""".replace("NAME", name);
            client.call(
                    api -> api.indices().putIndexTemplate(put -> put.name(name).withJson(new StringReader(json))));
        }
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    private AlertBook book() {
        return AlertBook.of(
                store,
                new Evidence(client, prefix, Duration.ofSeconds(5)),
                settings,
                new AlertMetrics(new SimpleMeterRegistry()));
    }

    private static Place place(Finding finding) {
        return Place.of(finding.id(), finding.root().start());
    }

    private AlertIndex.Write create(Finding finding) {
        return new AlertIndex.Write(place(finding), documents.of(finding, AS_OF), null);
    }

    private StoredAlert stored(Finding finding) throws IOException {
        return store.find(List.of(place(finding))).get(place(finding));
    }

    private static Evaluation live(long asOf, Finding... findings) {
        return new Evaluation(asOf, 10, List.of(findings), List.of());
    }

    @Test
    void write_twice_isAConflictTheSecondTime() throws IOException {
        assertThat(store.find(List.of(place(ONE)))).isEmpty();
        assertThat(store.get(ONE.id())).isNull();
        assertThat(store.write(List.of(create(ONE)))).isEmpty();
        Finding other = chain("10.1.0.1", "10.1.0.2", "10.1.0.3");
        assertThat(store.write(List.of(create(ONE), create(other)))).containsExactly(place(ONE));
        StoredAlert stored = stored(ONE);
        assertThat(stored.index()).isEqualTo(prefix + "-pivots-2026.03");
        assertThat(stored.alert().json()).isEqualTo(documents.of(ONE, AS_OF).toString());
        assertThat(store.find(List.of(place(other), place(ONE), new Place("1999.01", "x"))))
                .hasSize(2);
    }

    @Test
    void write_staleVersion_isAConflict() throws IOException {
        store.write(List.of(create(ONE)));
        StoredAlert stale = stored(ONE);
        ObjectNode changed = stale.alert().document().deepCopy().put("message", "changed");
        assertThat(store.write(List.of(new AlertIndex.Write(place(ONE), changed, stale))))
                .isEmpty();
        assertThat(store.write(List.of(new AlertIndex.Write(place(ONE), changed, stale))))
                .containsExactly(place(ONE));
    }

    @Test
    void write_impossibleDocument_saysWhy() {
        ObjectNode document = documents.of(ONE, AS_OF);
        JsonTree.object(document, "source").put("ip", "nowhere");
        assertThatIOException()
                .isThrownBy(() -> store.write(List.of(new AlertIndex.Write(place(ONE), document, null))))
                .withMessageContaining("refused the document " + ONE.id())
                .withMessageContaining("flowhound setup");
    }

    @Test
    void record_afterAnAnalyst_keepsTheWorkflow() throws IOException {
        AlertBook book = book();
        book.record(live(AS_OF, ONE));
        Workflow.of(store).assign(ONE.id().substring(0, 8), "ada");
        book.record(live(AS_OF + MINUTE, grown(ONE, 1, "10.0.0.9")));
        Alert alert = stored(ONE).alert();
        assertThat(alert.version()).isEqualTo(2);
        assertThat(alert.legs()).hasSize(3);
        assertThat(alert.workflow().assignee()).isEqualTo("ada");
    }

    @Test
    void record_lateParent_supersedes() throws IOException {
        Leg parent = Findings.leg(0, -1, START - MINUTE, "10.0.0.7", "10.0.0.1");
        Leg child = Findings.leg(1, 0, START, "10.0.0.1", "10.0.0.2");
        Finding inner = Findings.of(List.of(asRoot(child), grownLeg(child)), 0.9, Severity.HIGH);
        Finding whole = Findings.of(List.of(parent, child), 0.9, Severity.HIGH);
        AlertBook book = book();
        book.record(live(AS_OF, inner));
        book.record(live(AS_OF + MINUTE, whole));
        assertThat(store.get(inner.id()).alert().status()).isEqualTo(AlertStatus.SUPERSEDED);
        assertThat(store.get(inner.id()).alert().supersededBy()).isEqualTo(whole.id());
        assertThat(store.get(whole.id()).alert().supersedes()).containsExactly(inner.id());
    }

    private static Leg asRoot(Leg leg) {
        return new Leg(
                0,
                -1,
                0,
                leg.source(),
                leg.sourcePort(),
                leg.destination(),
                leg.destinationPort(),
                leg.service(),
                leg.start(),
                leg.end(),
                leg.bytesToServer(),
                leg.bytesToClient(),
                leg.records(),
                leg.sampling(),
                leg.flowIds(),
                leg.daysSeen(),
                leg.novelty(),
                leg.sourceRate(),
                leg.destinationRate(),
                null,
                leg.loop(),
                leg.sourceRoles(),
                leg.destinationRoles());
    }

    private static Leg grownLeg(Leg root) {
        return Findings.leg(1, 0, root.start() + MINUTE, root.destination(), "10.0.0.3");
    }

    @Test
    void list_findsByTimeStatusAndSeverity() throws IOException {
        Finding low = Findings.with(chain("10.1.0.1", "10.1.0.2", "10.1.0.3"), Severity.LOW);
        Finding critical = Findings.with(chain("10.2.0.1", "10.2.0.2", "10.2.0.3"), Severity.CRITICAL);
        Finding april = chain(START + Duration.ofDays(30).toMillis(), "10.3.0.1", "10.3.0.2", "10.3.0.3");
        assertThat(store.list(AlertQuery.of(0, Long.MAX_VALUE / 100_000))).isEmpty();
        store.write(List.of(create(ONE), create(low), create(critical), create(april)));
        assertThat(store.list(AlertQuery.of(START, START + 1)))
                .extracting(Alert::id)
                .containsExactly(critical.id(), ONE.id(), low.id());
        assertThat(store.list(AlertQuery.of(START + 40 * MINUTE, START + 50 * MINUTE)))
                .isEmpty();
        assertThat(store.list(new AlertQuery(
                        START, START + 1, Set.of(AlertStatus.OPEN), Set.of(Severity.LOW, Severity.HIGH))))
                .extracting(Alert::id)
                .containsExactly(ONE.id(), low.id());
        assertThat(store.list(new AlertQuery(START, START + 1, Set.of(AlertStatus.CLOSED), Set.of())))
                .isEmpty();
        assertThat(store.get(april.id()).index()).isEqualTo(prefix + "-pivots-2026.04");
        assertThatIOException().isThrownBy(() -> store.get("")).withMessageContaining("more digits");
    }

    @Test
    void list_manyPages_hasAll() throws IOException {
        List<AlertIndex.Write> writes = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            writes.add(create(chain("10.4." + i / 250 + "." + i % 250, "10.5.0.1", "10.5.0.2")));
        }
        assertThat(store.write(writes)).isEmpty();
        assertThat(store.list(AlertQuery.of(START, START + 1)).stream()
                        .map(Alert::id)
                        .distinct())
                .hasSize(1_001);
    }

    @Test
    void dismissedAndRanks_areFound() throws IOException {
        AlertBook book = book();
        Finding other = chain("10.1.0.1", "10.1.0.2", "10.1.0.3");
        book.record(live(AS_OF, ONE, other));
        assertThat(store.ranks("2026-03-07")).isEqualTo(Map.of(ONE.id(), Rank.of(ONE), other.id(), Rank.of(other)));
        assertThat(store.ranks("2026-03-08")).isEmpty();
        Workflow workflow = Workflow.of(store);
        workflow.dismiss(ONE.id(), Scope.EDGE, AS_OF + MINUTE, "drill");
        workflow.dismiss(other.id(), Scope.ORIGIN, 0, null);
        assertThat(store.dismissed(AS_OF)).hasSize(2);
        assertThat(store.dismissed(AS_OF + MINUTE)).extracting(Alert::id).containsExactly(other.id());
        assertThat(workflow.dismissed(START, START + 1).findings()).containsExactlyInAnyOrder(ONE.id(), other.id());
        assertThat(workflow.dismissed(0, START).findings()).isEmpty();
        workflow.reopen(ONE.id(), null);
        assertThat(workflow.dismissed(START, START + 1).findings()).containsExactly(other.id());
    }

    private String flow(Leg leg, boolean turned, long start, long end) {
        String source = "{\"ip\":\"" + leg.source() + "\",\"port\":" + leg.sourcePort() + ",\"bytes\":5}";
        String destination = "{\"ip\":\"" + leg.destination() + "\",\"port\":" + leg.destinationPort() + "}";
        return "{\"@timestamp\":\"" + JsonTree.iso(end) + "\",\"event\":{\"start\":\"" + JsonTree.iso(start)
                + "\",\"end\":\""
                + JsonTree.iso(end) + "\"},\"source\":" + (turned ? destination : source) + ",\"destination\":"
                + (turned ? source : destination) + "}";
    }

    private void index(List<String> flows) throws IOException {
        client.call(api -> api.bulk(bulk -> {
            for (int i = 0; i < flows.size(); i++) {
                String id = "flow" + i;
                String json = flows.get(i);
                bulk.operations(operation -> operation.create(create -> create.index(prefix + "-flows-2026.03.07")
                        .id(id)
                        .document(co.elastic.clients.json.JsonData.fromJson(json))));
            }
            return bulk.refresh(Refresh.True);
        }));
    }

    private List<Hit<ObjectNode>> evidence() throws IOException {
        client.call(api -> api.indices().refresh(refresh -> refresh.index(prefix + "-evidence*")));
        return client.call(api ->
                        api.search(search -> search.index(prefix + "-evidence").size(1_000), ObjectNode.class))
                .hits()
                .hits();
    }

    @Test
    void record_flowsOfTheLegs_areKept() throws IOException {
        Leg first = ONE.legs().get(0);
        Leg second = ONE.legs().get(1);
        List<String> flows = new ArrayList<>();
        flows.add(flow(first, false, first.start() - 4_000, first.end()));
        flows.add(flow(first, true, first.start(), first.start() + MINUTE));
        flows.add(flow(first, false, first.end() + MINUTE, first.end() + 2 * MINUTE));
        flows.add(flow(Findings.leg(7, 0, START, "10.0.0.2", "10.0.0.3"), false, second.start(), second.end()));
        for (int i = 0; i < 210; i++) {
            flows.add(flow(second, i % 2 == 0, second.start() + i, second.start() + i));
        }
        index(flows);
        AlertBook book = book();
        book.record(live(AS_OF, ONE));
        List<Hit<ObjectNode>> kept = evidence();
        assertThat(kept).hasSize(202);
        assertThat(kept).allSatisfy(hit -> {
            assertThat(hit.index()).isEqualTo(prefix + "-evidence-2026.03");
            assertThat(hit.id()).startsWith(ONE.id() + "-flow");
            assertThat(JsonTree.text(hit.source(), "/pivot/alert/id")).isEqualTo(ONE.id());
            assertThat(JsonTree.number(hit.source(), "/source/port", 0)).isPositive();
        });
        assertThat(kept.stream().filter(hit -> JsonTree.number(hit.source(), "/pivot/leg", -1) == 0))
                .extracting(Hit::id)
                .containsExactlyInAnyOrder(ONE.id() + "-flow0", ONE.id() + "-flow1");
        book.record(new Evaluation(AS_OF + MINUTE, 10, List.of(), List.of(ONE)));
        assertThat(evidence()).hasSize(202);
        Finding wide = chain(START, "10.0.0.1", "10.0.0.2", "10.0.0.8");
        new Evidence(client, prefix, Duration.ofSeconds(5))
                .copy(List.of(new EvidenceCopier.Proof("other", START, wide.legs())));
        assertThat(evidence()).hasSize(204);
    }

    @Test
    void record_noFlows_isNoError() throws IOException {
        assertThat(book().record(live(AS_OF, ONE))).hasSize(1);
    }
}
