/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.lab;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Link;
import java.time.Instant;

/** Writes findings in the part of an alert document that the lab's scoring reads, with what explains a wrong one. */
final class LabAlert {
    private LabAlert() {}

    static ObjectNode document(Finding finding) {
        ObjectNode pivot = JsonNodeFactory.instance.objectNode();
        pivot.put("score", finding.score());
        pivot.put("best", finding.bestLink());
        pivot.put("severity", finding.severity().text());
        finding.legs().forEach(leg -> pivot.withArray("path").add(leg(leg)));
        finding.reasons().forEach(reason -> pivot.withArray("reasons").add(reason.code()));
        return document(finding.id(), pivot);
    }

    static ObjectNode document(String id, ObjectNode pivot) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("event").put("id", id);
        document.set("pivot", pivot);
        return document;
    }

    /** One row of {@code pivot.path[]}; a parent below 0 means none. */
    static ObjectNode row(
            int index, int parent, String source, int sourcePort, String destination, int destinationPort) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("leg", index);
        if (parent >= 0) {
            row.put("parent", parent);
        }
        row.putObject("source").put("ip", source).put("port", sourcePort);
        row.putObject("destination").put("ip", destination).put("port", destinationPort);
        return row;
    }

    private static ObjectNode leg(Leg leg) {
        ObjectNode row = row(
                leg.index(), leg.parent(), leg.source(), leg.sourcePort(), leg.destination(), leg.destinationPort());
        row.put("start", Instant.ofEpochMilli(leg.start()).toString());
        row.put("end", Instant.ofEpochMilli(leg.end()).toString());
        row.put("records", leg.records());
        row.putObject("bytes").put("to_server", leg.bytesToServer()).put("to_client", leg.bytesToClient());
        row.putObject("edge")
                .put("days_seen", leg.daysSeen())
                .put("novelty", leg.novelty())
                .put("source_rate", leg.sourceRate())
                .put("destination_rate", leg.destinationRate());
        Link link = leg.link();
        if (link != null) {
            row.putObject("link")
                    .put("score", link.score())
                    .put("gap_ms", link.gapMillis())
                    .put("nested", link.nested())
                    .put("relayed", link.relayed())
                    .put("byte_correlation", link.byteCorrelation());
        }
        return row;
    }
}
