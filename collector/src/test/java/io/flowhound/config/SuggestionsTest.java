/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> PATHS =
            Setting.of(Configuration.class, "").stream().map(Setting::path).toList();

    @ParameterizedTest
    @CsvSource({
        "elasticsearch.url, elasticsearch.urls",
        "elasticsaerch.urls, elasticsearch.urls",
        "elasticsearch.apiKey, elasticsearch.api-key",
        "bulk.max_wait, bulk.max-wait",
        "es.compression, elasticsearch.compression",
        "es.admin-api-key, elasticsearch.admin-api-key",
        "es.username, ",
        "prefix, index.prefix",
        "journal.budgte, journal.budget",
        "colour, ",
        "kafka.brokers, "
    })
    void closestPath(String given, String expected) {
        assertThat(Suggestions.closestPath(given, PATHS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "ab, ba, 1", "abc, abc, 0", "kitten, sitting, 3", "ca, abc, 3"})
    void edits(String a, String b, int edits) {
        assertThat(Suggestions.edits(a, b)).isEqualTo(edits);
        assertThat(Suggestions.edits(b, a)).isEqualTo(edits);
    }
}
