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
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
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
        // The device, 2 selectors, 6 interfaces and 24 applications, once.
        assertThat(summary.at("/protocols/ipfix/options_records").asInt()).isEqualTo(33);
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

    @Test
    void attacks_areInTheSummaryAndInTheTruth() throws Exception {
        Path truth = folder.resolve("truth.json");
        String pcap = folder.resolve("home.pcap").toString();
        assertThat(run("--flows", "300", "--attacks", "rdp:2,gap", "--truth", truth.toString(), "--pcap", pcap))
                .isZero();
        JsonNode summary = new ObjectMapper().readTree(out.toString());
        assertThat(summary.at("/minutes").asInt()).isEqualTo(240);
        assertThat(summary.at("/pivots")).hasSize(2);
        assertThat(summary.at("/pivots/1/legs")).hasSize(3);
        JsonNode labels = new ObjectMapper().readTree(truth.toFile());
        assertThat(labels.at("/chains/1/kind").asText()).isEqualTo("rdp");
        assertThat(labels.at("/chains/1/edges/2/src")).isEqualTo(summary.at("/pivots/1/legs/2/source/ip"));
        assertThat(labels.at("/decoys/0/kind").asText()).isEqualTo("gap");
        assertThat(labels.at("/traffic/total/records")).isEqualTo(summary.at("/total/flow_records"));
        assertThat(labels.at("/traffic/total/bytes")).isEqualTo(summary.at("/total/bytes"));
    }

    @Test
    void days_giveAHistoryThatEndsAtTheStart() throws Exception {
        Path pcap = folder.resolve("history.pcap");
        assertThat(run(
                        "--days",
                        "3",
                        "--flows",
                        "50",
                        "--attacks",
                        "ssh:1",
                        "--start",
                        "2026-11-22T04:00:00Z",
                        "--pcap",
                        pcap.toString()))
                .isZero();
        JsonNode summary = new ObjectMapper().readTree(out.toString());
        assertThat(summary.at("/start").asText()).isEqualTo("2026-11-19T04:00:00.000Z");
        assertThat(summary.at("/end").asText()).isEqualTo("2026-11-22T04:00:00.000Z");
        assertThat(summary.at("/pivots")).hasSize(1);
        assertThat(summary.at("/pivots/0/legs/0/start").asText()).isGreaterThan("2026-11-21T04:00:00.000Z");
        assertThat(summary.at("/total/flow_records").asInt()).isGreaterThan(1_000);
        assertThat(Files.size(pcap)).isGreaterThan(1_000 * 48);
    }

    @Test
    void days_overUdp_areSent() throws Exception {
        try (DatagramSocket collector = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            assertThat(run(
                            "--days",
                            "1",
                            "--flows",
                            "0",
                            "--rate",
                            "1000000",
                            "--to",
                            "127.0.0.1:" + collector.getLocalPort()))
                    .isZero();
            DatagramPacket first = new DatagramPacket(new byte[2048], 2048);
            collector.receive(first);
            assertThat(first.getData()[1]).isIn((byte) 5, (byte) 9, (byte) 10);
        }
    }

    @Test
    void log_hasTheLines_andTheTruthWhoWasBehindEachLogin() throws Exception {
        Path log = folder.resolve("lines.log");
        Path truth = folder.resolve("truth.json");
        String[] options = {
            "--flows",
            "300",
            "--start",
            "2026-11-22T04:00:00Z",
            "--pcap",
            folder.resolve("home.pcap").toString(),
            "--logs",
            "1",
            "--log-skew",
            "0",
            "--log",
            log.toString(),
            "--truth",
            truth.toString()
        };
        assertThat(run(options)).isZero();
        JsonNode summary = new ObjectMapper().readTree(out.toString());
        assertThat(summary.at("/syslog/lines").asInt())
                .isPositive()
                .isEqualTo(Files.readAllLines(log).size());
        assertThat(summary.at("/syslog/hosts/nas").asInt()).isPositive();
        assertThat(summary.at("/syslog/silent_hosts").asInt()).isZero();
        JsonNode labels = new ObjectMapper().readTree(truth.toFile());
        JsonNode login = labels.at("/chains/0/edges/0/login");
        assertThat(login.path("user").asText()).isEqualTo("anna");
        assertThat(login.path("host").asText()).isEqualTo("raspberry-pi");
        assertThat(login.path("method").asText()).isEqualTo("publickey");
        assertThat(labels.at("/logs/lines")).isEqualTo(summary.at("/syslog/lines"));
        assertThat(labels.at("/logs/logins").size()).isGreaterThanOrEqualTo(2);
        assertThat(labels.at("/logs/leases")).hasSize(36);
        assertThat(labels.at("/logs/hosts/0/name").asText()).isEqualTo("router");
    }

    @Test
    void syslog_isSentBeforeTheFlows() throws Exception {
        try (DatagramSocket collector = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            String address = "127.0.0.1:" + collector.getLocalPort();
            // Whoever sends over TCP is silent here: only the resolver and the devices log.
            assertThat(run(
                            "--flows",
                            "100",
                            "--rate",
                            "100000",
                            "--logs",
                            "0.05",
                            "--syslog",
                            address,
                            "--to",
                            address))
                    .isZero();
            DatagramPacket first = new DatagramPacket(new byte[2048], 2048);
            collector.receive(first);
            assertThat(first.getData()[0]).isEqualTo((byte) '<');
        }
    }

    @Test
    void syslog_wrongOptions_areRefused() {
        assertThat(run("--syslog", "192.0.2.1:514")).isEqualTo(2);
        assertThat(err.toString()).contains("192.0.2.1 is not a loopback address");
        assertThat(run("--syslog", "514")).isEqualTo(2);
        assertThat(err.toString()).contains("--syslog must be HOST:PORT, as in 127.0.0.1:5514, not '514'");
        assertThat(run("--log", folder.resolve("x").toString(), "--logs", "7")).isEqualTo(2);
        assertThat(err.toString()).contains("the share of hosts that log must be 0 to 1, not 7.0");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void attacks_unknownOrTooSlow_areRefused() {
        assertThat(run("--attacks", "ssl")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no attack named 'ssl'");
        assertThat(run("--attacks", "slow-open:5", "--minutes", "60")).isEqualTo(2);
        assertThat(err.toString()).contains("slow-open takes");
        assertThat(run("--days", "2", "--minutes", "60")).isEqualTo(2);
        assertThat(err.toString()).contains("--minutes and --days exclude each other");
        assertThat(out.toString()).isEmpty();
    }
}
