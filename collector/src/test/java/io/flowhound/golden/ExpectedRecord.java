/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The main values of one data record as independent decoders read them, and the same of a document, both as text by the
 * name of the document's field. A value of 0 is left out of both, since exporters and decoders do not agree on whether it
 * is a value.
 */
final class ExpectedRecord {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ZEROES = Set.of("", "0", "0.0.0.0", "::");
    /** Document field, and the name that the expectation has for it. */
    private static final Map<String, String> NAMES = Map.of(
            "source.ip", "src_ip",
            "destination.ip", "dst_ip",
            "source.port", "src_port",
            "destination.port", "dst_port",
            "network.iana_number", "proto",
            "source.bytes", "bytes",
            "source.packets", "packets",
            "event.start", "start",
            "event.end", "end");

    private final Map<String, String> values;
    private final Set<String> undecided;

    private ExpectedRecord(Map<String, String> values, Set<String> undecided) {
        this.values = values;
        this.undecided = undecided;
    }

    /** Reads the data records of an expectation file, in their order in the capture. */
    static List<ExpectedRecord> read(Path file) throws IOException {
        List<ExpectedRecord> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JSON.readTree(line);
            if (node.path("kind").asText().equals("data")) {
                records.add(of(node));
            }
        }
        return records;
    }

    private static ExpectedRecord of(JsonNode line) {
        JsonNode core = line.path("core");
        Set<String> ambiguous = new HashSet<>();
        line.path("ambiguous").forEach(name -> ambiguous.add(name.asText()));
        boolean noTimes = core.has("uptime_note") || ambiguous.contains("start") || ambiguous.contains("end");
        int protocol = core.path("proto").asInt();
        boolean noPorts = protocol == 1 || protocol == 58;
        Map<String, String> values = new TreeMap<>();
        Set<String> undecided = new HashSet<>();
        NAMES.forEach((field, name) -> {
            boolean time = field.startsWith("event.");
            String value = time ? time(core, name) : value(core, name);
            if (ambiguous.contains(name) || (time && noTimes) || (noPorts && field.endsWith(".port"))) {
                undecided.add(field);
            } else if (!ZEROES.contains(value)) {
                values.put(field, field.endsWith(".ip") ? address(value) : value);
            } else if (!core.has(name)) {
                undecided.add(field);
            }
        });
        return new ExpectedRecord(values, undecided);
    }

    private static String value(JsonNode core, String name) {
        return core.has(name)
                ? core.get(name).asText()
                : core.path(name + "_total").asText();
    }

    private static String time(JsonNode core, String name) {
        if (core.hasNonNull(name + "_ms")) {
            return Long.toString(core.get(name + "_ms").asLong()); // NTP times have fractions
        }
        if (core.hasNonNull(name + "_us")) {
            return Long.toString(core.get(name + "_us").asLong() / 1000);
        }
        return core.hasNonNull(name + "_s")
                ? Long.toString(core.get(name + "_s").asLong() * 1000)
                : "";
    }

    private static String address(String text) {
        return IpAddress.parse(text).toString();
    }

    /** The values that are expected, in the order of their names. */
    Map<String, String> values() {
        return values;
    }

    /** The same values of a document; without those about which the expectation says nothing. */
    Map<String, String> of(Map<String, String> document) {
        Map<String, String> comparable = new TreeMap<>(document);
        comparable.keySet().removeAll(undecided);
        return comparable;
    }

    /** The values of a document. */
    static Map<String, String> document(JsonNode document) {
        Map<String, String> values = new TreeMap<>();
        for (String field : NAMES.keySet()) {
            String value = document.at("/" + field.replace('.', '/')).asText();
            if (!ZEROES.contains(value)) {
                values.put(field, normal(field, value));
            }
        }
        return values;
    }

    private static String normal(String field, String value) {
        if (field.startsWith("event.")) {
            return Long.toString(Instant.parse(value).toEpochMilli());
        }
        return field.endsWith(".ip") ? address(value) : value;
    }
}
