/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.LoginRecord;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginTrafficTest {
    private static final int COUNT = 100_000;

    @Test
    void of_aNumber_givesSoManyRecordsTheSameEachTime() {
        List<LoginRecord> records = LoginTraffic.of(COUNT);

        assertThat(records).hasSize(COUNT).isSortedAccordingTo(Comparator.comparingLong(LoginRecord::arrival));
        assertThat(LoginTraffic.of(COUNT)).isEqualTo(records);
    }

    @Test
    void records_lookLikeThoseOfRouters() {
        List<LoginRecord> records = LoginTraffic.of(COUNT);

        assertThat(records).extracting(LoginRecord::exporter).contains("10.0.0.1", "10.0.0.2", "10.0.0.3");
        assertThat(records).extracting(LoginRecord::sourcePort).contains(22);
        assertThat(records).extracting(LoginRecord::destinationPort).contains(22, 3389, 5985);
        assertThat(records).allSatisfy(record -> {
            assertThat(record.end()).isGreaterThanOrEqualTo(record.start());
            assertThat(record.sourceBytes()).isPositive();
        });
    }
}
