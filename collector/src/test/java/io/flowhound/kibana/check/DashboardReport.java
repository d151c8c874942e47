/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.kibana.KibanaObjects;
import io.flowhound.schema.IndexTemplate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what was checked of each page into docs/dashboards.md. */
final class DashboardReport {
    static final String BEGIN = "<!-- generated: checks -->";
    static final String END = "<!-- end of generated: checks -->";

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("lnsMetric", "metric"),
            Map.entry("lnsXY", "area, line or bar"),
            Map.entry("lnsPie", "donut, pie or treemap"),
            Map.entry("lnsDatatable", "table"),
            Map.entry("lnsHeatmap", "heatmap"),
            Map.entry("lnsTagcloud", "tag cloud"),
            Map.entry("lnsGauge", "gauge"),
            Map.entry("lnsChoropleth", "map of countries"),
            Map.entry("vega", "drawing"),
            Map.entry("search", "saved search"),
            Map.entry("control", "control"),
            Map.entry("map", "map"));

    private DashboardReport() {}

    /** The section with its marks, without what changes from run to run. */
    static String markdown() {
        byte[] ndjson = KibanaObjects.of(IndexTemplate.DEFAULT_PREFIX).ndjson();
        ObjectFile file = ObjectFile.read(ndjson);
        PanelQueries queries = new PanelQueries(IndexTemplate.DEFAULT_PREFIX, ndjson, new TimeSpan(0, 3_600_000));
        StringBuilder text = new StringBuilder(BEGIN).append("\n\n");
        text.append("Linter: ").append(objects(file)).append("; ");
        text.append(new Linter(IndexTemplate.DEFAULT_PREFIX).check(ndjson).size())
                .append(" problems. ");
        text.append(Defect.all().size())
                .append(" kinds of defects were put into copies of these objects, and found.\n\n");
        text.append(queries.all().size())
                .append(" searches are sent to a real Elasticsearch that holds the simulated network:\n");
        for (JsonNode page : queries.pages()) {
            page(text, page, queries.all());
        }
        return text.append('\n').append(END).toString();
    }

    private static String objects(ObjectFile file) {
        Map<String, Integer> counts = new TreeMap<>();
        file.all().forEach(object -> counts.merge(object.path("type").asText(), 1, Integer::sum));
        return file.all().size() + " objects " + counts;
    }

    private static void page(StringBuilder text, JsonNode page, List<PanelQuery> queries) {
        text.append("\n### ").append(page.at("/attributes/title").asText()).append(": ");
        text.append(page.at("/attributes/description").asText()).append("\n\n");
        text.append("| panel | is | asks |\n|---|---|---|\n");
        for (PanelQuery query : queries) {
            if (query.page().equals(page.path("id").asText())) {
                String kind = KINDS.getOrDefault(query.kind(), query.kind());
                text.append("| ").append(cell(query.title())).append(" | ").append(kind);
                text.append(" | ").append(cell(query.summary())).append(" |\n");
            }
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ").replace("*", "\\*").replace("_", "\\_");
    }
}
