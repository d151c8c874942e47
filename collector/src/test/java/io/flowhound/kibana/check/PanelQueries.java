/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.kibana.check.Views.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out what every panel, control and layer of our pages asks Elasticsearch when somebody opens them. */
final class PanelQueries {
    private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
    private final Views views;
    private final TimeSpan time;
    private final List<PanelQuery> queries = new ArrayList<>();

    /**
     * @param ndjson objects in which nothing is wrong
     * @param time that all pages are opened with
     */
    PanelQueries(String prefix, byte[] ndjson, TimeSpan time) {
        views = new Views(prefix, ObjectFile.read(ndjson));
        this.time = time;
        Folding.unfold(ndjson).forEach(object -> objects.put(ObjectFile.name(object), object));
    }

    /** Those of all pages, in their order. */
    List<PanelQuery> all() {
        if (queries.isEmpty()) {
            objects.values().stream()
                    .filter(object -> object.path("type").asText().equals("dashboard"))
                    .forEach(this::page);
        }
        return queries;
    }

    /** The dashboards, unfolded. */
    List<ObjectNode> pages() {
        return objects.values().stream()
                .filter(object -> object.path("type").asText().equals("dashboard"))
                .toList();
    }

    /** The specification of Vega behind a query. */
    JsonNode drawing(PanelQuery query) {
        for (JsonNode panel :
                Objects.requireNonNull(objects.get("dashboard " + query.page())).at("/attributes/panelsJSON")) {
            if (panel.path("panelIndex").asText().equals(query.panel())) {
                return panel.at("/embeddableConfig/savedVis/params/spec");
            }
        }
        throw new IllegalArgumentException("no panel behind " + query);
    }

    private View view(JsonNode holder, String reference) {
        for (JsonNode one : holder.path("references")) {
            if (one.path("name").asText().equals(reference)) {
                return Objects.requireNonNull(views.find(one.path("id").asText()));
            }
        }
        throw new IllegalArgumentException(holder.path("id") + " has no reference " + reference);
    }

    private void page(ObjectNode page) {
        JsonNode attributes = page.path("attributes");
        PanelContext context =
                new PanelContext(time, List.of()).and(attributes.at("/kibanaSavedObjectMeta/searchSourceJSON/query"));
        for (Map.Entry<String, JsonNode> control :
                attributes.at("/controlGroupInput/panelsJSON").properties()) {
            control(page, control.getKey(), control.getValue(), context);
        }
        for (JsonNode panel : attributes.path("panelsJSON")) {
            panel(page, panel, context);
        }
    }

    private void panel(ObjectNode page, JsonNode panel, PanelContext context) {
        JsonNode config = panel.path("embeddableConfig");
        switch (panel.path("type").asText()) {
            case "lens" -> lens(page, panel, config.path("attributes"), context);
            case "map" -> map(page, panel, config.path("attributes"), context);
            case "search" -> search(page, panel, context);
            case "visualization" -> {
                if (config.at("/savedVis/type").asText().equals("vega")) {
                    vega(page, panel, config.at("/savedVis/params/spec"), context);
                }
            }
            default -> {} // links ask nothing
        }
    }

    private void add(
            JsonNode page,
            String panel,
            String title,
            String kind,
            View view,
            ObjectNode body,
            String summary,
            PanelQuery.Reader reader) {
        queries.add(new PanelQuery(page.path("id").asText(), panel, title, kind, view.title(), body, summary, reader));
    }

    private static String title(JsonNode panel) {
        return panel.path("title").asText(panel.at("/embeddableConfig/title").asText());
    }

    private void lens(ObjectNode page, JsonNode panel, JsonNode chart, PanelContext context) {
        String id = panel.path("panelIndex").asText();
        for (Map.Entry<String, JsonNode> layer :
                chart.at("/state/datasourceStates/formBased/layers").properties()) {
            View view = view(page, id + ":indexpattern-datasource-layer-" + layer.getKey());
            LensQuery query = new LensQuery(view, layer.getValue(), context.and(chart.at("/state/query")));
            JsonNode columns = layer.getValue().path("columns");
            add(
                    page,
                    id,
                    title(panel),
                    chart.path("visualizationType").asText(),
                    view,
                    query.body(""),
                    LensSummary.of(query, columns),
                    (answer, searcher) -> lensRows(query, columns, view, answer, searcher));
        }
    }

    private static List<Row> lensRows(
            LensQuery query, JsonNode columns, View view, JsonNode answer, PanelQuery.Searcher searcher)
            throws IOException {
        List<Row> rows = LensAnswer.rows(query, columns, "", answer);
        for (String shift : query.shifts()) {
            if (!shift.isEmpty()) {
                JsonNode earlier = searcher.search(view.title(), query.body(shift));
                for (Row row : LensAnswer.rows(query, columns, shift, earlier)) {
                    rows.stream()
                            .filter(now -> now.keys().equals(row.keys()))
                            .forEach(now -> now.values().putAll(row.values()));
                }
            }
        }
        LensTable.complete(columns, query, rows);
        return rows;
    }

    private void map(ObjectNode page, JsonNode panel, JsonNode map, PanelContext context) {
        String id = panel.path("panelIndex").asText();
        PanelContext ofMap = context.and(map.at("/mapStateJSON/query"));
        for (JsonNode layer : map.path("layerListJSON")) {
            JsonNode source = layer.path("sourceDescriptor");
            if (source.has("geoField")) {
                View view =
                        view(page, id + ":" + source.path("indexPatternRefName").asText());
                ObjectNode body =
                        SmallQueries.map(source, map.at("/mapStateJSON/zoom").asDouble());
                body.set("query", ofMap.and(layer.path("query")).query(view));
                String title = title(panel) + ": " + layer.path("label").asText();
                add(
                        page,
                        id,
                        title,
                        "map",
                        view,
                        body,
                        "clusters of " + source.path("geoField").asText(),
                        (answer, searcher) -> SmallQueries.buckets(answer.at("/aggregations/gridSplit/buckets")));
            }
        }
    }

    private void control(ObjectNode page, String id, JsonNode control, PanelContext context) {
        boolean range = control.path("type").asText().equals("rangeSliderControl");
        String reference = "controlGroup_" + id + (range ? ":rangeSliderDataView" : ":optionsListDataView");
        View view = view(page, reference);
        String field = control.at("/explicitInput/fieldName").asText();
        ObjectNode body = range ? SmallQueries.extent(field) : SmallQueries.options(field);
        body.set("query", context.query(view));
        String title = control.at("/explicitInput/title").asText();
        add(
                page,
                "control " + id,
                title,
                "control",
                view,
                body,
                "values of " + field,
                (answer, searcher) -> range
                        ? SmallQueries.extent(answer.path("aggregations"))
                        : SmallQueries.buckets(answer.at("/aggregations/suggestions/buckets")));
    }

    private void search(ObjectNode page, JsonNode panel, PanelContext context) {
        String id = panel.path("panelIndex").asText();
        for (JsonNode reference : page.path("references")) {
            if (reference
                    .path("name")
                    .asText()
                    .equals(id + ":" + panel.path("panelRefName").asText())) {
                ObjectNode search = Objects.requireNonNull(
                        objects.get("search " + reference.path("id").asText()));
                JsonNode source = search.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON");
                View view = view(search, source.path("indexRefName").asText());
                ObjectNode body = SmallQueries.search(search.path("attributes"));
                body.set("query", context.and(source.path("query")).query(view));
                add(
                        page,
                        id,
                        title(panel),
                        "search",
                        view,
                        body,
                        "documents",
                        (answer, searcher) -> SmallQueries.hits(answer));
            }
        }
    }

    private void vega(ObjectNode page, JsonNode panel, JsonNode spec, PanelContext context) {
        for (JsonNode data : spec.path("data")) {
            JsonNode url = data.path("url");
            @Nullable
            View view = url.isObject() ? views.byTitle(url.path("index").asText()) : null;
            if (view != null) {
                ObjectNode body = SmallQueries.vega(
                        url, context.query(view, url.path("%timefield%").asText()), time);
                add(
                        page,
                        panel.path("panelIndex").asText(),
                        title(panel),
                        "vega",
                        view,
                        body,
                        "data of " + data.path("name").asText(),
                        (answer, searcher) -> SmallQueries.any(answer));
            }
        }
    }
}
