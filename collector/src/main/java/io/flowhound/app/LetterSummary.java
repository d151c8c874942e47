/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.app.status.TextTable;
import io.flowhound.app.status.Words;
import io.flowhound.bulk.StoredLetter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts refused documents by what was wrong with them, and remembers the newest. */
final class LetterSummary {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_REASON = 100;

    /** What is counted together. */
    private record Group(int status, String type, String index) {}

    private static final class Tally {
        long documents;
        String example = "";
    }

    private final int most;
    private final Map<Group, Tally> groups = new HashMap<>();
    private final Deque<StoredLetter> newest = new ArrayDeque<>();
    private long documents;
    private @Nullable Instant oldest;

    /** Remembers so many of the newest. */
    LetterSummary(int most) {
        this.most = most;
    }

    /** Takes them in the order of the file. */
    void add(StoredLetter letter) {
        documents++;
        if (oldest == null) {
            oldest = letter.time();
        }
        Tally tally =
                groups.computeIfAbsent(new Group(letter.status(), letter.type(), letter.index()), group -> new Tally());
        tally.documents++;
        tally.example = letter.reason();
        newest.addFirst(letter);
        if (newest.size() > most) {
            newest.removeLast();
        }
    }

    long documents() {
        return documents;
    }

    private List<Map.Entry<Group, Tally>> largestFirst() {
        Comparator<Map.Entry<Group, Tally>> order = Comparator.comparingLong(entry -> -entry.getValue().documents);
        return groups.entrySet().stream()
                .sorted(order.thenComparing(entry -> entry.getKey().toString()))
                .toList();
    }

    /** For people. */
    String text(String where, long octets) {
        StringBuilder text = new StringBuilder();
        text.append(Words.count(documents, "refused document"))
                .append(" in ")
                .append(where)
                .append(" (")
                .append(Words.octets(octets))
                .append("), the oldest of ")
                .append(oldest)
                .append("\n\n");
        TextTable reasons = new TextTable(">documents", ">status", "error", "index", "reason of the last one");
        for (Map.Entry<Group, Tally> entry : largestFirst()) {
            Group group = entry.getKey();
            Tally tally = entry.getValue();
            reasons.add(Words.count(tally.documents), "" + group.status, group.type, group.index, cut(tally.example));
        }
        reasons.write(text);
        if (most > 0) {
            text.append("\nThe newest:\n");
            TextTable table = new TextTable("time", "id", ">status", ">times", "index");
            newest.forEach(letter -> table.add(
                    letter.time().toString(),
                    letter.id(),
                    "" + letter.status(),
                    "" + letter.attempts(),
                    letter.index()));
            table.write(text);
        }
        return text.toString();
    }

    private static String cut(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON) + "...";
    }

    /** For programs: one object. */
    ObjectNode json(String where, long octets, long unreadable) {
        ObjectNode json = JSON.createObjectNode();
        json.put("file", where);
        json.put("octets", octets);
        json.put("documents", documents);
        json.put("unreadable_lines", unreadable);
        ArrayNode reasons = json.putArray("reasons");
        for (Map.Entry<Group, Tally> entry : largestFirst()) {
            reasons.addObject()
                    .put("documents", entry.getValue().documents)
                    .put("status", entry.getKey().status)
                    .put("type", entry.getKey().type)
                    .put("index", entry.getKey().index)
                    .put("reason", entry.getValue().example);
        }
        ArrayNode list = json.putArray("newest");
        newest.forEach(letter -> list.add(LetterJson.head(letter)));
        return json;
    }
}
