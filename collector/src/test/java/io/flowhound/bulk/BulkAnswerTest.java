/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkAnswerTest {
    private final JsonFactory json = new JsonFactory();
    private final BulkAnswer answer = new BulkAnswer(json);

    private boolean read(String body, int documents) {
        return answer.read(body.getBytes(StandardCharsets.UTF_8), documents);
    }

    private BulkError whole(String body) {
        return BulkError.of(json, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void read_alignsItemsWithDocuments() {
        assertThat(read("""
                        {"errors":true,"took":3,"items":[
                          {"create":{"status":201}},
                          {"create":{"status":400,"error":{"type":"document_parsing_exception","reason":"[1:9] bad",
                            "caused_by":{"type":"illegal_argument_exception","reason":"inner"}}}},
                          {"create":{"_index":"a","error":{"reason":"r","type":"es_rejected_execution_exception"},"status":429}}
                        ]}""", 3)).isTrue();
        assertThat(answer.status(0)).isEqualTo(201);
        assertThat(answer.error(0)).isEqualTo(BulkError.NONE);
        assertThat(answer.error(1)).isEqualTo(new BulkError("document_parsing_exception", "[1:9] bad"));
        assertThat(answer.status(2)).isEqualTo(429);
        assertThat(answer.verdict(2)).isEqualTo(Verdict.BUSY);
    }

    @Test
    void read_successfulItemsFilteredAway_isNotRelied() {
        assertThat(read("{\"errors\":true,\"items\":[{\"create\":{\"error\":{\"type\":\"x\"}}}]}", 3))
                .isFalse();
    }

    @Test
    void read_afterAnotherAnswer_remembersNothing() {
        assertThat(read("{\"items\":[{\"create\":{\"status\":400,\"error\":{\"type\":\"x\"}}}]}", 1))
                .isTrue();
        assertThat(read("{\"items\":[{\"create\":{}}]}", 1)).isTrue();
        assertThat(answer.status(0)).isZero();
        assertThat(answer.error(0)).isEqualTo(BulkError.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "200,'',STORED",
        "201,'',STORED",
        "409,version_conflict_engine_exception,THERE",
        "400,document_parsing_exception,REFUSED",
        "400,strict_dynamic_mapping_exception,REFUSED",
        "400,validation_exception,DENIED",
        "400,index_closed_exception,DENIED",
        "400,illegal_argument_exception,SUSPECT",
        "400,'',SUSPECT",
        "413,x,SUSPECT",
        "401,security_exception,DENIED",
        "403,cluster_block_exception,DENIED",
        "404,index_not_found_exception,DENIED",
        "429,cluster_block_exception,BUSY",
        "503,unavailable_shards_exception,BUSY",
        "0,'',BUSY",
        "302,'',BUSY",
        "-7,'',BUSY"
    })
    void verdict_followsTheTable(int status, String type, Verdict expected) {
        assertThat(Verdict.ofItem(status, new BulkError(type, ""))).isEqualTo(expected);
    }

    @Test
    void error_objectOrString_isRead() {
        assertThat(
                        whole(
                                "{\"error\":{\"root_cause\":[{\"type\":\"a\"}],\"type\":\"b\",\"reason\":\"c\"},\"status\":429}"))
                .isEqualTo(new BulkError("b", "c"));
        assertThat(whole("{\"error\":\"Content-Type header [text/plain] is not supported\",\"status\":406}"))
                .isEqualTo(new BulkError("", "Content-Type header [text/plain] is not supported"));
        assertThat(whole("{\"status\":[{\"error\":1}],\"error\":null}")).isEqualTo(BulkError.NONE);
        assertThat(whole("<html>")).isEqualTo(BulkError.NONE);
        assertThat(whole("")).isEqualTo(BulkError.NONE);
        assertThat(whole("[]")).isEqualTo(BulkError.NONE);
        assertThat(whole("{\"error\":{\"type\":\"b\",\"rea")).isEqualTo(BulkError.NONE);
    }

    @Test
    void error_longReason_isCut() {
        assertThat(whole("{\"error\":\"" + "x".repeat(10_000) + "\"}").reason()).hasSize(503);
    }
}
