/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {
    @ParameterizedTest
    @CsvSource({
        "7.17.29, 7.17.29, true, false",
        "8.18.8, 8.18.8, true, false",
        "8.19.0, 8.19.0, false, false",
        "8.19.21, 8.19.21, false, false",
        "9.0.0-beta1, 9.0.0, false, false",
        "9.6.0-SNAPSHOT, 9.6.0, false, false",
        "10.0.0, 10.0.0, false, true"
    })
    void of_versions_areJudged(String text, String read, boolean tooOld, boolean unknown) {
        ServerVersion version = ServerVersion.of(text);
        assertThat(version).hasToString(read);
        assertThat(version.tooOld()).isEqualTo(tooOld);
        assertThat(version.unknown()).isEqualTo(unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9", "9.5", "9.5.x", "v9.5.3", "99999999999.0.0", "9.5.3.1"})
    void of_otherTexts_areNone(String text) {
        assertThat(ServerVersion.of(text)).isNull();
    }

    @Test
    void compareTo_goesByNumberNotByLetter() {
        List<String> sorted = Stream.of("9.5.3", "10.0.0", "8.19.21", "8.19.3", "8.2.0")
                .map(ServerVersion::of)
                .sorted()
                .map(ServerVersion::toString)
                .toList();
        assertThat(sorted).containsExactly("8.2.0", "8.19.3", "8.19.21", "9.5.3", "10.0.0");
    }
}
