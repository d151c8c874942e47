/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes what really happened: one JSON object a line for each conversation, then one with the totals. */
final class NetworkTruth {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final ObjectMapper mapper = new ObjectMapper();
    private final Instant start;

    NetworkTruth(Instant start) {
        this.start = start;
    }

    void write(Path file, List<Conversation> conversations, ObjectNode totals) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Conversation conversation : conversations) {
                out.write(mapper.writeValueAsString(of(conversation)));
                out.write('\n');
            }
            ObjectNode last = mapper.createObjectNode();
            last.set("summary", totals);
            out.write(mapper.writeValueAsString(last));
            out.write('\n');
        }
    }

    ObjectNode of(Conversation conversation) {
        FlowKey key = conversation.key();
        ObjectNode node = mapper.createObjectNode();
        node.put("id", conversation.id()).put("kind", conversation.kind().label());
        node.put("protocol", key.protocol);
        boolean ports = !key.isIcmp();
        end(node.putObject("client"), key.source, ports ? key.sourcePort : -1, conversation.sent());
        end(node.putObject("server"), key.destination, ports ? key.destinationPort : -1, conversation.answered());
        node.put("start", time(conversation.firstPacket())).put("end", time(conversation.lastPacket()));
        if (conversation.outcome() != Outcome.NONE) {
            node.put("outcome", conversation.outcome().label());
        }
        FlowKey outside = conversation.outside();
        if (outside != null) {
            ObjectNode nat = node.putObject("nat").put("ip", FlowKey.text(outside.source));
            if (ports) {
                nat.put("port", outside.sourcePort);
            }
        }
        conversation.forth().names().forEach(node.putArray("forth")::add);
        conversation.back().names().forEach(node.putArray("back")::add);
        reports(node, conversation);
        return node;
    }

    private static void end(ObjectNode node, byte[] address, int port, Conversation.WayTruth way) {
        node.put("ip", FlowKey.text(address));
        if (port >= 0) {
            node.put("port", port);
        }
        node.put("bytes", way.octets).put("packets", way.packets).put("squares", way.squares);
    }

    private static void reports(ObjectNode node, Conversation conversation) {
        boolean sent = false;
        boolean answered = false;
        boolean any = false;
        boolean all = !conversation.observations().isEmpty();
        ArrayNode exporters = node.putArray("exporters");
        for (Conversation.Observation each : conversation.observations()) {
            ExporterSetting setting = each.router.setting();
            ObjectNode exporter = exporters.addObject().put("name", setting.name());
            exporter.put("rate", setting.sampling().rate()).put("flags", setting.flags());
            exporter.put("records", each.records);
            exporter.put("forth_records", each.forthRecords).put("forth_bytes", each.forthOctets);
            exporter.put("back_records", each.backRecords).put("back_bytes", each.backOctets);
            sent |= each.forthRecords > 0;
            answered |= each.backRecords > 0;
            any |= setting.flags();
            all &= setting.flags();
        }
        node.put("flags", all ? "all" : any ? "some" : "none");
        node.put("reported_forth", sent).put("reported_back", answered);
        if (!conversation.sharers().isEmpty()) {
            conversation.sharers().forEach(node.putArray("shares_records_with")::add);
        }
    }

    private String time(long micros) {
        return TIME.format(start.plusNanos(micros * 1000));
    }
}
