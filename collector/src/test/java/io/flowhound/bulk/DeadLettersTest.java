/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
            letters.put(List.of(letter("{\"a\":{\"b\":[1,\"x\"]}}")));
        }
        assertThat(read("dead-letter.ndjson")).containsExactly(new ObjectMapper().readTree("""
                {"@timestamp":"2026-11-22T04:11:00.123Z","index":"flowhound-flows-2026.11.22","id":"AAAAAAAAAAAAAAAAAAAA",
                 "status":400,"error":{"type":"document_parsing_exception","reason":"a \\"quoted\\" reason"},
                 "document":{"a":{"b":[1,"x"]}}}"""));
    }

    @Test
    void put_documentThatIsNoJson_staysText() throws Exception {
        try (DeadLetters letters = open(10_000)) {
            letters.put(List.of(letter("{\"a\":NaN")));
            letters.put(List.of(letter("{}{}")));
            letters.put(List.of(letter("7")));
            letters.put(List.of(letter(new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'})));
        }
        List<JsonNode> lines = read("dead-letter.ndjson");
        assertThat(lines).hasSize(4).noneMatch(line -> line.has("document"));
        assertThat(lines.get(0).get("document_text").asText()).isEqualTo("{\"a\":NaN");
    }

    @Test
    void put_afterARestart_appends() throws Exception {
        try (DeadLetters letters = open(10_000)) {
            letters.put(List.of(letter("{}")));
        }
        try (DeadLetters letters = open(10_000)) {
            letters.put(List.of(letter("{}")));
            letters.close();
            letters.put(List.of(letter("{}")));
        }
        assertThat(read("dead-letter.ndjson")).hasSize(3);
    }

    @Test
    void put_afterALineThatWasCutShort_startsANewOne() throws Exception {
        Path file = Files.createDirectories(folder.resolve("deep")).resolve("dead-letter.ndjson");
        Files.writeString(file, "{\"@times");
        try (DeadLetters letters = open(10_000)) {
            letters.put(List.of(letter("{}")));
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("{\"@timestamp\"").endsWith("}");
    }

    @Test
    void put_full_keepsOneOlderFile() throws Exception {
        try (DeadLetters letters = open(1000)) {
            for (int i = 0; i < 50; i++) {
                letters.put(List.of(letter("{\"n\":" + (100 + i) + "}")));
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
            assertThat(files.filter(file -> file.toString().endsWith(".ndjson")))
                    .hasSize(2)
                    .allMatch(file -> file.toFile().length() <= 1000);
        }
    }

    @Test
    void health_full_failsBeforeAnythingIsLost_andCountsWhatIs() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (DeadLetters letters = open(1000)) {
            letters.watch(registry);
            assertThat(letters.health().ok()).isTrue();
            int written = 0;
            while (letters.health().ok()) {
                letters.put(List.of(letter("{\"n\":100}")));
                written++;
            }
            assertThat(registry.get("flowhound.dead.letters.lost")
                            .functionCounter()
                            .count())
                    .isZero();
            assertThat(letters.health().reason()).contains("deadletter resend");
            assertThat(read("dead-letter.1.ndjson").size()
                            + read("dead-letter.ndjson").size())
                    .isEqualTo(written);
            for (int i = 0; i < 10; i++) {
                letters.put(List.of(letter("{\"n\":100}")));
            }
            double lost = registry.get("flowhound.dead.letters.lost")
                    .functionCounter()
                    .count();
            assertThat(lost)
                    .isPositive()
                    .isEqualTo(written
                            + 10
                            - read("dead-letter.1.ndjson").size()
                            - read("dead-letter.ndjson").size());
            assertThat(letters.health().reason()).contains((long) lost + " of the documents");
            new DeadLetterBox(folder.resolve("deep")).dropAll();
            letters.look();
            assertThat(letters.health().ok()).as("the loss is still to be seen").isFalse();
            assertThat(open(1000).health().ok()).isTrue();
        }
    }

    @Test
    void put_fileReplacedMeanwhile_goesIntoTheNewOne() throws Exception {
        try (DeadLetters letters = open(10_000)) {
            letters.put(List.of(letter("{\"n\":1}"), letter("{\"n\":2}")));
            new DeadLetterBox(folder.resolve("deep"))
                    .drop(letter -> new String(letter.document(), StandardCharsets.UTF_8).contains("1"));
            letters.put(List.of(letter("{\"n\":3}")));
        }
        assertThat(read("dead-letter.ndjson"))
                .extracting(line -> line.get("document").get("n").asInt())
                .containsExactly(2, 3);
    }

    @Test
    void put_lineLargerThanTheBound_isWrittenAllTheSame() throws Exception {
        try (DeadLetters letters = open(100)) {
            letters.put(List.of(letter("{\"a\":\"" + "x".repeat(500) + "\"}")));
        }
        assertThat(read("dead-letter.ndjson")).hasSize(1);
    }

    @Test
    void put_folderCannotBeMade_saysSoAndRecovers() throws Exception {
        Path inTheWay = folder.resolve("deep");
        Files.createFile(inTheWay);
        try (DeadLetters letters = open(1000)) {
            assertThatIOException().isThrownBy(() -> letters.put(List.of(letter("{}"))));
            Files.delete(inTheWay);
            letters.put(List.of(letter("{}")));
        }
        assertThat(read("dead-letter.ndjson")).hasSize(1);
    }
}
