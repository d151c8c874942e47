/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T04:11:00.123456Z"));

    @TempDir
    Path folder;

    private static DeadLetter letter(String document) {
        return letter(document.getBytes(StandardCharsets.UTF_8));
    }

    private static DeadLetter letter(byte[] document) {
        return new DeadLetter(
                "flowhound-flows-2026.11.22",
                "AAAAAAAAAAAAAAAAAAAA",
                400,
                new BulkError("document_parsing_exception", "a \"quoted\" reason"),
                document);
    }

    private List<JsonNode> read(String name) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("deep").resolve(name))) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private DeadLetters open(long maxOctets) {
        return new DeadLetters(folder.resolve("deep"), maxOctets, CLOCK);
    }

    @Test
    void put_writesALineOfJson() throws Exception {
        try (DeadLetters letters = open(10_000)) {
            letters.put(letter("{\"a\":{\"b\":[1,\"x\"]}}"));
        }
        assertThat(read("dead-letter.ndjson")).containsExactly(new ObjectMapper().readTree("""
                {"@timestamp":"2026-11-22T04:11:00.123Z","index":"flowhound-flows-2026.11.22","id":"AAAAAAAAAAAAAAAAAAAA",
                 "status":400,"error":{"type":"document_parsing_exception","reason":"a \\"quoted\\" reason"},
                 "document":{"a":{"b":[1,"x"]}}}"""));
    }

    @Test
    void put_documentThatIsNoJson_staysText() throws Exception {
        try (DeadLetters letters = open(10_000)) {
            letters.put(letter("{\"a\":NaN"));
            letters.put(letter("{}{}"));
            letters.put(letter("7"));
            letters.put(letter(new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'}));
        }
        List<JsonNode> lines = read("dead-letter.ndjson");
        assertThat(lines).hasSize(4).noneMatch(line -> line.has("document"));
        assertThat(lines.get(0).get("document_text").asText()).isEqualTo("{\"a\":NaN");
    }

    @Test
    void put_afterARestart_appends() throws Exception {
        try (DeadLetters letters = open(10_000)) {
            letters.put(letter("{}"));
        }
        try (DeadLetters letters = open(10_000)) {
            letters.put(letter("{}"));
            letters.close();
            letters.put(letter("{}"));
        }
        assertThat(read("dead-letter.ndjson")).hasSize(3);
    }

    @Test
    void put_afterALineThatWasCutShort_startsANewOne() throws Exception {
        Path file = Files.createDirectories(folder.resolve("deep")).resolve("dead-letter.ndjson");
        Files.writeString(file, "{\"@times");
        try (DeadLetters letters = open(10_000)) {
            letters.put(letter("{}"));
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("{\"@timestamp\"").endsWith("}");
    }

    @Test
    void put_full_keepsOneOlderFile() throws Exception {
        try (DeadLetters letters = open(1000)) {
            for (int i = 0; i < 50; i++) {
                letters.put(letter("{\"n\":" + (100 + i) + "}"));
            }
        }
        List<JsonNode> all = new ArrayList<>(read("dead-letter.1.ndjson"));
        all.addAll(read("dead-letter.ndjson"));
        assertThat(all).hasSizeBetween(5, 10);
        assertThat(all.get(all.size() - 1).get("document").get("n").asInt()).isEqualTo(149);
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).get("document").get("n").asInt())
                    .isEqualTo(all.get(i - 1).get("document").get("n").asInt() + 1);
        }
        try (var files = Files.list(folder.resolve("deep"))) {
            assertThat(files).hasSize(2).allMatch(file -> file.toFile().length() <= 1000);
        }
    }

    @Test
    void put_lineLargerThanTheBound_isWrittenAllTheSame() throws Exception {
        try (DeadLetters letters = open(100)) {
            letters.put(letter("{\"a\":\"" + "x".repeat(500) + "\"}"));
        }
        assertThat(read("dead-letter.ndjson")).hasSize(1);
    }

    @Test
    void put_folderCannotBeMade_saysSoAndRecovers() throws Exception {
        Path inTheWay = folder.resolve("deep");
        Files.createFile(inTheWay);
        try (DeadLetters letters = open(1000)) {
            assertThatIOException().isThrownBy(() -> letters.put(letter("{}")));
            Files.delete(inTheWay);
            letters.put(letter("{}"));
        }
        assertThat(read("dead-letter.ndjson")).hasSize(1);
    }
}
