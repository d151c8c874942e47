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
import io.flowhound.schema.DocumentKind;
import io.flowhound.testkit.RealElastic;
import io.flowhound.testkit.SimulatedHealth;
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
import java.util.stream.Collectors;
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
    private static final int LEAST_COMPARED = 100;

    private final String prefix = RealElastic.prefix();
    private final RawSearch search = new RawSearch(RealElastic.shared().url());
    private final Map<PanelQuery, List<Row>> rows = new LinkedHashMap<>();
    private StoredNetwork network;
    private SimulatedHealth health;
    private PanelQueries queries;

    @BeforeAll
    void storeAndAsk(@TempDir Path folder) throws Exception {
        network = StoredNetwork.in(prefix, folder);
        health = SimulatedHealth.until(Instant.now());
        storeHealth();
        // The hunt says of its alerts that they hold up to a second from when it began.
        long now = Instant.now().plusSeconds(5).toEpochMilli();
        TimeSpan hour = new TimeSpan(now - Duration.ofHours(1).toMillis(), now);
        queries = new PanelQueries(
                prefix, KibanaObjects.of(prefix, List.of(prefix + "-syslog-*")).ndjson(), hour);
        for (PanelQuery query : queries.all()) {
            rows.put(query, query.run(search));
        }
    }

    /** In place of what the collector wrote of itself, which nobody can know in advance. */
    private void storeHealth() throws Exception {
        try (ElasticClient client = RealElastic.shared().client()) {
            String pattern = DocumentKind.HEALTH.pattern(prefix);
            List<String> written = List.copyOf(client.call(
                            api -> api.indices().get(get -> get.index(pattern).allowNoIndices(true)))
                    .indices()
                    .keySet());
            if (!written.isEmpty()) {
                client.call(api -> api.indices().delete(delete -> delete.index(written)));
            }
            health.store(client, prefix);
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

    /** A count, a sum and a list of the highest of each page at least, and each other one that the simulation knows. */
    @Test
    void figures_areTheTruth() throws Exception {
        Map<String, TrueAnswers> truth = truth();
        Map<String, Set<String>> compared = new TreeMap<>();
        Set<String> panels = new TreeSet<>();
        for (PanelQuery query : rows.keySet()) {
            TrueAnswers answers = truth.get(query.index());
            if (query.kind().startsWith("lns") && answers != null) {
                Set<String> done = new Comparison(query, answers).with(search.search(query.index(), query.body()));
                compared.computeIfAbsent(page(query), page -> new TreeSet<>()).addAll(done);
                if (!done.isEmpty()) {
                    panels.add(page(query) + "/" + query.panel());
                }
            }
        }
        assertThat(compared.keySet())
                .isEqualTo(rows.keySet().stream().map(this::page).collect(Collectors.toSet()));
        assertThat(compared.values()).as("%s", compared).allMatch(of -> of.size() == 3);
        assertThat(panels)
                .hasSizeGreaterThan(LEAST_COMPARED)
                .contains("logs/lines", "logs/logins", "logs/accounts", "logs/refusals", "logs/unread", "logs/together")
                .contains("logs/login-times", "logs/programs", "logs/severities", "logs/who", "logs/turned-away")
                .contains("pivots/accounts", "host/accounts")
                .contains("quality/risk", "quality/complete", "quality/problems", "quality/kernel", "quality/exporters")
                .contains(
                        "quality/completeness", "quality/lost", "quality/drops", "quality/clocks", "quality/templates")
                .contains("quality/backlog", "quality/journal", "quality/documents", "quality/collectors");
    }

    /** What is true of the documents of a data view, by its indices. */
    private Map<String, TrueAnswers> truth() throws Exception {
        List<Map<String, Object>> flows = TrueFlows.of(network.simulation(), network.places());
        List<Map<String, Object>> lines = TrueLogs.of(network.syslog());
        List<Map<String, Object>> alerts =
                TruePivots.of(network.simulation(), network.syslog().truth());
        return Map.of(
                prefix + "-flows-*", new TrueAnswers(flows, TrueFlows.FIELDS),
                prefix + "-syslog-*", new TrueAnswers(lines, TrueLogs.FIELDS),
                prefix + "-pivots-*", new TrueAnswers(alerts, TruePivots.FIELDS),
                prefix + "-health-*", new TrueAnswers(TrueHealth.of(health), TrueHealth.FIELDS),
                prefix + "-*", new TrueAnswers(TrueEverything.of(flows, lines, alerts), TrueEverything.FIELDS));
    }

    @Test
    void fields_areWhatTheTemplatesSay() throws Exception {
        try (ElasticClient client = RealElastic.shared().client()) {
            // The history of logins begins when a day is over.
            client.call(api -> api.indices().create(create -> create.index(prefix + "-baseline")));
        }
        for (View view : new Views(
                        prefix,
                        ObjectFile.read(KibanaObjects.of(prefix, List.of(prefix + "-syslog-*"))
                                .ndjson()))
                .all()) {
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
