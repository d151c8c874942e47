/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.config.Configuration;
import io.flowhound.schema.DocumentKind;
import io.flowhound.setup.retention.IndexFamily;
import io.flowhound.testkit.HttpStub;
import io.flowhound.testkit.HttpStub.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionCommandTest {
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final String old = "flowhound-flows-2020.01.31";
    private final String current = "flowhound-flows-" + today.toString().replace('-', '.');
    private HttpStub server;
    private Instant created = Instant.EPOCH;
    private Reply onDelete = new Reply(200, "{\"acknowledged\":true}");

    @BeforeEach
    void open() throws IOException {
        server = HttpStub.http(0, this::answer);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Reply answer(HttpStub.Request request) {
        if (request.path().contains("_stats/docs")) {
            String indices = index(old, 1_500_000) + "," + index(current, 20);
            return new Reply(
                    200,
                    "{\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0},\"_all\":{\"primaries\":{},\"total\":{}},"
                            + "\"indices\":{" + indices + "}}");
        }
        if (request.path().contains("/_settings/")) {
            return new Reply(
                    200,
                    "{\"%s\":{\"settings\":{\"index\":{\"creation_date\":\"%d\"}}}}"
                            .formatted(old, created.toEpochMilli()));
        }
        return switch (request.method()) {
            case "DELETE" -> onDelete;
            case "PUT" -> new Reply(200, "{\"acknowledged\":true,\"shards_acknowledged\":true,\"index\":\"x\"}");
            default -> new Reply(404, "{\"error\":{\"type\":\"x\",\"reason\":\"x\"},\"status\":404}");
        };
    }

    private static String index(String name, long octets) {
        return """
                "%s":{"primaries":{"docs":{"count":1234,"deleted":0}},"total":{},"shards":{"0":[
                {"routing":{"state":"STARTED","primary":true,"node":"n"},"store":{"size_in_bytes":%d,"reserved_in_bytes":0}}]}}""".formatted(name, octets);
    }

    private CommandRun run(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "retention", "--set", "elasticsearch.urls=" + server.url(), "--set", "retention.disk-percent=100"));
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray(new String[0]));
    }

    @Test
    void oldDayThatWasImported_saysWhyItStays() {
        created = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        assertThat(run().out()).contains("stays: imported on " + today);
    }

    private List<String> deleted() {
        return server.requests().stream()
                .filter(request -> request.method().equals("DELETE"))
                .map(HttpStub.Request::path)
                .toList();
    }

    @Test
    void withoutApply_showsFamiliesAndIndices_andDeletesNothing() {
        CommandRun run = run("--set", "retention.flows.budget=200GB");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("family +keep +budget +indices +documents +size\n")
                .containsPattern("flows +30 d +200\\.0 GB +2 +2,468 +1\\.5 MB\n")
                .containsPattern("evidence +400 d +- +0 +0 +0 B\n")
                .containsPattern(old + " +1,234 +1\\.5 MB +[0-9]+ d +goes: older than 30 d\n")
                .containsPattern(current + " +1,234 +20 B +0 d +stays\n")
                .endsWith("\n1 of 2 indices goes, 1.5 MB.\n");
        assertThat(run.err())
                .isEqualTo("Nothing was deleted: 'flowhound retention --apply' does it, and so does run."
                        + System.lineSeparator());
        assertThat(deleted()).isEmpty();
    }

    @Test
    void apply_deletes_andSaysSo() {
        CommandRun run = run("--apply", "--set", "retention.enabled=false");
        assertThat(deleted()).containsExactly("/" + old);
        // The templates are not there, so that nothing is created ahead, which is told.
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("deleted " + old + ", 1.5 MB").contains("is not created ahead");
    }

    @Test
    void applyAndDryRun_deletesNothing() {
        assertThat(run("--apply", "--dry-run").exit()).isZero();
        assertThat(deleted()).isEmpty();
    }

    @Test
    void mayNotDelete_exit1_saysWhatIsNeeded() {
        onDelete = new Reply(403, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"no\"},\"status\":403}");
        CommandRun run = run("--apply");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(old + " is not deleted: the key lacks a privilege", "delete_index");
    }

    @Test
    void json_isOneObjectAnIndex() throws IOException {
        var documents = run("--json").documents();
        assertThat(documents).hasSize(2);
        assertThat(documents.get(0).path("index").asText()).isEqualTo(old);
        assertThat(documents.get(0).path("reason").asText()).isEqualTo("age");
        assertThat(documents.get(0).path("octets").asLong()).isEqualTo(1_500_000);
        assertThat(documents.get(1).path("delete").asBoolean()).isFalse();
    }

    @Test
    void alertsAndEvidence_areKeptAsLongAsFlowsAtLeast() throws Exception {
        Configuration configuration =
                Configuration.load(null, List.of("retention.flows.keep=500d", "retention.pivots.keep=600d"), Map.of());
        assertThat(RetentionSettings.rules(configuration).families())
                .containsExactly(
                        new IndexFamily(DocumentKind.FLOWS, Duration.ofDays(500), null),
                        new IndexFamily(DocumentKind.SYSLOG, Duration.ofDays(30), null),
                        new IndexFamily(DocumentKind.PIVOTS, Duration.ofDays(600), null),
                        new IndexFamily(DocumentKind.EVIDENCE, Duration.ofDays(500), null),
                        new IndexFamily(DocumentKind.CONTACTS, Duration.ofDays(400), null),
                        new IndexFamily(DocumentKind.HEALTH, Duration.ofDays(90), null));
    }
}
