/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexNamesTest {
    private final IndexNames names = new IndexNames("flowhound-flows");

    private String head(long millis) {
        return new String(names.head(millis), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z,1970.01.01",
        "2026-11-21T23:59:59.999Z,2026.11.21",
        "2026-11-22T00:00:00Z,2026.11.22",
        "2028-02-29T12:00:00Z,2028.02.29",
        "9999-12-31T23:59:59.999Z,9999.12.31"
    })
    void head_isOfTheDay(Instant time, String day) {
        assertThat(head(time.toEpochMilli()))
                .isEqualTo("{\"create\":{\"_index\":\"flowhound-flows-" + day + "\",\"_id\":\"");
        assertThat(names.index(time.toEpochMilli())).isEqualTo("flowhound-flows-" + day);
    }

    @Test
    void ofStream_isTheSameForEveryTime() {
        IndexNames stream = IndexNames.ofStream("flowhound-flows", "logs-flowhound.flow-default");
        assertThat(stream.alias()).isEqualTo("flowhound-flows");
        assertThat(new String(stream.head(0), StandardCharsets.US_ASCII))
                .isEqualTo("{\"create\":{\"_index\":\"logs-flowhound.flow-default\",\"_id\":\"");
        assertThat(stream.head(Long.MAX_VALUE)).isSameAs(stream.head(0));
        assertThat(stream.index(0)).isEqualTo("logs-flowhound.flow-default");
    }

    @Test
    void head_timeBeyondTheCalendar_isClamped() {
        assertThat(head(Long.MIN_VALUE)).contains("1970.01.01");
        assertThat(head(Long.MAX_VALUE)).contains("9999.12.31");
    }

    @Test
    void head_sameDay_isTheSameArray() {
        byte[] noon = names.head(Documents.NOON);
        assertThat(names.head(Documents.NOON + Documents.DAY)).isNotEqualTo(noon);
        assertThat(names.head(Documents.NOON + 1)).isSameAs(noon);
    }

    @Test
    void head_daysThatShareASlot_areNotConfused() {
        for (int day = 0; day < 100; day++) {
            long time = Documents.NOON + (day * 16L % 100) * Documents.DAY;
            assertThat(head(time)).contains(names.index(time));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Flows", "flows\"", "-flows", "_flows", "flows*", "flows\n"})
    void constructor_badName_isRefused(String alias) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IndexNames(alias))
                .withMessageContaining("index.prefix");
    }
}
