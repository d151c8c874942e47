/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        return new CommandLine(new SimulateCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void pcap_isWritten_andTheSummaryPrinted() throws Exception {
        Path file = folder.resolve("home.pcap");
        assertThat(run("--flows", "300", "--start", "2026-11-22T04:00:00Z", "--pcap", file.toString()))
                .isZero();
        JsonNode summary = new ObjectMapper().readTree(out.toString());
        assertThat(summary.at("/start").asText()).isEqualTo("2026-11-22T04:00:00.000Z");
        assertThat(summary.at("/total/flow_records").asInt()).isBetween(300, 301);
        assertThat(summary.at("/protocols/ipfix/options_records").asInt()).isEqualTo(1);
        assertThat(summary.at("/exporters")).hasSize(3);
        assertThat(summary.at("/pivots/0/legs")).hasSize(2);
        assertThat(summary.at("/pivots/0/legs/1/destination/port").asInt()).isEqualTo(22);
        assertThat(Files.size(file)).isGreaterThan(300 * 48);
    }

    @Test
    void to_otherMachine_isRefused() {
        assertThat(run("--flows", "100", "--to", "192.0.2.1:2055")).isEqualTo(2);
        assertThat(err.toString()).contains("192.0.2.1 is not a loopback address");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void to_withoutPort_isRefused() {
        assertThat(run("--to", "127.0.0.1")).isEqualTo(2);
        assertThat(err.toString()).contains("--to must be HOST:PORT");
    }

    @Test
    void flows_tooFew_isRefused() {
        assertThat(run("--flows", "99")).isEqualTo(2);
        assertThat(err.toString()).contains("flows must be 100 to 1000000, not 99");
    }
}
