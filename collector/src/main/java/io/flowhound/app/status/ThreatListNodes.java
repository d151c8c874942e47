/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.enrich.threat.ListState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The threat lists: in the status page, and as a table. */
final class ThreatListNodes {
    private ThreatListNodes() {}

    static void put(ArrayNode array, List<ListState> states, Instant now) {
        for (ListState state : states) {
            ObjectNode node = array.addObject();
            node.put("name", state.name()).put("file", state.file().toString());
            node.put("entries", state.entries()).put("bad_lines", state.badLines());
            node.put("refused", state.refused()).put("unused", state.unused());
            node.put("matches", state.matches());
            Instant date = state.date();
            Duration age = state.age(now);
            if (date != null && age != null) {
                node.put("date", Words.time(date.toEpochMilli())).put("age_seconds", age.toSeconds());
            }
            node.put("old", state.isOld(now));
            if (state.failure() != null) {
                node.put("failure", state.failure());
            }
            ArrayNode problems = node.putArray("problems");
            state.problems().forEach(problems::add);
        }
    }

    /** The table; nothing without lists. */
    static void write(JsonNode lists, StringBuilder to) {
        if (lists.isEmpty()) {
            return;
        }
        TextTable table = new TextTable("THREAT LIST", ">ENTRIES", ">BAD LINES", ">MATCHES", ">AGE", "STATE");
        for (JsonNode list : lists) {
            table.add(
                    list.path("name").asText(),
                    Words.count(list.path("entries").asLong()),
                    Words.count(list.path("bad_lines").asLong()
                            + list.path("refused").asLong()),
                    Words.count(list.path("matches").asLong()),
                    list.has("age_seconds")
                            ? Words.duration(list.path("age_seconds").asLong() * 1000)
                            : "-",
                    list.has("failure") ? "NOT READ" : list.path("old").asBoolean() ? "old" : "ok");
        }
        to.append('\n');
        table.write(to);
    }
}
