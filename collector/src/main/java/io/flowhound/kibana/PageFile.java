/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code kibana-dashboards/pages}: one dashboard, as docs/dashboards.md describes it.
 *
 * @param title its name
 * @param label a shorter one for the navigation, or null
 * @param question what it answers
 * @param time the start of the time range that it opens with, such as {@code now-1h}; the end is now
 * @param view data view of the panels that name no other
 * @param controls names of the vocabulary
 * @param where KQL for all panels, or null
 */
record PageFile(
        String title,
        @Nullable String label,
        String question,
        String time,
        @Nullable String view,
        List<String> controls,
        @Nullable String where,
        List<PanelSpec> panels) {
    PageFile {
        Given.text("title", title);
        Given.text("question", question);
        Given.text("time", time);
        controls = Given.list(controls);
        panels = Given.list(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a page needs panels");
        }
    }

    /** What the navigation calls it. */
    String shortTitle() {
        return label == null ? title : label;
    }
}
