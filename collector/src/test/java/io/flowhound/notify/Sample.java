/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Alert documents for tests, shortened to what notifications show. */
final class Sample {
    static final String LINK = "https://kibana.example.org/app/discover#/?_g=(a)";

    private Sample() {}

    /** An alert from 192.0.2.1 by 192.0.2.2 to 192.0.2.3. */
    static ObjectNode alert(String id, String severity, String notifiedAt) {
        ObjectNode alert = Documents.JSON.createObjectNode();
        alert.put("@timestamp", notifiedAt)
                .put("message", "Possible pivot 192.0.2.1 -> 192.0.2.2 -> 192.0.2.3 (" + id + ")");
        alert.putObject("event")
                .put("id", id)
                .put("reason", "192.0.2.1 -> 192.0.2.2 not seen before")
                .put("risk_score", 97)
                .put("start", "2026-11-22T10:00:00.000Z")
                .put("end", "2026-11-22T10:30:00.000Z")
                .put("url", LINK);
        alert.putObject("source").put("ip", "192.0.2.1").put("port", 50_122);
        ObjectNode pivot = alert.putObject("pivot");
        pivot.put("version", 1)
                .put("status", "open")
                .put("severity", severity)
                .put("confidence", "normal")
                .put("rank", 10)
                .put("hops", 1)
                .put("notified_at", notifiedAt);
        ArrayNode path = pivot.putArray("path");
        leg(path.addObject(), 0, "192.0.2.1", "192.0.2.2");
        leg(path.addObject(), 1, "192.0.2.2", "192.0.2.3");
        return alert;
    }

    private static void leg(ObjectNode leg, int depth, String from, String to) {
        leg.put("leg", depth).put("depth", depth).put("protocol", "ssh");
        leg.put("start", "2026-11-22T10:0" + depth + ":00.000Z").put("end", "2026-11-22T10:30:00.000Z");
        leg.putObject("source").put("ip", from);
        leg.putObject("destination").put("ip", to).put("port", 22);
        if (depth > 0) {
            leg.putObject("link").put("score", 0.95);
        }
    }

    static Message message() {
        return Message.of("notify-1", alert("a1", "high", "2026-11-22T10:40:00.000Z"));
    }
}
