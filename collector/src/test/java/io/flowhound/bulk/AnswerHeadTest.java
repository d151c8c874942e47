/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHeadTest {
    private static boolean saysNoErrors(String body) {
        return AnswerHead.saysNoErrors(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\":false}",
                "{\"took\":30,\"errors\":false,\"items\":[{\"create\":{\"status\":201}}]}",
                "{\"errors\":false,\"took\":30,\"items\":[]}",
                "{\"took\":30,\"ingest_took\":2,\"errors\":false,\"items\":[]}",
                " {\n  \"took\" : 30,\r\n\t\"errors\" : false ,\n  \"items\" : [ ] }"
            })
    void saysNoErrors_believesIt(String body) {
        assertThat(saysNoErrors(body)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"",
                "{\"errors",
                "{\"errors\"",
                "{\"errors\":",
                "{\"errors\":fals",
                "{\"errors\":false",
                "{\"errors\":falsely}",
                "{\"errors\":true,\"items\":[]}",
                "{\"errors\":\"false\"}",
                "[{\"errors\":false}]",
                "<html>{\"errors\":false}",
                "{\"items\":[{\"create\":{\"error\":{\"reason\":\"{\\\"errors\\\":false}\"}}}],\"errors\":true}",
                "{\"items\":[],\"errors\":false}",
                "{\"er\\\"rors\":false}",
                "{\"took\":-1,\"errors\":false}",
                "{\"took\":30 \"errors\":false}",
                "{\"took\":30,}"
            })
    void saysNoErrors_leavesAllElseToTheParser(String body) {
        assertThat(saysNoErrors(body)).isFalse();
    }
}
