/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubstitutionTest {
    private final Substitution substitution =
            new Substitution(Map.of("HOST", "es1", "EMPTY", "", "ODD", "$1\\${HOST}"));

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "https://${HOST}:9200, https://es1:9200",
        "${HOST}${HOST}, es1es1",
        "${NONE:a:b}, a:b",
        "${NONE:}, ''",
        "${EMPTY:default}, ''",
        "${HOST:other}, es1",
        "${ODD}, $1\\${HOST}",
        "$${HOST}, ${HOST}",
        "$5 for $x, $5 for $x"
    })
    void apply(String text, String result) throws Exception {
        assertThat(substitution.apply(text)).isEqualTo(result);
    }

    @Test
    void apply_variableNotSet_isNamed() {
        assertThatThrownBy(() -> substitution.apply("a${NONE}"))
                .hasMessage("needs the environment variable NONE, which is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${}", "${1A}", "${HOST", "${a b}"})
    void apply_malformed_isRefused(String text) {
        assertThatThrownBy(() -> substitution.apply(text)).hasMessageContaining("without a variable's name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${HOST}", "a$b", "$${x", "$"})
    void escape_isUndone(String text) throws Exception {
        assertThat(substitution.apply(Substitution.escape(text))).isEqualTo(text);
    }
}
