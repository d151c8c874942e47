/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.util.List;

/** Where log lines are looked for unless somebody says otherwise: ours, and those that Elastic's own agents write. */
public final class LogIndices {
    private LogIndices() {}

    /**
     * Patterns of indices.
     *
     * @param prefix {@code index.prefix}
     */
    public static List<String> usual(String prefix) {
        return List.of(DocumentKind.SYSLOG.pattern(prefix), "logs-*", "filebeat-*", "winlogbeat-*");
    }
}
