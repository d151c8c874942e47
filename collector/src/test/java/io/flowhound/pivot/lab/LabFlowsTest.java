/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabFlowsTest {
    @TempDir
    Path folder;

    private static String line(String arrival, int sourcePort, int destinationPort) {
        return "{\"event\":{\"start\":\"2026-03-02T00:00:00.000Z\",\"end\":\"2026-03-02T00:00:01.500Z\",\"ingested\":\""
                + arrival
                + "\"},\"source\":{\"ip\":\"10.0.0.1\",\"port\":" + sourcePort
                + ",\"bytes\":70},\"destination\":{\"ip\":\"10.0.0.2\",\"port\":"
                + destinationPort
                + "},\"observer\":{\"ip\":\"10.9.9.9\"},\"netflow\":{\"tcp_control_bits\":26},\"flow\":{\"id\":\"1-2\"}}\n";
    }

    private List<LoginRecord> read(String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("flows.jsonl"), String.join("", lines));
        return new LabFlows(Services.defaults()).read(file);
    }

    @Test
    void read_aLogin_hasWhatTheLineSays() throws IOException {
        assertThat(read(line("2026-03-02T00:00:02.000Z", 40_000, 22)))
                .containsExactly(new LoginRecord(
                        1_772_409_602_000L,
                        1_772_409_600_000L,
                        1_772_409_601_500L,
                        "10.0.0.1",
                        40_000,
                        "10.0.0.2",
                        22,
                        70,
                        LoginRecord.UNSEEN,
                        26,
                        "10.9.9.9",
                        1,
                        "1-2",
                        null));
    }

    @Test
    void read_otherPorts_areLeftOut() throws IOException {
        // 2222 begins like 22, so that a search in the text alone would take it.
        assertThat(read(line("2026-03-02T00:00:02.000Z", 2222, 443))).isEmpty();
    }

    @Test
    void read_records_areInTheOrderOfTheirArrival() throws IOException {
        assertThat(read(line("2026-03-02T00:00:09.000Z", 22, 40_000), line("2026-03-02T00:00:02.000Z", 40_000, 22)))
                .extracting(LoginRecord::sourcePort)
                .containsExactly(40_000, 22);
    }

    @Test
    void truth_tellsTimesAndTheLongestPause() throws IOException {
        Path file = Files.writeString(
                folder.resolve("truth.json"),
                "{\"params\":{\"epsilon_s\":1200},\"start\":1,\"baseline_until\":2,\"until\":3,\"chains\":[]}");

        assertThat(LabTruth.read(file)).isEqualTo(new LabTruth(1, 2, 3, Duration.ofMinutes(20)));
    }
}
