/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Flows, log lines and alerts in one, as far as all three are known: when they were, and which of the three they are. */
final class TrueEverything {
    private static final String TIME = "@timestamp";
    private static final String CREATED = "event.created";
    private static final String MESSAGE = "message";
    private static final String ALERT = "pivot.version";

    /** What tells them from each other. */
    static final Set<String> FIELDS = Set.of(TIME, CREATED, MESSAGE, ALERT, "pivot.leg", "contact.kind");

    private TrueEverything() {}

    static List<Map<String, Object>> of(
            List<Map<String, Object>> flows, List<Map<String, Object>> lines, List<Map<String, Object>> alerts) {
        List<Map<String, Object>> all = new ArrayList<>();
        flows.forEach(flow -> all.add(marked(flow, CREATED)));
        lines.forEach(line -> all.add(marked(line, CREATED, MESSAGE)));
        alerts.forEach(alert -> all.add(marked(alert, MESSAGE, ALERT)));
        return all;
    }

    /** When it was, and fields that are there, whatever stands in them. */
    private static Map<String, Object> marked(Map<String, Object> document, String... fields) {
        Map<String, Object> marked = new HashMap<>();
        marked.put(TIME, document.getOrDefault(TIME, 0L));
        for (String field : fields) {
            marked.put(field, "there");
        }
        return marked;
    }
}
