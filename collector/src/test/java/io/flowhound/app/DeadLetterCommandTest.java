/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.testkit.HttpStub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterCommandTest {
    private static final String LINE = "{\"@timestamp\":\"2026-11-2%d\",\"index\":\"flowhound-flows-2026.11.22\","
            + "\"id\":\"AAAAAAAAAAAAAAAAAAA%d\",\"status\":%d,\"error\":{\"type\":\"%s\",\"reason\":\"because\"},"
            + "\"document\":{\"n\":%d}}%n";

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("dead-letter.ndjson"),
                line(1, 400, "document_parsing_exception")
                        + line(2, 400, "strict_dynamic_mapping_exception")
                        + line(3, 409, "version_conflict_engine_exception"));
    }

    private static String line(int n, int status, String type) {
        return LINE.replace("2026-11-2%d", "2026-11-2" + n + "T04:11:00.123Z")
                .formatted(n, status, type, n)
                .replace("\r\n", "\n");
    }

    private CommandRun run(String... args) {
        List<String> all = new ArrayList<>(List.of("--set", "data.dir=" + folder));
        all.addAll(List.of(args));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static HttpStub elastic(String... statuses) throws IOException {
        List<String> items = new ArrayList<>();
        for (String status : statuses) {
            items.add("{\"create\":{\"status\":" + status
                    + (status.startsWith("2")
                            ? ""
                            : ",\"error\":{\"type\":\"document_parsing_exception\",\"reason\":\"still\"}")
                    + "}}");
        }
        String body = "{\"errors\":true,\"items\":[" + String.join(",", items) + "]}";
        return HttpStub.http(0, request -> new HttpStub.Reply(200, body));
    }

    @Test
    void list_countsByReason_newestFirst() throws Exception {
        JsonNode all = run("deadletter", "--json").result();
        assertThat(all.get("documents").asInt()).isEqualTo(3);
        assertThat(all.get("reasons")).hasSize(3);
        assertThat(all.get("newest").get(0).get("id").asText()).endsWith("3");
        JsonNode some = run("deadletter", "--json", "--reason", "DYNAMIC", "--index", "*-2026.11.*")
                .result();
        assertThat(some.get("documents").asInt()).isEqualTo(1);
        assertThat(run("deadletter", "--json", "--since", "2026-11-23T00:00:00Z")
                        .result()
                        .get("documents")
                        .asInt())
                .isEqualTo(1);
        assertThat(run("deadletter").out()).contains("3 refused documents").contains("AAAAAAAAAAAAAAAAAAA1");
        assertThat(run("deadletter").err()).contains("deadletter resend");
        assertThat(run("deadletter", "--since", "yesterday").exit()).isEqualTo(2);
    }

    @Test
    void show_printsTheDocument() throws Exception {
        JsonNode letter = run("deadletter", "show", "AAAAAAAAAAAAAAAAAAA2").result();
        assertThat(letter.get("document").get("n").asInt()).isEqualTo(2);
        assertThat(run("deadletter", "show", "none").exit()).isEqualTo(1);
    }

    @Test
    void resend_storedLeaves_refusedStays_conflictIsNotSent() throws Exception {
        try (HttpStub server = elastic("201", "400")) {
            CommandRun run = run("--set", "elasticsearch.urls=" + server.url(), "deadletter", "resend", "--all");
            assertThat(run.exit()).as(run.err()).isEqualTo(1);
            assertThat(run.out())
                    .contains("stored   flowhound-flows-2026.11.22/AAAAAAAAAAAAAAAAAAA1")
                    .contains("still");
            assertThat(run.err())
                    .contains("1 document stored")
                    .contains("1 refused again")
                    .contains("--new-ids");
            assertThat(new String(server.requests().get(0).body(), StandardCharsets.UTF_8))
                    .doesNotContain("\"n\":3");
        }
        JsonNode left = run("deadletter", "--json").result();
        assertThat(left.get("documents").asInt()).isEqualTo(2);
        assertThat(left.get("newest").get(1).get("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void resend_limit_isKept() throws Exception {
        try (HttpStub server = elastic("201")) {
            CommandRun run =
                    run("--set", "elasticsearch.urls=" + server.url(), "deadletter", "resend", "--all", "--limit", "1");
            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.err()).contains("beyond --limit 1");
        }
        assertThat(run("deadletter", "--json").result().get("documents").asInt())
                .isEqualTo(2);
    }

    /** Else those that are refused each time would hide all behind them. */
    @Test
    void resend_refusedAgain_goesBehindTheOthers() throws Exception {
        try (HttpStub server = elastic("400")) {
            for (int call = 0; call < 3; call++) {
                run("--set", "elasticsearch.urls=" + server.url(), "deadletter", "resend", "--all", "--limit", "1");
            }
            assertThat(server.requests())
                    .extracting(request -> new String(request.body(), StandardCharsets.UTF_8))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("\"n\":1"),
                            second -> assertThat(second).contains("\"n\":2"),
                            third -> assertThat(third).contains("\"n\":1"));
        }
        assertThat(run("deadletter", "--json").result().get("documents").asInt())
                .isEqualTo(3);
    }

    @Test
    void resend_elasticsearchAway_keepsEverything() throws Exception {
        CommandRun run = run("--set", "elasticsearch.urls=http://127.0.0.1:1", "deadletter", "resend", "--all");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("elasticsearch.urls").contains("2 not tried");
        assertThat(run("deadletter", "--json").result().get("documents").asInt())
                .isEqualTo(3);
    }

    @Test
    void drop_byIdOrAll_butNotWithoutSayingWhich() throws Exception {
        assertThat(run("deadletter", "drop").exit()).isEqualTo(2);
        assertThat(run("deadletter", "drop", "AAAAAAAAAAAAAAAAAAA1").exit()).isZero();
        assertThat(run("deadletter", "--json").result().get("documents").asInt())
                .isEqualTo(2);
        assertThat(run("deadletter", "drop", "--all").exit()).isZero();
        assertThat(run("deadletter").err()).contains("No refused documents");
    }

    @Test
    void version_json() throws Exception {
        JsonNode version = run("version", "--json").result();
        assertThat(version.get("version").asText())
                .isNotEqualTo(BuildInfo.UNKNOWN)
                .doesNotContain("$");
        assertThat(version.get("transport").asText()).isIn("epoll", "nio");
        assertThat(version.get("templates").asInt()).isPositive();
        assertThat(run("--version").out()).isEqualTo(run("version").out());
    }
}
