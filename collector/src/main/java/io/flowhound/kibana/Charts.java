/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.kibana.PanelSpec.Legend;
import io.flowhound.kibana.PanelSpec.Stacking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a Lens visualization: which column of a layer stands where in a chart. */
final class Charts {
    /** The only layer of each of our charts. */
    static final String LAYER = "layer";

    private static final int ROWS = 10;
    /** Behind a number that is none to worry about, and behind one that is; dark text can be read on both. */
    private static final String CALM = "#6DCCB1";

    private static final String ALARM = "#FF7E62";

    private final PanelSpec panel;
    private final Chart chart;
    private final List<ValueSpec> given;
    private final List<String> values;
    private final List<String> groups;
    private final @Nullable String axis;

    /**
     * @param given the values, with what the vocabulary says of them
     * @param values ids of their columns
     * @param groups ids of those of {@code by}
     * @param axis id of that of {@code over}, or null for a chart without an axis
     */
    Charts(
            PanelSpec panel,
            Chart chart,
            List<ValueSpec> given,
            List<String> values,
            List<String> groups,
            @Nullable String axis) {
        this.panel = panel;
        this.chart = chart;
        this.given = given;
        this.values = values;
        this.groups = groups;
        this.axis = axis;
    }

    /** @throws IllegalArgumentException when the chart cannot have so many values or groups */
    ObjectNode state() {
        return switch (chart) {
            case METRIC -> metric();
            case AREA, LINE, BAR, BAR_HORIZONTAL -> xy();
            case TABLE -> table();
            case DONUT, PIE, TREEMAP -> parts(1, 3);
            case WAFFLE -> parts(1, 1);
            case MOSAIC -> parts(2, 2);
            case HEATMAP -> heatmap();
            case TAGCLOUD -> tagcloud();
            case CHOROPLETH -> choropleth();
        };
    }

    private void need(int leastValues, int mostValues, int leastGroups, int mostGroups) {
        need("values", values.size(), leastValues, mostValues);
        need("by", groups.size(), leastGroups, mostGroups);
    }

    private void need(String key, int size, int least, int most) {
        if (size < least || size > most) {
            throw new IllegalArgumentException(
                    "'" + key + "' of a chart like this has " + least + " to " + most + ", not " + size);
        }
    }

    private ObjectNode metric() {
        need(1, 2, 0, 1);
        ObjectNode state = layer().put("metricAccessor", values.getFirst());
        if (values.size() > 1) {
            state.put("secondaryMetricAccessor", values.get(1));
        }
        if (!groups.isEmpty()) {
            state.put("breakdownByAccessor", groups.getFirst());
            int tiles = panel.by().getFirst().filters().size();
            if (tiles > 0) {
                // Kibana begins a new row of tiles after the third one.
                state.put("maxCols", tiles);
            }
        }
        ObjectNode palette = palette(given.getFirst());
        if (palette != null) {
            state.set("palette", palette);
        }
        return state;
    }

    private static @Nullable ObjectNode palette(ValueSpec value) {
        Double warn = value.warn();
        Double below = value.warnBelow();
        if (warn != null) {
            return palette(CALM, warn, ALARM);
        }
        return below == null ? null : palette(ALARM, below, CALM);
    }

    /**
     * One colour below a number, another one from it on. Stops are the upper ends of colours, colour stops the lower ones. Those of
     * counts lie between two numbers, since versions of Kibana differ in the colour of a value that is a stop.
     */
    private static ObjectNode palette(String low, double number, String high) {
        double limit = number == Math.rint(number) ? number - 0.5 : number;
        ObjectNode palette = Kibana.object().put("type", "palette").put("name", "custom");
        ObjectNode params = palette.putObject("params");
        params.put("name", "custom").put("reverse", false).put("progression", "fixed");
        params.put("rangeType", "number").put("rangeMin", 0).putNull("rangeMax").put("continuity", "above");
        params.put("steps", 2).put("maxSteps", 5);
        ArrayNode from = params.putArray("colorStops");
        from.addObject().put("color", low).put("stop", 0);
        from.addObject().put("color", high).put("stop", limit);
        ArrayNode upTo = params.putArray("stops");
        upTo.addObject().put("color", low).put("stop", limit);
        upTo.addObject().put("color", high).put("stop", number + 1);
        return palette;
    }

    private ObjectNode xy() {
        need(1, 6, 0, values.size() > 1 ? 0 : 1);
        ObjectNode state = Kibana.object();
        ObjectNode legend = state.putObject("legend").put("isVisible", panel.legend() != Legend.NONE);
        legend.put("position", panel.legend() == Legend.BOTTOM ? "bottom" : "right");
        state.put("valueLabels", "hide").put("fittingFunction", "None");
        state.putObject("axisTitlesVisibilitySettings")
                .put("x", false)
                .put("yLeft", false)
                .put("yRight", false);
        state.put("preferredSeriesType", series());
        ObjectNode layer = state.putArray("layers").addObject();
        layer.put("layerId", LAYER).put("layerType", "data").put("seriesType", series());
        ArrayNode accessors = layer.putArray("accessors");
        values.forEach(accessors::add);
        layer.put("xAccessor", axis);
        if (!groups.isEmpty()) {
            layer.put("splitAccessor", groups.getFirst());
        }
        layer.put("position", "top").put("showGridlines", false);
        for (int i = 0; i < values.size(); i++) {
            String color = given.get(i).color();
            if (color != null) {
                layer.withArray("/yConfig")
                        .addObject()
                        .put("forAccessor", values.get(i))
                        .put("color", color);
            }
        }
        return state;
    }

    private String series() {
        boolean stacks = chart != Chart.LINE && panel.stack() != Stacking.NONE;
        String shape = chart.shape();
        if (!stacks) {
            return shape;
        }
        return panel.stack() == Stacking.PERCENT ? shape + "_percentage_stacked" : shape + "_stacked";
    }

    private ObjectNode table() {
        need(1, 12, 0, 6);
        ObjectNode state = layer();
        ArrayNode columns = state.putArray("columns");
        groups.forEach(group -> columns.addObject().put("columnId", group).put("isTransposed", false));
        for (int i = 0; i < values.size(); i++) {
            ObjectNode column = columns.addObject()
                    .put("columnId", values.get(i))
                    .put("isTransposed", false)
                    .put("alignment", "right");
            ObjectNode palette = palette(given.get(i));
            if (palette != null) {
                column.put("colorMode", "cell").set("palette", palette);
            }
        }
        state.putObject("paging").put("enabled", true).put("size", ROWS);
        state.put("headerRowHeight", "auto");
        if (groups.isEmpty()) {
            // A single row, in a panel of the size of a tile: what does not fit beside each other goes on below.
            state.put("rowHeight", "auto");
        }
        return state;
    }

    private ObjectNode parts(int leastGroups, int mostGroups) {
        need(1, 1, leastGroups, mostGroups);
        ObjectNode state = Kibana.object().put("shape", chart.shape());
        ObjectNode layer = state.putArray("layers").addObject();
        layer.put("layerId", LAYER).put("layerType", "data");
        ArrayNode primary = layer.putArray("primaryGroups");
        if (chart == Chart.MOSAIC) {
            primary.add(groups.getFirst());
            layer.putArray("secondaryGroups").add(groups.get(1));
        } else {
            groups.forEach(primary::add);
        }
        layer.putArray("metrics").add(values.getFirst());
        layer.put("numberDisplay", "percent").put("categoryDisplay", "default");
        layer.put("legendDisplay", panel.legend() == Legend.NONE ? "hide" : "default")
                .put("nestedLegend", false);
        return state;
    }

    private ObjectNode heatmap() {
        need(1, 1, 1, 1);
        ObjectNode state = layer().put("shape", chart.shape());
        state.put("xAccessor", axis).put("yAccessor", groups.getFirst()).put("valueAccessor", values.getFirst());
        state.putObject("legend")
                .put("isVisible", true)
                .put("position", "right")
                .put("type", "heatmap_legend");
        state.putObject("gridConfig")
                .put("type", "heatmap_grid")
                .put("isCellLabelVisible", false)
                .put("isYAxisLabelVisible", true)
                .put("isXAxisLabelVisible", true)
                .put("isYAxisTitleVisible", false)
                .put("isXAxisTitleVisible", false);
        return state;
    }

    private ObjectNode tagcloud() {
        need(1, 1, 1, 1);
        return layer().put("tagAccessor", groups.getFirst())
                .put("valueAccessor", values.getFirst())
                .put("maxFontSize", 60)
                .put("minFontSize", 16)
                .put("orientation", "single")
                .put("showLabel", false);
    }

    private ObjectNode choropleth() {
        need(1, 1, 1, 1);
        return layer().put("emsLayerId", "world_countries")
                .put("emsField", "iso2")
                .put("regionAccessor", groups.getFirst())
                .put("valueAccessor", values.getFirst());
    }

    private static ObjectNode layer() {
        return Kibana.object().put("layerId", LAYER).put("layerType", "data");
    }
}
