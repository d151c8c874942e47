/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.testkit.DecodingKit;
import io.flowhound.testkit.MappedTypes;
import io.flowhound.testkit.SharedCaptures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Decodes the captures of real exporters and compares with what independent decoders read in them. */
class CapturesTest {
    /** The kit reads each document strictly: a name that is repeated is an error. */
    @TestFactory
    Stream<DynamicTest> everyCapture_isDecodedOrCounted() throws IOException {
        return captures()
                .map(capture -> dynamicTest(name(capture), () -> {
                    DecodingKit kit = DecodingKit.raw();
                    List<JsonNode> documents = kit.decode(capture);
                    assertThat((double) documents.size()).isEqualTo(kit.total("flowhound.exporter.flows"));
                    assertThat(found(kit)).isPositive();
                    assertThat(documents)
                            .allSatisfy(document ->
                                    assertThat(MappedTypes.misfits(document)).isEmpty());
                }));
    }

    @TestFactory
    Stream<DynamicTest> capture_givesTheRecordsThatOthersRead() throws IOException {
        return captures().map(capture -> dynamicTest(name(capture), () -> compare(capture)));
    }

    private static void compare(Path capture) throws IOException {
        List<ExpectedRecord> expected =
                ExpectedRecord.read(SharedCaptures.require("expected/" + name(capture) + ".jsonl"));
        List<JsonNode> documents = DecodingKit.raw().decode(capture);
        assertThat(documents).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            ExpectedRecord record = expected.get(i);
            assertThat(record.of(ExpectedRecord.document(documents.get(i))))
                    .as("record %d", i)
                    .isEqualTo(record.values());
        }
    }

    private static double found(DecodingKit kit) {
        return kit.total("flowhound.exporter.flows")
                + kit.total("flowhound.exporter.options")
                + kit.total("flowhound.exporter.templates")
                + kit.dropped();
    }

    private static Stream<Path> captures() throws IOException {
        Path folder = SharedCaptures.require("MANIFEST.tsv").resolveSibling("");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> captures = files.filter(file -> file.toString().endsWith(".pcap"))
                    .sorted()
                    .toList();
            assertThat(captures).hasSizeGreaterThan(50);
            return captures.stream();
        }
    }

    private static String name(Path capture) {
        return capture.getFileName().toString().replace(".pcap", "");
    }
}
