/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Who sends syslog, and what became of it: a list in the status page, and a table of those with the most lines. */
final class SyslogSenders {
    private static final int MOST_SHOWN = 30;

    private SyslogSenders() {}

    /** Puts those with the most lines first. */
    static void put(ArrayNode array, Meters meters) {
        Map<String, Long> lines = meters.bySender("flowhound.sender.messages");
        Map<String, Long> understood = meters.bySender("flowhound.sender.understood");
        Map<String, Long> unparsed = meters.bySender("flowhound.sender.unparsed");
        Map<String, Long> empty = meters.bySender("flowhound.sender.empty");
        lines.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .forEach(entry -> {
                    ObjectNode node = array.addObject();
                    node.put("address", entry.getKey()).put("lines", entry.getValue());
                    node.put("understood", understood.getOrDefault(entry.getKey(), 0L));
                    node.put("unparsed", unparsed.getOrDefault(entry.getKey(), 0L));
                    node.put("empty", empty.getOrDefault(entry.getKey(), 0L));
                });
    }

    /** The table; nothing when nobody has sent any. */
    static void write(JsonNode senders, StringBuilder to) {
        if (senders.isEmpty()) {
            return;
        }
        TextTable table = new TextTable("SYSLOG FROM", ">LINES", ">UNDERSTOOD", ">WITHOUT HEADER", ">EMPTY");
        List<JsonNode> shown = senders.valueStream().limit(MOST_SHOWN).toList();
        for (JsonNode sender : shown) {
            table.add(
                    sender.path("address").asText(),
                    Words.count(sender.path("lines").asLong()),
                    Words.count(sender.path("understood").asLong()),
                    Words.count(sender.path("unparsed").asLong()),
                    Words.count(sender.path("empty").asLong()));
        }
        to.append('\n');
        table.write(to);
        int rest = senders.size() - shown.size();
        if (rest > 0) {
            to.append("and ").append(Words.count(rest, "more sender")).append(": --json has all\n");
        }
    }
}
