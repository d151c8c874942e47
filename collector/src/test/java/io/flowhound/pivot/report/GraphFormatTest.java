/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.pivot.alert.Alert;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.dot.DOTImporter;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the graphs back with readers of others. */
class GraphFormatTest {
    private final Graph<String, DefaultEdge> graph = new DirectedPseudograph<>(DefaultEdge.class);
    private final Map<String, Map<String, Attribute>> nodes = new HashMap<>();
    private final Map<String, Map<String, Attribute>> edges = new HashMap<>();

    private void readGraphMl(Alert alert) {
        GraphMLImporter<String, DefaultEdge> importer = new GraphMLImporter<>();
        importer.setSchemaValidation(true);
        importer.setVertexFactory(id -> id);
        importer.addVertexAttributeConsumer((key, value) ->
                nodes.computeIfAbsent(key.getFirst(), id -> new HashMap<>()).put(key.getSecond(), value));
        Map<DefaultEdge, Map<String, Attribute>> found = new HashMap<>();
        importer.addEdgeAttributeConsumer((key, value) ->
                found.computeIfAbsent(key.getFirst(), id -> new HashMap<>()).put(key.getSecond(), value));
        importer.importGraph(graph, new StringReader(GraphFormat.GRAPHML.write(alert)));
        found.values().forEach(one -> edges.put("e" + one.get("leg").getValue(), one));
    }

    /** JGraphT does not tell the ids of edges, so the XML is asked. */
    private static List<String> ids(String graphml) {
        return Pattern.compile("<edge id=\"([^\"]*)\"")
                .matcher(graphml)
                .results()
                .map(one -> one.group(1))
                .toList();
    }

    @Test
    void graphml_ofAChain_isReadBack() {
        readGraphMl(Samples.alert("chain"));
        assertThat(graph.vertexSet()).containsExactlyInAnyOrder("10.7.0.14", "10.7.3.2", "10.7.9.80", "10.7.9.81");
        assertThat(graph.edgeSet()).hasSize(3);
        assertThat(graph.containsEdge("10.7.3.2", "10.7.9.80")).isTrue();
        assertThat(nodes.get("10.7.0.14").get("role").getValue()).isEqualTo("origin");
        assertThat(nodes.get("10.7.9.80").get("role").getValue()).isEqualTo("stepping-stone");
        assertThat(nodes.get("10.7.9.80").get("known_as").getValue()).isEqualTo("collector");
        assertThat(nodes.get("10.7.9.81").get("role").getValue()).isEqualTo("target");
        assertThat(edges.keySet()).containsExactlyInAnyOrder("e0", "e1", "e2");
    }

    @Test
    void graphml_attributes_haveTheirTypes() {
        readGraphMl(Samples.alert("chain"));
        assertThat(nodes.get("10.7.9.80").get("critical").getType()).isEqualTo(AttributeType.BOOLEAN);
        assertThat(nodes.get("10.7.9.80").get("critical").getValue()).isEqualTo("false");
        Map<String, Attribute> edge = edges.get("e1");
        assertThat(edge.get("bytes").getType()).isEqualTo(AttributeType.LONG);
        assertThat(edge.get("bytes").getValue()).isEqualTo("451098");
        assertThat(edge.get("score").getType()).isEqualTo(AttributeType.DOUBLE);
        assertThat(edge.get("score").getValue()).isEqualTo("0.9978");
        assertThat(edge.get("nested").getType()).isEqualTo(AttributeType.BOOLEAN);
        assertThat(edge.get("gap_ms").getValue()).isEqualTo("0");
        assertThat(edge.get("source_port").getValue()).isEqualTo("49820");
        assertThat(edge.get("destination_port").getValue()).isEqualTo("5986");
        assertThat(edge.get("protocol").getValue()).isEqualTo("winrm");
        assertThat(edge.get("start").getValue()).isEqualTo("2026-05-04T09:04:02.500Z");
        assertThat(edge.get("novelty").getValue()).isEqualTo("0.8");
        assertThat(edges.get("e0")).doesNotContainKeys("score", "parent", "gap_ms");
    }

    @Test
    void graphml_manyLoginsOfTwoHosts_keepTheirIds() {
        readGraphMl(Samples.alert("odd"));
        assertThat(ids(GraphFormat.GRAPHML.write(Samples.alert("odd")))).containsExactly("e0", "e1", "e2", "e3", "e4");
        assertThat(graph.getAllEdges("2001:db8:7::2", "10.7.0.30")).hasSize(2);
        assertThat(edges.keySet()).containsExactlyInAnyOrder("e0", "e1", "e2", "e3", "e4");
        assertThat(nodes.get("10.7.9.80").get("critical").getValue()).isEqualTo("true");
        assertThat(edges.get("e0")).doesNotContainKey("bytes_to_client");
        assertThat(edges.get("e0").get("bytes").getValue()).isEqualTo("1048576");
        assertThat(edges.get("e4").get("loop").getValue()).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chain", "odd"})
    void dot_isReadBack(String name) {
        Alert alert = Samples.alert(name);
        DOTImporter<String, DefaultEdge> importer = new DOTImporter<>();
        importer.setVertexFactory(id -> id);
        importer.addEdgeAttributeConsumer((key, value) -> {
            if (key.getSecond().equals("id")) {
                edges.put(value.getValue(), Map.of());
            }
        });
        importer.importGraph(graph, new StringReader(GraphFormat.DOT.write(alert)));
        assertThat(graph.edgeSet()).hasSameSizeAs(alert.legs());
        assertThat(graph.vertexSet()).contains(alert.origin()).containsAll(alert.steppingStones());
        assertThat(edges).hasSameSizeAs(alert.legs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chain", "odd"})
    void dot_isDrawnByGraphviz(String name, @TempDir Path folder) throws Exception {
        List<String> places =
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)).toList();
        assumeThat(places).anyMatch(place -> Files.isExecutable(Path.of(place, "dot")));
        Path file = Files.writeString(folder.resolve("alert.dot"), GraphFormat.DOT.write(Samples.alert(name)));
        Process dot = new ProcessBuilder("dot", "-Tsvg", file.toString())
                .redirectErrorStream(true)
                .start();
        String svg = new String(dot.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(dot.waitFor()).as(svg).isZero();
        assertThat(svg).contains("<svg").doesNotContain("Warning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chain", "odd"})
    void cyjs_edgesNameTheirNodes(String name) throws IOException {
        Alert alert = Samples.alert(name);
        JsonNode root = new ObjectMapper().readTree(GraphFormat.CYJS.write(alert));
        List<String> ids = root.at("/elements/nodes").findValuesAsText("id");
        assertThat(ids).doesNotHaveDuplicates().contains(alert.origin()).containsAll(alert.steppingStones());
        assertThat(root.at("/elements/edges")).hasSameSizeAs(alert.legs());
        for (JsonNode edge : root.at("/elements/edges")) {
            assertThat(ids)
                    .contains(
                            edge.at("/data/source").asText(),
                            edge.at("/data/target").asText());
            assertThat(edge.at("/data/records").isIntegralNumber()).isTrue();
            assertThat(edge.at("/data/novelty").isFloatingPointNumber()).isTrue();
        }
        assertThat(root.at("/elements/edges").findValuesAsText("id")).doesNotHaveDuplicates();
        assertThat(root.at("/elements/edges/1/data/nested").isBoolean()).isTrue();
    }

    @Test
    void everyFormat_ofAnAlertWithoutLogins_isAnEmptyGraph() throws IOException {
        Alert empty = Alert.parse("{}");
        readGraphMl(empty);
        assertThat(graph.vertexSet()).isEmpty();
        assertThat(GraphFormat.DOT.write(empty))
                .startsWith("digraph \"pivot-\" {")
                .endsWith("}\n");
        assertThat(new ObjectMapper().readTree(GraphFormat.CYJS.write(empty)).at("/elements/nodes"))
                .isEmpty();
    }

    @Test
    void of_namesWhatThereIs() {
        assertThat(GraphFormat.of("GraphML")).isEqualTo(GraphFormat.GRAPHML);
        assertThat(GraphFormat.CYJS.text()).isEqualTo("cyjs");
        assertThatThrownBy(() -> GraphFormat.of("svg"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'svg' is not a format of graphs: give graphml, dot or cyjs");
    }
}
