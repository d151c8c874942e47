/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares documents with the truth of a simulated network: bytes, sides, how many documents there are. What truth.py does by
 * hand, as numbers that tests can assert.
 */
public final class TruthJudge {
    private static final double SIGMAS = 4;
    private static final int TCP = 6;

    private final List<Group> groups = new ArrayList<>();
    private final Map<String, List<Known>> byTuple = new HashMap<>();
    private final long sentRecords;
    private long documents;
    private long records;
    private long strangers;

    /** A group under one of its 5-tuples: that inside, or that which a translator made. */
    private record Known(Group group, String client, boolean outside) {}

    /** Conversations that an exporter told in one record, and therefore nobody can tell apart. Mostly one. */
    private static final class Group {
        private final List<JsonNode> members = new ArrayList<>();
        private final long[] told = new long[2];
        private long start = Long.MAX_VALUE;
        private long end = Long.MIN_VALUE;
        private int right;
        private int wrong;

        private void add(JsonNode conversation) {
            members.add(conversation);
            start = Math.min(start, millis(conversation.path("start")));
            end = Math.max(end, millis(conversation.path("end")));
        }

        private boolean hasFlags() {
            return members.stream()
                    .allMatch(each -> each.path("protocol").asInt() == TCP
                            && each.path("flags").asText().equals("all"));
        }
    }

    /**
     * How much was right.
     *
     * @param ways ways of conversations that an exporter without sampling has told of
     * @param waysOff of these the ones whose bytes are off by more than 0.1 %
     * @param bytes what all of them should have
     * @param toldBytes what they have
     * @param sampledWays ways that only exporters with sampling could tell of
     * @param sampledOff of these the ones that are further off than chance makes them
     * @param sidesWithFlags share of conversations over TCP with flags whose documents all have the client as source
     * @param sidesWithout the same of all others
     * @param records sum of {@code flow.records}
     * @param sentRecords how many records were sent
     * @param strangers documents of no conversation
     */
    public record Verdict(
            long ways,
            long waysOff,
            long bytes,
            long toldBytes,
            long sampledWays,
            long sampledOff,
            double sidesWithFlags,
            double sidesWithout,
            long documents,
            long records,
            long sentRecords,
            long strangers) {}

    /** Reads what {@code simulate --network --truth} has written. */
    public TruthJudge(Path truth) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Map<Integer, Group> byId = new TreeMap<>();
        long sent = 0;
        for (String line : Files.readAllLines(truth)) {
            JsonNode entry = mapper.readTree(line);
            sent += entry.at("/summary/records").asLong();
            if (entry.has("id")) {
                join(byId, entry).add(entry);
            }
        }
        this.sentRecords = sent;
        groups.addAll(byId.values().stream().distinct().toList());
        groups.forEach(this::index);
    }

    private static Group join(Map<Integer, Group> byId, JsonNode conversation) {
        Group group = byId.computeIfAbsent(conversation.path("id").asInt(), any -> new Group());
        for (JsonNode other : conversation.path("shares_records_with")) {
            Group joined = byId.put(other.asInt(), group);
            if (joined != null && !joined.equals(group)) {
                joined.members.forEach(group::add);
                byId.replaceAll((id, each) -> each.equals(joined) ? group : each);
            }
        }
        return group;
    }

    private void index(Group group) {
        for (JsonNode each : group.members) {
            String server = end(each.path("server"));
            String protocol = each.path("protocol").asText();
            know(protocol, end(each.path("client")), server, group, false);
            if (each.has("nat")) {
                know(protocol, end(each.path("nat")), server, group, true);
            }
        }
    }

    private void know(String protocol, String client, String server, Group group, boolean outside) {
        byTuple.computeIfAbsent(tuple(protocol, client, server), any -> new ArrayList<>())
                .add(new Known(group, client, outside));
    }

    private static String end(JsonNode node) {
        return node.path("ip").asText() + " " + node.path("port").asText();
    }

    private static String tuple(String protocol, String a, String b) {
        return protocol + " " + (a.compareTo(b) < 0 ? a + " " + b : b + " " + a);
    }

    private static long millis(JsonNode time) {
        return Instant.parse(time.asText()).toEpochMilli();
    }

    /** Takes a document that was stored or decoded. */
    public void take(JsonNode document) {
        documents++;
        records += document.at("/flow/records").asLong(1);
        String source = end(document.path("source"));
        String destination = end(document.path("destination"));
        Known known = find(document, tuple(document.at("/network/iana_number").asText(), source, destination));
        if (known == null) {
            strangers++;
            return;
        }
        boolean duplicate = document.at("/flow/duplicate").asBoolean();
        if (duplicate || (known.outside && document.path("tags").toString().contains("nat-outside"))) {
            return;
        }
        boolean right = source.equals(known.client);
        known.group.right += right ? 1 : 0;
        known.group.wrong += right ? 0 : 1;
        known.group.told[right ? 0 : 1] += document.at("/source/bytes").asLong();
        known.group.told[right ? 1 : 0] += document.at("/destination/bytes").asLong();
    }

    /** Of conversations with the same 5-tuple that which is nearest in time, by the gap and then by both ends. */
    private @Nullable Known find(JsonNode document, String tuple) {
        long start = millis(document.at("/event/start"));
        long end = millis(document.at("/event/end"));
        Known nearest = null;
        long least = Long.MAX_VALUE;
        long leastApart = Long.MAX_VALUE;
        for (Known each : byTuple.getOrDefault(tuple, List.of())) {
            long gap = Math.max(0, Math.max(each.group.start - end, start - each.group.end));
            long apart = Math.abs(each.group.start - start) + Math.abs(each.group.end - end);
            if (gap < least || (gap == least && apart < leastApart)) {
                least = gap;
                leastApart = apart;
                nearest = each;
            }
        }
        return nearest;
    }

    /** What is to be said of all documents so far. */
    public Verdict verdict() {
        long[] exact = new long[4];
        long[] sampled = new long[2];
        for (Group group : groups) {
            judge(group, 0, exact, sampled);
            judge(group, 1, exact, sampled);
        }
        return new Verdict(
                exact[0],
                exact[1],
                exact[2],
                exact[3],
                sampled[0],
                sampled[1],
                sides(true),
                sides(false),
                documents,
                records,
                sentRecords,
                strangers);
    }

    private static void judge(Group group, int way, long[] exact, long[] sampled) {
        String told = way == 0 ? "forth_records" : "back_records";
        String side = way == 0 ? "client" : "server";
        long bytes = 0;
        double squares = 0;
        long rate = Long.MAX_VALUE;
        for (JsonNode each : group.members) {
            bytes += each.path(side).path("bytes").asLong();
            squares += each.path(side).path("squares").asDouble();
            for (JsonNode exporter : each.path("exporters")) {
                boolean has = exporter.path(told).asLong() > 0;
                rate = has ? Math.min(rate, exporter.path("rate").asLong()) : rate;
            }
        }
        long off = Math.abs(group.told[way] - bytes);
        if (rate == 1) {
            exact[0]++;
            exact[1] += off > bytes / 1000 ? 1 : 0;
            exact[2] += bytes;
            exact[3] += group.told[way];
        } else if (rate != Long.MAX_VALUE) {
            sampled[0]++;
            // Few packets are not normally distributed: one more or less of the largest is no error.
            double allowed = SIGMAS * Math.sqrt((rate - 1) * squares) + 1500.0 * rate;
            sampled[1] += off > allowed ? 1 : 0;
        }
    }

    private double sides(boolean flags) {
        long judged = 0;
        long right = 0;
        for (Group group : groups) {
            if (group.right + group.wrong > 0 && group.hasFlags() == flags) {
                judged++;
                right += group.wrong == 0 ? 1 : 0;
            }
        }
        return judged == 0 ? 1 : (double) right / judged;
    }
}
