/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.schema.DocumentKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardRuleTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final IndexFamily FLOWS = new IndexFamily(DocumentKind.FLOWS, Duration.ofDays(30), null);
    private static final IndexFamily SYSLOG = new IndexFamily(DocumentKind.SYSLOG, Duration.ofDays(30), null);

    @ParameterizedTest
    @CsvSource({
        // octets of the largest day, least, data nodes, shards
        "0,,1,",
        "100,,1,",
        "101,,1,2",
        "200,,1,2",
        "201,,1,2",
        "201,,2,3",
        "100000,,2,4",
        "100000,,0,2",
        "201,3,9,",
        "501,3,9,6",
        "0,5,1,",
    })
    void shards_byTheLargestDay(long octets, @Nullable Integer least, int nodes, @Nullable Integer shards) {
        ShardRule rule = new ShardRule(100, least, 2);
        List<DatedIndex> indices = List.of(day("2026-11-20", octets), day("2026-11-21", octets / 2));
        assertThat(rule.shards(FLOWS, indices, TODAY, nodes)).isEqualTo(shards);
    }

    @Test
    void shards_todayAndDaysLongPastDoNotCount() {
        ShardRule rule = new ShardRule(100, null, 20);
        List<DatedIndex> indices = List.of(day("2026-11-22", 900), day("2026-11-23", 900), day("2026-11-14", 900));
        assertThat(rule.shards(FLOWS, indices, TODAY, 1)).isNull();
        assertThat(rule.shards(FLOWS, List.of(day("2026-11-15", 900)), TODAY, 1))
                .isEqualTo(9);
    }

    @Test
    void shards_areOfFlowsOnly() {
        assertThat(new ShardRule(1, null, 20).shards(SYSLOG, List.of(day("2026-11-21", 900)), TODAY, 1))
                .isNull();
    }

    @Test
    void badNumbers_areRefused() {
        assertThatThrownBy(() -> new ShardRule(0, null, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShardRule.atLeast(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static DatedIndex day(String day, long octets) {
        return new DatedIndex(day, FLOWS, LocalDate.parse(day), Instant.EPOCH, 1, octets * 2, octets, Map.of());
    }
}
