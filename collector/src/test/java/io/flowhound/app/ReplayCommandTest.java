/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.simulate.ExportMessage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {
    /** A pcap file of one raw IPv4 packet: UDP from 192.0.2.11:50000 to port 2055 with the payload 2A. */
    private static final String CAPTURE = "d4c3b2a1 02000400 00000000 00000000 ffff0000 65000000"
            + "00000000 00000000 1d000000 1d000000"
            + "4500001d 00010000 40110000 c000020b c00002fa c3500807 00090000 2a";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new ReplayCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private String capture() throws Exception {
        byte[] octets = HexFormat.of().parseHex(CAPTURE.replace(" ", ""));
        return Files.write(folder.resolve("one.pcap"), octets).toString();
    }

    @Test
    void call_capture_isSentAndSummedUp() throws Exception {
        try (DatagramSocket collector = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            collector.setSoTimeout(30_000);
            String target = "127.0.0.1:" + collector.getLocalPort();

            int code = run(capture(), "--to", target, "--loop", "3");

            assertThat(code).isZero();
            DatagramPacket packet = new DatagramPacket(new byte[10], 10);
            collector.receive(packet);
            assertThat(packet.getData()).startsWith(42);
            JsonNode summary = new ObjectMapper().readTree(out.toString());
            assertThat(summary.at("/to").asText()).isEqualTo(target);
            assertThat(summary.at("/datagrams").asInt()).isEqualTo(3);
            assertThat(summary.at("/octets").asInt()).isEqualTo(3);
            assertThat(summary.at("/exporters/0/address").asText()).isEqualTo("192.0.2.11");
            assertThat(summary.at("/exporters/0").has("sent_from")).isFalse();
            assertThat(summary.at("/capture/warnings").isEmpty()).isTrue();
            assertThat(err.toString()).isEmpty();
        }
    }

    @Test
    void call_ipfixFile_isSent_andItsExporterIsNamed() throws Exception {
        byte[] message = ExportMessage.ipfix().exportTime(1_795_320_000L).toBytes();
        Path file = Files.write(folder.resolve("one.ipfix"), message);
        try (DatagramSocket collector = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            collector.setSoTimeout(30_000);

            int code = run("" + file, "--to", "127.0.0.1:" + collector.getLocalPort(), "--exporter", "192.0.2.7");

            assertThat(code).isZero();
            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            collector.receive(packet);
            assertThat(Arrays.copyOf(packet.getData(), packet.getLength())).isEqualTo(message);
            JsonNode summary = new ObjectMapper().readTree(out.toString());
            assertThat(summary.at("/exporters/0/address").asText()).isEqualTo("192.0.2.7");
            assertThat(summary.at("/capture/resynchronised").asInt()).isZero();
        }
    }

    @Test
    void call_noCapture_fails() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "not a capture");

        assertThat(run(text.toString(), "--to", "127.0.0.1:9")).isEqualTo(1);
        assertThat(run(folder.resolve("none").toString(), "--to", "127.0.0.1:9"))
                .isEqualTo(1);

        assertThat(err.toString()).contains("is not a capture").contains("there is no such file");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void call_badArguments_exit2() throws Exception {
        String file = capture();

        assertThat(run(file)).isEqualTo(2);
        assertThat(run(file, "--to", "127.0.0.1")).isEqualTo(2);
        assertThat(run(file, "--to", "127.0.0.1:70000")).isEqualTo(2);
        assertThat(run(file, "--to", "192.0.2.1:2055", "--keep-exporters")).isEqualTo(2);

        assertThat(err.toString())
                .contains("not HOST:PORT: \"127.0.0.1\"")
                .contains("not HOST:PORT: \"127.0.0.1:70000\"")
                .contains("only towards IPv4 loopback");
    }
}
