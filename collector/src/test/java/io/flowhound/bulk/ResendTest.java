/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.bulk.ResendOutcome.Result;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResendTest {
    private final FakeTransport elastic = new FakeTransport();
    private final List<ResendOutcome> outcomes = new ArrayList<>();
    private final Resend resend = new Resend(elastic, outcomes::add);

    private static StoredLetter letter(int number, int status, String document) {
        return new StoredLetter(
                Instant.EPOCH,
                "flowhound-flows-2026.11.22",
                String.format("AAAAAAAAAAAAAAAA%04d", number),
                status,
                "document_parsing_exception",
                "because",
                1,
                document.getBytes(UTF_8),
                true);
    }

    private static List<StoredLetter> letters(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> letter(i, 400, Documents.text(i)))
                .toList();
    }

    private List<Result> results() {
        return outcomes.stream().map(ResendOutcome::result).toList();
    }

    @Test
    void send_keepsIndexAndId_inRequestsOfABoundedSize() throws Exception {
        assertThat(resend.send(letters(Resend.MAX_DOCUMENTS + 1))).isNull();
        assertThat(elastic.requests).hasSize(2);
        assertThat(elastic.requests.get(0).items()).hasSize(Resend.MAX_DOCUMENTS);
        assertThat(elastic.requests.get(1).items())
                .containsExactly(new FakeTransport.Item(
                        "flowhound-flows-2026.11.22", "AAAAAAAAAAAAAAAA0500", Documents.text(500)));
        assertThat(results()).hasSize(501).containsOnly(Result.STORED);
    }

    @Test
    void send_largeDocuments_areFewerARequest() throws Exception {
        String large = "{\"a\":\"" + "x".repeat(Resend.MAX_OCTETS / 2) + "\"}";
        assertThat(resend.send(List.of(letter(0, 400, large), letter(1, 400, large), letter(2, 400, large))))
                .isNull();
        assertThat(elastic.requests).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "409 version_conflict_engine_exception,THERE",
        "400 document_parsing_exception,REFUSED",
        "400 illegal_argument_exception,REFUSED",
        "400 index_closed_exception,NOT_NOW",
        "403 cluster_block_exception,NOT_NOW",
        "403 security_exception,REFUSED",
        "429 es_rejected_execution_exception,NOT_NOW",
        "503 unavailable_shards_exception,NOT_NOW"
    })
    void send_tellsEachVerdict(String verdict, Result expected) throws Exception {
        elastic.rule = elastic.judge(item -> item.document().equals(Documents.text(1)) ? verdict : "201");
        assertThat(resend.send(letters(3))).isNull();
        assertThat(results()).containsExactly(Result.STORED, expected, Result.STORED);
        assertThat(outcomes.get(1).reason()).endsWith(": because");
        assertThat(elastic.requests).hasSize(1);
    }

    @Test
    void send_unreadableDocument_isFound() throws Exception {
        elastic.rule = request -> request.documents().contains(Documents.text(3))
                ? FakeTransport.status(400, "illegal_argument_exception").to(request)
                : elastic.store(request);
        assertThat(resend.send(letters(8))).isNull();
        assertThat(results()).hasSize(8).containsOnlyOnce(Result.REFUSED);
        assertThat(elastic.stored).hasSize(7);
    }

    @Test
    void send_requestFails_endsThere() throws Exception {
        elastic.then(1, elastic.rule).then(1, FakeTransport.failure(new IOException("Connection refused")));
        assertThat(resend.send(letters(3 * Resend.MAX_DOCUMENTS))).contains("Connection refused");
        assertThat(elastic.requests).hasSize(2);
        assertThat(results()).hasSize(Resend.MAX_DOCUMENTS);

        elastic.then(1, FakeTransport.status(401, "security_exception"));
        assertThat(resend.send(letters(1))).contains("HTTP 401").contains("elasticsearch.api-key");
        elastic.then(1, FakeTransport.answer(200, "<html>"));
        assertThat(resend.send(letters(1))).contains("not one of Elasticsearch");
        assertThat(results()).hasSize(Resend.MAX_DOCUMENTS);
    }

    @Test
    void send_conflict_getsAnIdOfItsContent() throws Exception {
        assertThat(resend.send(List.of(letter(1, 409, "{\"n\":1}"), letter(1, 409, "{\"n\":2}"))))
                .isNull();
        assertThat(resend.send(List.of(letter(1, 409, "{\"n\":1}")))).isNull();
        List<String> ids = elastic.requests.get(0).ids();
        assertThat(ids).doesNotContain("AAAAAAAAAAAAAAAA0001").doesNotHaveDuplicates();
        assertThat(elastic.requests.get(1).ids()).containsExactly(ids.get(0));
    }
}
