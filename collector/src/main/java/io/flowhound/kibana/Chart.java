/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The charts that a page file can ask for. */
enum Chart {
    @JsonProperty("metric")
    METRIC("lnsMetric", ""),
    @JsonProperty("area")
    AREA("lnsXY", "area"),
    @JsonProperty("line")
    LINE("lnsXY", "line"),
    @JsonProperty("bar")
    BAR("lnsXY", "bar"),
    @JsonProperty("bar-horizontal")
    BAR_HORIZONTAL("lnsXY", "bar_horizontal"),
    @JsonProperty("table")
    TABLE("lnsDatatable", ""),
    @JsonProperty("donut")
    DONUT("lnsPie", "donut"),
    @JsonProperty("pie")
    PIE("lnsPie", "pie"),
    @JsonProperty("treemap")
    TREEMAP("lnsPie", "treemap"),
    @JsonProperty("waffle")
    WAFFLE("lnsPie", "waffle"),
    @JsonProperty("mosaic")
    MOSAIC("lnsPie", "mosaic"),
    @JsonProperty("heatmap")
    HEATMAP("lnsHeatmap", "heatmap"),
    @JsonProperty("tagcloud")
    TAGCLOUD("lnsTagcloud", ""),
    @JsonProperty("choropleth")
    CHOROPLETH("lnsChoropleth", "");

    private final String visualization;
    private final String shape;

    Chart(String visualization, String shape) {
        this.visualization = visualization;
        this.shape = shape;
    }

    /** Lens's name for the kind of visualization. */
    String visualization() {
        return visualization;
    }

    /** What Lens distinguishes within the kind; empty where there is nothing to distinguish. */
    String shape() {
        return shape;
    }

    /** Whether it has an axis, which is time unless the panel says otherwise. */
    boolean hasAxis() {
        return isXy() || this == HEATMAP;
    }

    boolean isXy() {
        return visualization.equals("lnsXY");
    }

    /** Whether what is not among the highest is shown as «Other», so that the whole is right. */
    boolean showsWhole() {
        return switch (this) {
            case AREA, BAR, DONUT, PIE -> true;
            case METRIC, LINE, BAR_HORIZONTAL, TABLE, TREEMAP, WAFFLE, MOSAIC, HEATMAP, TAGCLOUD, CHOROPLETH -> false;
        };
    }
}
