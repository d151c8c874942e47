/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.util.ArrayList;
import java.util.List;

/** Where log lines are looked for unless somebody says otherwise: ours, and those that Elastic's own agents write. */
public final class LogIndices {
    private static final List<String> OTHERS = List.of("logs-*", "filebeat-*", "winlogbeat-*");

    private LogIndices() {}

    /**
     * Patterns of indices.
     *
     * @param prefix {@code index.prefix}
     */
    public static List<String> usual(String prefix) {
        List<String> all = new ArrayList<>(List.of(DocumentKind.SYSLOG.pattern(prefix)));
        all.addAll(OTHERS);
        return List.copyOf(all);
    }

    /** Those that are not ours. */
    public static List<String> others() {
        return OTHERS;
    }
}
