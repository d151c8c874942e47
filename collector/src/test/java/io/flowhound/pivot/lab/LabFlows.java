/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Services;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the records of a data set that have a login service on at least one side, as a query would return them. */
final class LabFlows {
    private static final List<String> FLAGS = List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> addresses = new HashMap<>();
    private final List<String> marks = new ArrayList<>();
    private final Services services;
    private final Map<String, String> machines;
    private final long leasesSince;

    LabFlows(Services services) {
        this(services, Map.of(), 0);
    }

    /**
     * Reads records in which leases are known.
     *
     * @param machines address -> the machine that has it for as long as it is used
     * @param leasesSince milliseconds since 1970, from when on leases are known
     */
    LabFlows(Services services, Map<String, String> machines, long leasesSince) {
        this.services = services;
        this.machines = machines;
        this.leasesSince = leasesSince;
        // Most lines are other traffic: a search in the text is much faster than parsing them.
        services.ports().forEach(port -> marks.add("\"port\":" + port));
    }

    /** The records of {@code flows.jsonl}, or of flow documents, in the order of their arrival. */
    List<LoginRecord> read(Path file) throws IOException {
        List<LoginRecord> records = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (marks.stream().anyMatch(line::contains)) {
                    add(json.readTree(line), records);
                }
            }
        }
        records.sort(Comparator.comparingLong(LoginRecord::arrival));
        return records;
    }

    private void add(JsonNode flow, List<LoginRecord> records) {
        JsonNode source = flow.required("source");
        JsonNode destination = flow.required("destination");
        int sourcePort = source.required("port").asInt();
        int destinationPort = destination.required("port").asInt();
        if (services.onPort(sourcePort) == null && services.onPort(destinationPort) == null) {
            return;
        }
        JsonNode event = flow.required("event");
        records.add(new LoginRecord(
                millis(event.has("created") ? event.required("created") : event.required("ingested")),
                millis(event.required("start")),
                millis(event.required("end")),
                address(source),
                sourcePort,
                address(destination),
                destinationPort,
                source.path("bytes").asLong(LoginRecord.UNSEEN),
                destination.path("bytes").asLong(LoginRecord.UNSEEN),
                flags(flow),
                address(flow.required("observer")),
                1,
                flow.required("flow").required("id").asText(),
                null,
                machine(source, event),
                machine(destination, event),
                LoginRecord.Known.of(
                        flow.path("flow").path("tcp_state").asText(null),
                        flow.path("flow").path("role").path("reason").asText(null),
                        flow.path("flow").path("duplicate").asBoolean())));
    }

    /** The lab's records have them as a number, documents as names, each way for itself. */
    private static int flags(JsonNode flow) {
        int flags = flow.path("netflow").path("tcp_control_bits").asInt();
        for (JsonNode way : List.of(flow.path("flow"), flow.path("flow").path("reverse"))) {
            for (JsonNode flag : way.path("tcp_flags")) {
                flags |= 1 << FLAGS.indexOf(flag.asText());
            }
        }
        return flags;
    }

    private @Nullable String machine(JsonNode side, JsonNode event) {
        return millis(event.required("end")) < leasesSince ? null : machines.get(address(side));
    }

    private String address(JsonNode side) {
        return addresses.computeIfAbsent(side.required("ip").asText(), ip -> ip);
    }

    private static long millis(JsonNode time) {
        return Instant.parse(time.asText()).toEpochMilli();
    }
}
