/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A graph as the JSON that Cytoscape imports and Cytoscape.js takes as it is. */
final class Cyjs {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Cyjs() {}

    static String of(AlertGraph graph) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format_version", "1.0").put("generated_by", "flowhound").put("target_cytoscapejs_version", "~2.1");
        String label = graph.label();
        root.putObject("data").put("name", label.isEmpty() ? graph.id() : label).put("alert", graph.id());
        ObjectNode elements = root.putObject("elements");
        ArrayNode nodes = elements.putArray("nodes");
        for (AlertGraph.Node node : graph.nodes()) {
            ObjectNode data = nodes.addObject().putObject("data");
            put(node.attributes(), data.put("id", node.id()).put("name", node.id()));
        }
        ArrayNode edges = elements.putArray("edges");
        for (AlertGraph.Edge edge : graph.edges()) {
            ObjectNode data = edges.addObject().putObject("data").put("id", edge.id());
            data.put("source", Words.clean(edge.leg().source()));
            data.put("target", Words.clean(edge.leg().destination()));
            put(
                    edge.attributes(),
                    data.put("interaction", Words.clean(edge.leg().service().name())));
        }
        return root.toPrettyString() + "\n";
    }

    private static void put(Map<AlertGraph.Attribute, Object> attributes, ObjectNode to) {
        attributes.forEach((attribute, value) -> to.set(attribute.text(), JSON.valueToTree(value)));
    }
}
