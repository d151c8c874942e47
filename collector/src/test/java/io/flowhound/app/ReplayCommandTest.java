/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.testkit.TestCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    /** A pcap file of IPFIX messages, each from one of two exporters to port 4739. */
    private String ipfix(byte[]... messages) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(HexFormat.of().parseHex("d4c3b2a1020004000000000000000000ffff000065000000"));
        for (int i = 0; i < messages.length; i++) {
            int length = 28 + messages[i].length;
            out.write(ByteBuffer.allocate(16)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(8, length)
                    .putInt(12, length)
                    .array());
            out.write(ByteBuffer.allocate(28)
                    .putInt(0x4500_0000 | length)
                    .putInt(0x0001_0000)
                    .putInt(0x4011_0000)
                    .putInt(0xC000_020B + i % 2)
                    .putInt(0xC000_02FA)
                    .putShort((short) (50_000 + i))
                    .putShort((short) 4739)
                    .putShort((short) (8 + messages[i].length))
                    .array());
            out.write(messages[i]);
        }
        return Files.write(folder.resolve("ipfix.pcap"), out.toByteArray()).toString();
    }

    private static byte[] message(long domain) {
        return ExportMessage.ipfix().domain(domain).toBytes();
    }

    /** Takes connections one after the other and gives what each brought; all at once would need as many threads. */
    private static CompletableFuture<List<byte[]>> collect(ServerSocket server, int connections) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                List<Socket> open = new ArrayList<>();
                List<byte[]> streams = new ArrayList<>();
                for (int i = 0; i < connections; i++) {
                    open.add(server.accept());
                }
                for (Socket each : open) {
                    streams.add(each.getInputStream().readAllBytes());
                    each.close();
                }
                return streams;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static byte[] both(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    @Test
    void call_tcp_sendsEachExporterOverAConnectionOfItsOwn() throws Exception {
        try (ServerSocket collector = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture<List<byte[]>> streams = collect(collector, 2);
            String target = "tcp://127.0.0.1:" + collector.getLocalPort();

            int code = run(ipfix(message(1), message(2), message(3), message(4)), "--to", target, "--speed", "0");

            assertThat(err.toString()).isEmpty();
            assertThat(code).isZero();
            assertThat(streams.get(1, TimeUnit.MINUTES))
                    .containsExactly(both(message(1), message(3)), both(message(2), message(4)));
            JsonNode summary = new ObjectMapper().readTree(out.toString());
            assertThat(summary.at("/to").asText()).isEqualTo(target);
            assertThat(summary.at("/datagrams").asInt()).isEqualTo(4);
        }
    }

    @Test
    void call_tls_trustsTheGivenAuthorityOrAny() throws Exception {
        TestCertificates certificates = TestCertificates.shared();
        String file = ipfix(message(1));
        try (ServerSocket collector = certificates
                .client("server")
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            String target = "tls://127.0.0.1:" + collector.getLocalPort();

            CompletableFuture<List<byte[]>> trusted = collect(collector, 1);
            assertThat(run(
                            file,
                            "--to",
                            target,
                            "--ca",
                            certificates.certificate("ca").toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(trusted.get(1, TimeUnit.MINUTES)).containsExactly(message(1));

            CompletableFuture<List<byte[]>> insecure = collect(collector, 1);
            assertThat(run(file, "--to", target, "--insecure")).isZero();
            assertThat(insecure.get(1, TimeUnit.MINUTES)).containsExactly(message(1));

            CompletableFuture<List<byte[]>> refused = collect(collector, 1);
            assertThat(run(file, "--to", target)).isEqualTo(1);
            assertThat(refused).failsWithin(Duration.ofMinutes(1));
            assertThat(err.toString()).contains("cannot connect to 127.0.0.1:" + collector.getLocalPort());
        }
    }

    @Test
    void call_tcp_whatIsNoIpfix_isRefused() throws Exception {
        byte[] lies = ExportMessage.ipfix().overrideLength(20).toBytes();
        byte[] nine = ExportMessage.v9().toBytes();
        for (byte[] bad : new byte[][] {lies, nine, {1}}) {
            try (ServerSocket collector = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
                String target = "tcp://127.0.0.1:" + collector.getLocalPort();
                assertThat(run(ipfix(bad), "--to", target)).isEqualTo(1);
            }
        }

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("a message of 16 octets states another length (20)")
                .contains("only IPFIX goes over TCP, and a datagram in this capture has version 9")
                .contains("has no version");
    }

    @Test
    void call_tcp_nobodyThere_orBadOptions_fails() throws Exception {
        String file = ipfix(message(1));
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = gone.getLocalPort();
        }

        assertThat(run(file, "--to", "tcp://127.0.0.1:" + port)).isEqualTo(1);
        assertThat(run(file, "--to", "http://127.0.0.1:1")).isEqualTo(2);
        assertThat(run(file, "--to", "tcp://127.0.0.1:1", "--insecure")).isEqualTo(2);
        assertThat(run(file, "--to", "tls://127.0.0.1:1", "--ca", "/no/ca.pem")).isEqualTo(1);

        assertThat(err.toString())
                .contains("cannot connect to 127.0.0.1:" + port)
                .contains("not HOST:PORT: \"http://127.0.0.1:1\"")
                .contains("--ca and --insecure are for --to tls://")
                .contains("--ca /no/ca.pem cannot be read");
    }
}
