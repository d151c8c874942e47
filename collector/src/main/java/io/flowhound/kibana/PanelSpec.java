/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A panel of a page file. Exactly one of {@code chart}, {@code markdown}, {@code search}, {@code map} and {@code vega} is given.
 *
 * @param at x, y, width and height in the grid of 48 columns, without the navigation above
 * @param opens pages that a click on a value offers
 */
record PanelSpec(
        String id,
        String title,
        @Nullable String description,
        List<Integer> at,
        @Nullable String view,
        @Nullable String where,
        List<String> opens,
        @Nullable Chart chart,
        List<ValueSpec> values,
        List<BucketSpec> by,
        @Nullable BucketSpec over,
        @Nullable Stacking stack,
        @Nullable Legend legend,
        @Nullable List<String> markdown,
        @Nullable String search,
        @Nullable MapSpec map,
        @Nullable String vega) {
    /** How a chart shows several series. */
    enum Stacking {
        @JsonProperty("none")
        NONE,
        @JsonProperty("percent")
        PERCENT
    }

    /** Where the legend is, when it is not on the right. */
    enum Legend {
        @JsonProperty("none")
        NONE,
        @JsonProperty("bottom")
        BOTTOM
    }

    PanelSpec {
        Given.text("id", id);
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("'" + id + "' is no id: use lower-case words with dashes between");
        }
        at = Given.list(at);
        if (at.size() != 4) {
            throw new IllegalArgumentException("'at' of " + id + " must be [x, y, width, height]");
        }
        opens = Given.list(opens);
        values = Given.list(values);
        by = Given.list(by);
        long kinds = Stream.of(chart, markdown, search, map, vega)
                .filter(kind -> kind != null)
                .count();
        if (kinds != 1) {
            throw new IllegalArgumentException(id + " must have exactly one of chart, markdown, search, map and vega");
        }
        if (markdown == null) {
            Given.text("title of " + id, title);
        }
    }
}
