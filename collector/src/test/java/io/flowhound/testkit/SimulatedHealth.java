/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.HealthField;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Health documents as two collectors would write them of five exporters, each of which has another problem. Made up of nothing but a
 * seed, so that it is known what is true of them.
 */
public final class SimulatedHealth {
    /** Minutes that it tells of. */
    public static final int MINUTES = 50;

    /** Loses some of what it numbers. */
    public static final String LOSSY = "192.0.2.2";
    /** Lacks templates, samples, and is 90 seconds behind. */
    public static final String WRONG = "192.0.2.3";
    /** Says nothing any more from minute 30 on. */
    public static final String SILENT = "192.0.2.4";

    private static final List<String> EXPORTERS = List.of("192.0.2.1", LOSSY, WRONG, SILENT, "2001:db8::5");
    private static final int SILENT_FROM = 30;
    private static final int SILENCE_MINUTES = 5;
    private static final int RISK_FROM = 20;
    private static final int RISK_TO = 26;
    private static final long MIB = 1 << 20;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy.MM.dd").withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Instant end;
    private final Random random;
    private final List<Map<HealthField, Object>> documents = new ArrayList<>();

    private SimulatedHealth(long seed, Instant end) {
        this.random = new Random(seed);
        this.end = end.truncatedTo(ChronoUnit.MINUTES);
    }

    /**
     * The minutes up to a time.
     *
     * @param end what is later than its last whole minute is not told
     */
    public static SimulatedHealth until(Instant end) {
        SimulatedHealth health = new SimulatedHealth(7, end);
        for (int minute = 0; minute < MINUTES; minute++) {
            health.minute(minute);
        }
        health.threatList("demo-scanners", 4, 3_600, List.of());
        health.threatList("demo-watchlist", 2, 9 * 86_400, List.of("old"));
        health.threatList("lost", 17, 10 * 86_400, List.of("unreadable", "old"));
        return health;
    }

    /** What the documents contain: texts, booleans, numbers, times as {@link Instant} and lists of texts. */
    public List<Map<HealthField, Object>> documents() {
        return documents;
    }

    /** Stores them in the indices of a prefix, which has its templates. */
    public void store(ElasticClient client, String prefix) throws IOException {
        client.call(api -> api.bulk(bulk -> {
            for (Map<HealthField, Object> document : documents) {
                String index = DocumentKind.HEALTH.name(prefix) + "-" + DAY.format(time(document));
                String json = json(document).toString();
                bulk.operations(operation -> operation.create(create ->
                        create.index(index).document(co.elastic.clients.json.JsonData.from(new StringReader(json)))));
            }
            return bulk.refresh(co.elastic.clients.elasticsearch._types.Refresh.True);
        }));
    }

    private static Instant time(Map<HealthField, Object> document) {
        return (Instant) document.getOrDefault(HealthField.TIMESTAMP, Instant.EPOCH);
    }

    /** A document as a collector would send it. */
    public static ObjectNode json(Map<HealthField, Object> document) {
        ObjectNode root = JSON.createObjectNode();
        document.forEach((field, value) -> {
            String path = field.path();
            int dot = path.lastIndexOf('.');
            ObjectNode parent = dot < 0
                    ? root
                    : root.withObject("/" + path.substring(0, dot).replace('.', '/'));
            parent.set(path.substring(dot + 1), JSON.valueToTree(value instanceof Instant ? value.toString() : value));
        });
        return root;
    }

    private void minute(int minute) {
        Instant at = end.minus(MINUTES - 1L - minute, ChronoUnit.MINUTES);
        long datagrams = 0;
        for (int i = 0; i < EXPORTERS.size(); i++) {
            datagrams += exporter(EXPORTERS.get(i), i, minute, at);
        }
        collector("a1", "flows1", "0.6.0", minute, at, datagrams);
        collector("b2", "flows2", "0.5.0", minute, at, 100 + random.nextInt(50));
    }

    private long exporter(String ip, int number, int minute, Instant at) {
        boolean quiet = ip.equals(SILENT) && minute >= SILENT_FROM;
        long datagrams = quiet ? 0 : 1_000L * (number + 1) + random.nextInt(500);
        long lost = ip.equals(LOSSY) && minute % 3 == 0 ? 20 + random.nextInt(30) : 0;
        long missing = ip.equals(WRONG) && minute < MINUTES / 2 ? 2 : 0;
        long silence = quiet ? 60L * (minute - SILENT_FROM + 1) : 0;
        List<String> problems = new ArrayList<>();
        add(problems, "silent", silence >= 60L * SILENCE_MINUTES);
        add(problems, "sequence-loss", lost > 0);
        add(problems, "template-missing", missing > 0);
        add(problems, "clock-skew", ip.equals(WRONG));
        Map<HealthField, Object> document = of("exporter", "a1", "flows1", at, problems);
        document.put(HealthField.OBSERVER_IP, ip);
        if (number < 3) {
            document.put(HealthField.OBSERVER_NAME, "router" + number);
        }
        document.put(HealthField.DATAGRAMS, datagrams);
        document.put(HealthField.OCTETS, datagrams * 1_200);
        document.put(HealthField.FLOWS, datagrams * 24);
        if (number < 4 && !quiet) {
            document.put(HealthField.SEQUENCE_UNIT, number % 2 == 0 ? "records" : "datagrams");
            document.put(HealthField.SEQUENCE_ARRIVED, datagrams);
            document.put(HealthField.SEQUENCE_LOST, lost);
            document.put(HealthField.SEQUENCE_LATE, (long) random.nextInt(3));
            document.put(HealthField.SEQUENCE_RESTARTS, minute == 11 ? 1L : 0L);
            document.put(HealthField.COMPLETENESS, (double) datagrams / (datagrams + lost));
        }
        document.put(HealthField.TEMPLATES_KNOWN, 4L);
        document.put(HealthField.TEMPLATES_MISSING, missing);
        document.put(HealthField.CLOCK_SKEW, ip.equals(WRONG) ? -90_000L - random.nextInt(500) : random.nextInt(80));
        document.put(HealthField.SAMPLING_RATE, ip.equals(WRONG) ? 1_000L : 1L);
        document.put(HealthField.LAST_DATAGRAM, at.minusSeconds(silence).minusMillis(300));
        document.put(HealthField.SILENT_SECONDS, silence);
        long dropped = missing == 0 ? 0 : drop(ip, "template-never-came", at);
        document.put(HealthField.DROPPED, dropped + (lost == 0 ? 0 : drop(ip, "malformed", at)));
        documents.add(document);
        return datagrams;
    }

    private long drop(String ip, String reason, Instant at) {
        Map<HealthField, Object> document = of("drop", "a1", "flows1", at, null);
        long dropped = 1 + random.nextInt(20);
        document.put(HealthField.OBSERVER_IP, ip);
        document.put(HealthField.DROP_REASON, reason);
        document.put(HealthField.DROPPED, dropped);
        documents.add(document);
        return dropped;
    }

    private void collector(String id, String host, String version, int minute, Instant at, long datagrams) {
        boolean risk = id.equals("a1") && minute >= RISK_FROM && minute < RISK_TO;
        long behind = risk ? minute - RISK_FROM + 1L : 0;
        Map<HealthField, Object> document = of("collector", id, host, at, risk ? List.of("elasticsearch") : List.of());
        document.put(HealthField.VERSION, version);
        document.put(HealthField.DATAGRAMS, datagrams);
        document.put(HealthField.FLOWS, datagrams * 24);
        document.put(HealthField.KERNEL_DROPS, minute == 33 ? 17L : 0L);
        document.put(HealthField.STORED, risk ? 0L : datagrams * 24);
        document.put(HealthField.REPEATED, minute == RISK_TO ? 240L : 0L);
        document.put(HealthField.REFUSED, minute == 40 ? 3L : 0L);
        document.put(HealthField.BACKLOG_DATAGRAMS, behind * datagrams);
        document.put(HealthField.BACKLOG_OCTETS, behind * datagrams * 1_200);
        document.put(HealthField.BACKLOG_SECONDS, behind * 60.5);
        document.put(HealthField.JOURNAL_OCTETS, 64 * MIB + behind * datagrams * 1_200);
        document.put(HealthField.JOURNAL_BUDGET, 4_096 * MIB);
        document.put(HealthField.DISK_FREE, (20_000L - minute) * MIB);
        document.put(HealthField.ELASTIC_DISK_FREE, (90_000L - 10L * minute) * MIB);
        document.put(HealthField.ELASTIC_DISK_USED_PERCENT, 62.5 + minute / 64.0);
        document.put(HealthField.ELASTIC_DISK_FULL_AT, at.plus(40, ChronoUnit.DAYS));
        document.put(HealthField.BULK_MILLIS_MAX, 80L + random.nextInt(400));
        document.put(HealthField.CPU_SECONDS, datagrams / 4_096.0);
        document.put(HealthField.HEAP_OCTETS, (100L + random.nextInt(60)) * MIB);
        documents.add(document);
    }

    private void threatList(String name, long entries, long age, List<String> problems) {
        Instant at = end.minus(7, ChronoUnit.MINUTES);
        Map<HealthField, Object> document = of("threat-list", "a1", "flows1", at, problems);
        document.put(HealthField.THREAT_LIST, name);
        document.put(HealthField.THREAT_ENTRIES, entries);
        document.put(HealthField.THREAT_BAD_LINES, entries % 4);
        document.put(HealthField.THREAT_DATE, at.minusSeconds(age));
        document.put(HealthField.THREAT_AGE, age);
        documents.add(document);
    }

    /** @param problems null for what is neither well nor ill */
    private static Map<HealthField, Object> of(
            String kind, String collector, String host, Instant at, @Nullable List<String> problems) {
        Map<HealthField, Object> document = new LinkedHashMap<>();
        document.put(HealthField.TIMESTAMP, at);
        document.put(HealthField.ECS_VERSION, "9.0.0");
        document.put(HealthField.EVENT_KIND, "metric");
        document.put(HealthField.EVENT_MODULE, "flowhound");
        document.put(HealthField.EVENT_DATASET, "flowhound.health");
        document.put(HealthField.KIND, kind);
        document.put(HealthField.COLLECTOR, collector);
        document.put(HealthField.HOST_NAME, host);
        document.put(HealthField.SECONDS, 60L);
        if (problems != null) {
            document.put(HealthField.OK, problems.isEmpty());
            if (!problems.isEmpty()) {
                document.put(HealthField.PROBLEMS, List.copyOf(problems));
                document.put(HealthField.REASON, "simulated: " + problems.getFirst());
            }
        }
        return document;
    }

    private static void add(List<String> problems, String name, boolean there) {
        if (there) {
            problems.add(name);
        }
    }
}
