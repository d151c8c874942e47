/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.metrics.DropReason;
import io.flowhound.metrics.ExporterMetrics;
import io.flowhound.testkit.DecodingKit;
import io.flowhound.testkit.MappedTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds documents and counters of each case against its file, a document a line and the counters in the last line.
 * {@code -Dregenerate=true} writes the files anew: look at the difference, for they are the specification.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/flowhound/golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<GoldenCase> cases() {
        return Stream.of(
                        V5Cases.all(),
                        V9Cases.all(),
                        AsaCases.all(),
                        IpfixCases.all(),
                        IpfixTimeCases.all(),
                        OptionsCases.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void documentsAndCounters_equalTheFile(GoldenCase one) throws IOException {
        List<JsonNode> found = decode(one);
        Path file = FOLDER.resolve(one.name() + ".ndjson");
        if (Boolean.getBoolean("regenerate")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, found.stream().map(line -> line + "\n").collect(Collectors.joining()));
        }
        List<String> wanted = Files.readAllLines(file);
        for (int i = 0; i < Math.min(found.size(), wanted.size()); i++) {
            assertThat((Object) found.get(i))
                    .as("line %d of %s", i + 1, file)
                    .withRepresentation(node -> node instanceof JsonNode tree ? tree.toPrettyString() : "" + node)
                    .isEqualTo(JSON.readTree(wanted.get(i)));
        }
        assertThat(found).as("lines of %s", file).hasSameSizeAs(wanted);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void documents_fitTheMapping(GoldenCase one) {
        assertThat(documents(DecodingKit.enriched(one.profile()), one))
                .allSatisfy(
                        document -> assertThat(MappedTypes.misfits(document)).isEmpty());
    }

    @Test
    void everyFile_hasItsCase() throws IOException {
        List<String> names = cases().map(one -> one.name() + ".ndjson").toList();
        assertThat(names).doesNotHaveDuplicates();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    private static List<JsonNode> decode(GoldenCase one) throws IOException {
        DecodingKit kit = DecodingKit.enriched(one.profile());
        List<JsonNode> lines = new ArrayList<>(documents(kit, one));
        lines.add(JSON.readTree(counters(kit.counters()).toString()));
        return lines;
    }

    private static List<JsonNode> documents(DecodingKit kit, GoldenCase one) {
        return kit.decode(one.datagrams().toArray(new byte[0][]));
    }

    private static ObjectNode counters(ExporterMetrics counters) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode node = root.putObject("counters");
        node.put("datagrams", (long) counters.datagrams.count());
        node.put("templates", (long) counters.templates.count());
        node.put("options", (long) counters.options.count());
        node.put("flows", (long) counters.flows.count());
        ObjectNode dropped = node.putObject("dropped");
        for (DropReason reason : DropReason.values()) {
            if (counters.dropped(reason) > 0) {
                dropped.put(reason.tag(), counters.dropped(reason));
            }
        }
        return root;
    }
}
