/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code kibana-dashboards/searches}: a saved search.
 *
 * @param question what it answers
 * @param where KQL, or null for everything
 * @param sort field and {@code asc} or {@code desc} each; empty for the newest first
 */
record SearchFile(
        String title,
        String question,
        @Nullable String view,
        @Nullable String where,
        List<String> columns,
        List<List<String>> sort) {
    SearchFile {
        Given.text("title", title);
        Given.text("question", question);
        columns = Given.list(columns);
        sort = Given.list(sort);
    }
}
