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

    private final PanelSpec panel;
    private final Chart chart;
    private final List<String> values;
    private final List<String> groups;
    private final @Nullable String axis;

    /**
     * @param values ids of the columns of values
     * @param groups ids of those of {@code by}
     * @param axis id of that of {@code over}, or null for a chart without an axis
     */
    Charts(PanelSpec panel, Chart chart, List<String> values, List<String> groups, @Nullable String axis) {
        this.panel = panel;
        this.chart = chart;
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
        }
        return state;
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
        values.forEach(value -> columns.addObject()
                .put("columnId", value)
                .put("isTransposed", false)
                .put("alignment", "right"));
        state.putObject("paging").put("enabled", true).put("size", ROWS);
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
