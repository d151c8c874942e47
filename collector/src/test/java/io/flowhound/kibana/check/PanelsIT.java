/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.app.StoredNetwork;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.kibana.KibanaObjects;
import io.flowhound.kibana.check.Fields.Mapped;
import io.flowhound.kibana.check.Views.View;
import io.flowhound.simulate.Volume;
import io.flowhound.testkit.RealElastic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Everything on our pages finds something in the simulated home network, and finds the truth. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PanelsIT {
    private static final int MOST_EXCUSES = 5;
    private static final int LEAST_QUERIES = 100;
    /** So many of the highest of a list: one mistaken record is much of a small one. */
    private static final int COMPARED = 3;

    private static final Percentage EXACT = Percentage.withPercentage(0.001);
    /** Who called is guessed where a record does not say it (flow.role.reason), so that a few count for the other side. */
    private static final Percentage MISTAKEN = Percentage.withPercentage(5);

    private final String prefix = RealElastic.prefix();
    private final RawSearch search = new RawSearch(RealElastic.shared().url());
    private final Map<PanelQuery, List<Row>> rows = new LinkedHashMap<>();
    private StoredNetwork network;
    private PanelQueries queries;

    @BeforeAll
    void storeAndAsk(@TempDir Path folder) throws Exception {
        network = StoredNetwork.in(prefix, folder);
        long now = Instant.now().toEpochMilli();
        TimeSpan hour = new TimeSpan(now - Duration.ofHours(1).toMillis(), now);
        queries = new PanelQueries(prefix, KibanaObjects.of(prefix).ndjson(), hour);
        for (PanelQuery query : queries.all()) {
            rows.put(query, query.run(search));
        }
    }

    @AfterAll
    void close() {
        search.close();
    }

    private String page(PanelQuery query) {
        return query.page().substring(prefix.length() + 1);
    }

    @Test
    void everyPanel_isNotEmpty_orExcused() throws Exception {
        Set<String> empty = new TreeSet<>();
        rows.forEach((query, found) -> {
            if (found.isEmpty() || hasNoValues(query, found)) {
                empty.add(page(query) + "/" + query.panel());
            }
        });
        assertThat(rows).hasSizeGreaterThan(LEAST_QUERIES);
        assertThat(network.alerts()).as("the hunt finds the pivot").isNotEmpty();
        assertThat(Excuses.read().keySet())
                .as("panels without any data; those that may be are listed in docs/dashboards.md")
                .isEqualTo(empty);
        assertThat(empty).hasSizeLessThanOrEqualTo(MOST_EXCUSES);
        assertThat(Excuses.read().values()).allMatch(reason -> reason.length() > 20);
    }

    /** Whether all that a chart would show is nothing or zero. */
    private static boolean hasNoValues(PanelQuery query, List<Row> found) {
        return query.kind().startsWith("lns")
                && found.stream().allMatch(row -> row.values().values().stream().allMatch(value -> value == 0));
    }

    /** The sum, count and list of each page that hold for all flows, where the page has them. */
    @Test
    void figures_areTheTruth() throws Exception {
        TruthOf truth = new TruthOf(network.simulation());
        Map<String, Set<String>> compared = new TreeMap<>();
        for (PanelQuery query : rows.keySet()) {
            JsonNode filter = query.body().at("/query/bool/filter");
            if (query.kind().startsWith("lns") && query.index().equals(prefix + "-flows-*") && filter.size() == 1) {
                JsonNode answer = search.search(query.index(), query.body());
                Set<String> of = compared.computeIfAbsent(page(query), page -> new TreeSet<>());
                assertThat(answer.at("/hits/total/value").asLong())
                        .as("%s", query)
                        .isEqualTo(truth.records());
                of.add("count");
                compare(query, answer.path("aggregations"), truth, of);
            }
        }
        assertThat(compared.get("overview")).containsExactly("count", "sum", "top");
        assertThat(compared.get("talkers")).containsExactly("count", "sum", "top");
        assertThat(compared.get("exporters")).containsExactly("count", "sum", "top");
        assertThat(compared.get("host")).containsExactly("count", "sum", "top");
        assertThat(compared.keySet()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(compared.values()).as("%s", compared).allMatch(of -> of.size() > 1 || of.contains("count"));
    }

    private static void compare(PanelQuery query, JsonNode answers, TruthOf truth, Set<String> of) {
        JsonNode aggs = query.body().path("aggs");
        for (Map.Entry<String, JsonNode> agg : aggs.properties()) {
            JsonNode answer = answers.path(agg.getKey());
            String summed = agg.getValue().at("/sum/field").asText();
            Double sum = truth.sum(summed);
            if (sum != null) {
                assertThat(answer.path("value").asDouble())
                        .as("%s: %s", query, summed)
                        .isCloseTo(sum, summed.startsWith("network.") ? EXACT : MISTAKEN);
                of.add("sum");
            }
            String field = agg.getValue().at("/terms/field").asText();
            Map<String, Volume> expected = truth.by(field);
            if (!expected.isEmpty()) {
                top(query, agg.getValue(), answer, expected);
                of.add("top");
            }
        }
    }

    private static void top(PanelQuery query, JsonNode agg, JsonNode answer, Map<String, Volume> expected) {
        assertThat(answer.path("buckets")).as("%s", query).isNotEmpty();
        Percentage tolerance = agg.at("/terms/field").asText().equals("observer.ip") ? EXACT : MISTAKEN;
        for (JsonNode bucket :
                answer.path("buckets").valueStream().limit(COMPARED).toList()) {
            String key = bucket.path("key").asText();
            Volume volume = expected.get(key);
            assertThat(volume)
                    .as("%s: nothing was simulated for %s", query, key)
                    .isNotNull();
            assertThat(bucket.path("doc_count").asDouble())
                    .as("%s: %s", query, key)
                    .isCloseTo(volume.records(), tolerance);
            for (Map.Entry<String, JsonNode> inner : agg.path("aggs").properties()) {
                if (inner.getValue().at("/sum/field").asText().equals("network.bytes")) {
                    assertThat(bucket.path(inner.getKey()).path("value").asDouble())
                            .as("%s: %s", query, key)
                            .isCloseTo(volume.octets(), tolerance);
                }
            }
        }
        List<Long> volumes = expected.values().stream()
                .map(Volume::octets)
                .sorted((a, b) -> Long.compare(b, a))
                .toList();
        String order = agg.at("/terms/order").toString();
        if (!order.contains("_key")
                && !order.contains("_count")
                && agg.path("aggs").toString().contains("network.bytes")) {
            JsonNode first = answer.path("buckets").path(0);
            assertThat(expected.get(first.path("key").asText()).octets())
                    .as("%s: the first of the list", query)
                    .isEqualTo(volumes.get(0));
        }
    }

    @Test
    void fields_areWhatTheTemplatesSay() throws Exception {
        try (ElasticClient client = RealElastic.shared().client()) {
            // The history of logins begins when a day is over.
            client.call(api -> api.indices().create(create -> create.index(prefix + "-baseline")));
        }
        for (View view :
                new Views(prefix, ObjectFile.read(KibanaObjects.of(prefix).ndjson())).all()) {
            JsonNode found = search.fields(view.title());
            view.fields()
                    .matching("*")
                    .filter(field -> !field.path().startsWith("_"))
                    .forEach(field -> same(view, field, found));
        }
    }

    private static void same(View view, Mapped field, JsonNode found) {
        JsonNode caps = found.path(field.path()).path(field.type());
        assertThat(caps.isObject())
                .as("%s in %s: %s", field, view.title(), found.path(field.path()))
                .isTrue();
        assertThat(caps.path("aggregatable").asBoolean())
                .as("%s in %s", field.path(), view.title())
                .isEqualTo(field.aggregatable());
    }

    @Test
    void drawings_areDrawn_withoutComplaint(@TempDir Path folder) throws Exception {
        Optional<Drawings> drawings = Drawings.available();
        assumeThat(drawings).as(Drawings.advice()).isPresent();
        int drawn = 0;
        for (PanelQuery query : rows.keySet()) {
            if (query.kind().equals("vega")) {
                JsonNode spec = queries.drawing(query);
                JsonNode answer = search.search(query.index(), query.body());
                for (String mode : List.of("dark", "light")) {
                    String svg = drawings.get().svg(spec, answer, folder, mode);
                    assertThat(svg.split("<(path|rect|text|line|circle) ", -1))
                            .as("marks of %s", query)
                            .hasSizeGreaterThan(10);
                    picture(query, mode, svg);
                }
                drawn++;
            }
        }
        assertThat(drawn).isPositive();
    }

    /** The pictures of the docs. */
    private void picture(PanelQuery query, String mode, String svg) throws Exception {
        if (Boolean.getBoolean("regenerate") && page(query).equals("pivots") && mode.equals("light")) {
            Path images = Files.createDirectories(Path.of("..", "docs", "images"));
            Files.writeString(images.resolve("pivot-" + query.panel() + ".svg"), svg);
        }
    }

    @Test
    void controls_offerWhatIsThere() {
        rows.forEach((query, found) -> {
            if (query.kind().equals("control")) {
                assertThat(found).as("%s", query).allMatch(row -> row.documents() > 0);
            }
        });
        assertThat(rows.keySet().stream().filter(query -> query.kind().equals("control")))
                .isNotEmpty();
    }
}
