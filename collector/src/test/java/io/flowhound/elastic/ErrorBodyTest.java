/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBodyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"type\":\"security_exception\",\"reason\":\"no key\"},\"status\":401} | security_exception: no key",
                "{\"error\":{\"type\":\"x\",\"reason\":\"no\",\"additional_unsuccessful_credentials\":\"API key: api key is expired\"}} | x: no; API key: api key is expired",
                "{\"error\":\"Content-Type header [text/plain] is not supported\",\"status\":406} | Content-Type header [text/plain] is not supported",
                "<html> Bad   gateway </html> | <html> Bad gateway </html>",
                "{\"ok\":true} | {\"ok\":true}",
                "'' | ''"
            })
    void reason_isThatOfAnyForm(String body, String reason) {
        assertThat(ErrorBody.reason(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(reason);
    }
}
