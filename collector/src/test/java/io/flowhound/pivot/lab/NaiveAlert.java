/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.lab;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.LoginRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a graph of the naive method as an alert: one row for each connection and connection that it may go on from. */
final class NaiveAlert {
    private final ArrayNode path;
    private final Map<Connection, Integer> legs = new LinkedHashMap<>();
    private final ObjectNode document;
    private int rows;

    private NaiveAlert(NaiveBaseline.Graph graph) {
        ObjectNode pivot = JsonNodeFactory.instance.objectNode();
        pivot.put("score", 1);
        path = pivot.putArray("path");
        long start = graph.root().get(0).start();
        document = LabAlert.document(graph.source() + "-" + graph.destination() + "-" + start, pivot);
        graph.root().forEach(root -> leg(Connection.of(root)));
        graph.steps().forEach(this::step);
    }

    static ObjectNode document(NaiveBaseline.Graph graph) {
        return new NaiveAlert(graph).document;
    }

    private int leg(Connection connection) {
        return legs.computeIfAbsent(connection, each -> row(-1, each));
    }

    // A leg of the format has one parent, so that a connection with several is written once for each.
    private void step(NaiveBaseline.Step step) {
        for (Connection parent :
                step.parents().stream().map(Connection::of).distinct().toList()) {
            int index = leg(parent);
            step.children().stream().map(Connection::of).distinct().forEach(child -> {
                int row = row(index, child);
                legs.putIfAbsent(child, row);
            });
        }
    }

    private int row(int parent, Connection connection) {
        path.add(LabAlert.row(
                rows,
                parent,
                connection.source,
                connection.sourcePort,
                connection.destination,
                connection.destinationPort));
        return rows++;
    }

    private record Connection(String source, int sourcePort, String destination, int destinationPort) {
        static Connection of(LoginRecord flow) {
            return new Connection(flow.source(), flow.sourcePort(), flow.destination(), flow.destinationPort());
        }
    }
}
