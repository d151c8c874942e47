/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;

class BulkAnswerFuzzTest {
    private static final JsonFactory JSON = new JsonFactory();

    /** No answer, whatever it holds, makes an exception or a verdict that is missing. */
    @FuzzTest
    void read(byte[] body) {
        AnswerHead.saysNoErrors(body);
        assertThat(BulkError.of(JSON, body)).isNotNull();
        BulkAnswer answer = new BulkAnswer(JSON);
        if (answer.read(body, 2)) {
            assertThat(answer.verdict(0)).isNotNull();
            assertThat(answer.verdict(1)).isNotNull();
        }
    }
}
