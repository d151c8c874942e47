/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.Octets;
import io.flowhound.simulate.PcapWriter;
import io.flowhound.simulate.TemplateSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the records of a pivot lab as a capture of IPFIX: each at the time when it arrived, from the exporter that told it.
 * Records of one exporter that arrived in the same millisecond share a datagram.
 */
public final class LabCapture {
    private static final int MOST_RECORDS = 20;
    private static final Duration TEMPLATE_EVERY = Duration.ofMinutes(10);
    private static final TemplateSpec TEMPLATE = TemplateSpec.of(
            256,
            FieldSpec.of(152, 8), // flowStartMilliseconds
            FieldSpec.of(153, 8), // flowEndMilliseconds
            FieldSpec.of(8, 4), // sourceIPv4Address
            FieldSpec.of(12, 4), // destinationIPv4Address
            FieldSpec.of(7, 2), // sourceTransportPort
            FieldSpec.of(11, 2), // destinationTransportPort
            FieldSpec.of(4, 1), // protocolIdentifier
            FieldSpec.of(6, 1), // tcpControlBits
            FieldSpec.of(1, 8), // octetDeltaCount
            FieldSpec.of(2, 8)); // packetDeltaCount

    private final PcapWriter writer;
    private final Map<String, Exporter> exporters = new HashMap<>();
    private final List<DataRecord> gathered = new ArrayList<>();
    private String sender = "";
    private Instant arrival = Instant.EPOCH;
    private long records;
    private long datagrams;

    private LabCapture(PcapWriter writer) {
        this.writer = writer;
    }

    /** What an exporter has to remember. */
    private static final class Exporter {
        private final int domain;
        private long sequence;
        private Instant templateSent = Instant.MIN;

        private Exporter(int domain) {
            this.domain = domain;
        }
    }

    /** How much was written. */
    public record Written(long records, long datagrams, int exporters) {}

    /**
     * Writes the records of a file, which stand there one a line, in the order of their arrival.
     *
     * @throws IOException when a line is no such record; the message names it
     */
    public static Written write(Path flows, PcapWriter writer) throws IOException {
        LabCapture capture = new LabCapture(writer);
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedReader lines = Files.newBufferedReader(flows)) {
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    capture.take(mapper.readTree(line));
                } catch (IOException | IllegalArgumentException | DateTimeException e) {
                    throw new IOException(flows + " line " + number + " is no record of the lab: " + e.getMessage(), e);
                }
                number++;
            }
        }
        capture.flush();
        return new Written(capture.records, capture.datagrams, capture.exporters.size());
    }

    private void take(JsonNode flow) throws IOException {
        String from = text(flow, "/observer/ip");
        Instant time = time(flow, "/event/ingested");
        DataRecord told = new DataRecord(TEMPLATE)
                .number(152, time(flow, "/event/start").toEpochMilli())
                .number(153, time(flow, "/event/end").toEpochMilli())
                .address(8, text(flow, "/source/ip"))
                .address(12, text(flow, "/destination/ip"))
                .number(7, number(flow, "/source/port"))
                .number(11, number(flow, "/destination/port"))
                .number(4, number(flow, "/network/iana_number"))
                .number(6, flow.at("/netflow/tcp_control_bits").asInt())
                .number(1, number(flow, "/source/bytes"))
                .number(2, number(flow, "/source/packets"));
        if (!from.equals(sender) || !time.equals(arrival) || gathered.size() == MOST_RECORDS) {
            flush();
        }
        sender = from;
        arrival = time;
        gathered.add(told);
        records++;
    }

    private static String text(JsonNode flow, String path) {
        JsonNode value = flow.at(path);
        if (value.isMissingNode()) {
            throw new IllegalArgumentException("it has no " + path.substring(1).replace('/', '.'));
        }
        return value.asText();
    }

    private static Instant time(JsonNode flow, String path) {
        return Instant.parse(text(flow, path));
    }

    private static long number(JsonNode flow, String path) {
        return Long.parseLong(text(flow, path));
    }

    private void flush() throws IOException {
        if (gathered.isEmpty()) {
            return;
        }
        Exporter exporter = exporters.computeIfAbsent(sender, any -> new Exporter(exporters.size() + 1));
        ExportMessage message = ExportMessage.ipfix()
                .exportTime(arrival.getEpochSecond())
                .sequence(exporter.sequence)
                .domain(exporter.domain);
        // Only by the time: arrival times never go back in such a file.
        if (exporter.templateSent.equals(Instant.MIN)
                || !arrival.isBefore(exporter.templateSent.plus(TEMPLATE_EVERY))) {
            message.templates(TEMPLATE);
            exporter.templateSent = arrival;
        }
        exporter.sequence += gathered.size();
        writer.write(
                Octets.address(sender),
                arrival,
                message.data(TEMPLATE, gathered).toBytes());
        datagrams++;
        gathered.clear();
    }
}
