/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ElasticDiskTest {
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);
    private static final long GB = 1_000_000_000L;

    private final FillForecast forecast = new FillForecast();
    private final ElasticDisk disk = new ElasticDisk(null);

    private static String node(String id, String role, long total, long free) {
        return String.format(
                "\"%s\":{\"roles\":[\"%s\"],\"fs\":{\"total\":{\"total_in_bytes\":%d,\"available_in_bytes\":%d}}}",
                id, role, total, free);
    }

    private ElasticDisk.State read(long now, String... nodes) throws Exception {
        disk.read(new ObjectMapper().readTree("{\"nodes\":{" + String.join(",", nodes) + "}}"), now);
        return disk.state();
    }

    @Test
    void fullestDataNode_isTold() throws Exception {
        ElasticDisk.State state = read(
                0,
                node("a", "data_hot", 100 * GB, 60 * GB),
                node("b", "data", 100 * GB, 40 * GB),
                node("c", "master", 100 * GB, 1));
        assertThat(state.free()).isEqualTo(40 * GB);
        assertThat(state.usedPercent()).isEqualTo(60);
        assertThat(state.fullAt()).isEmpty();
    }

    @Test
    void noNodes_isNothing() throws Exception {
        assertThat(read(0)).isNull();
    }

    @Test
    void steadyGrowth_reachesTheMark() throws Exception {
        for (int i = 0; i <= 12; i++) {
            read(i * HOUR / 4, node("a", "data", 100 * GB, 50 * GB - i * GB)); // 4 GB an hour; 95 % of 100 is the mark
        }
        ElasticDisk.State state = disk.state();
        assertThat(state).isNotNull();
        assertThat(state.fullAt().orElseThrow())
                .isBetween(3 * HOUR + 33 * HOUR / 4 - 1000, 3 * HOUR + 33 * HOUR / 4 + 1000);
    }

    @Test
    void forecast_ofTwoReadings_isNone_norWhenItDoesNotFill() {
        forecast.add(0, 10);
        forecast.add(HOUR, 20);
        assertThat(forecast.reaches(100)).isEmpty();
        forecast.add(2 * HOUR, 10);
        forecast.add(3 * HOUR, 10);
        assertThat(forecast.reaches(100)).isEmpty();
    }

    @Test
    void forecast_ofTenMinutes_saysWhatIsNear() {
        for (int i = 0; i <= 2; i++) {
            assertThat(forecast.reaches(100)).isEmpty();
            forecast.add(i * HOUR / 12, 10L * i);
        }
        assertThat(forecast.reaches(100)).hasValue(10 * HOUR / 12);
        assertThat(forecast.reaches(10_000)).as("in days").isEmpty();
    }

    @Test
    void forecast_clockSetBack_beginsAnew() {
        for (int i = 0; i <= 2; i++) {
            forecast.add(5 * HOUR + i * HOUR / 12, 10L * i);
        }
        forecast.add(0, 30);
        assertThat(forecast.reaches(100)).isEmpty();
    }

    @Test
    void forecast_isHardlyMovedByASpike() {
        for (int i = 0; i <= 100; i++) {
            forecast.add(i * HOUR / 12, 1000L * i + (i == 60 ? 90_000 : 0)); // a merge
        }
        long full = forecast.reaches(200_000).orElseThrow();
        assertThat(full).isBetween(195 * HOUR / 12, 205 * HOUR / 12);
    }

    @Test
    void forecast_inMoreThanAYear_isNone_andFullIsNow() {
        forecast.add(0, 0);
        forecast.add(HOUR / 2, 0);
        forecast.add(HOUR, 1);
        assertThat(forecast.reaches(100_000)).isEmpty();
        assertThat(forecast.reaches(1)).hasValue(HOUR);
    }
}
