/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyslogSenderTest {
    private static final int RATE = 5_000;

    @TempDir
    Path folder;

    private record Received(String sender, String text) {}

    private final List<SimulatedLine> lines = List.of(
            line("router", "127.0.2.1", false, "<4>one"),
            line("desk", "127.0.2.9", true, "<13>two"),
            line("router", "127.0.2.1", false, "<4>three"),
            line("desk", "127.0.2.9", true, "<13>four \u00fc"));

    private static SimulatedLine line(String host, String sender, boolean tcp, String text) {
        InetAddress address = Octets.inetAddress("192.168.10.1");
        return new SimulatedLine(Instant.parse("2026-11-22T04:00:00Z"), host, address, sender, tcp, "kind", text);
    }

    @Test
    void lines_arriveOverTheirTransport_inOrder_eachHostFromItsOwnAddress() throws Exception {
        List<Received> datagrams = new CopyOnWriteArrayList<>();
        List<Received> streams = new CopyOnWriteArrayList<>();
        InetAddress here = InetAddress.getByName("127.0.0.1");
        try (DatagramSocket socket = new DatagramSocket(0, here);
                ServerSocket server = new ServerSocket(0, 5, here);
                SyslogSender sender = new SyslogSender(
                        new InetSocketAddress(here, socket.getLocalPort()),
                        new InetSocketAddress(here, server.getLocalPort()),
                        RATE)) {
            Thread datagramReader = Thread.ofVirtual().start(() -> read(socket, datagrams));
            Thread streamReader = Thread.ofVirtual().start(() -> read(server, streams));
            for (SimulatedLine line : lines) {
                sender.take(line);
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> datagrams.size() + streams.size() == 4);
            socket.close();
            server.close();
            sender.close();
            datagramReader.join();
            streamReader.join();
        }
        assertThat(datagrams.stream().map(Received::text)).containsExactly("<4>one", "<4>three");
        assertThat(streams.stream().map(Received::text)).containsExactly("<13>two", "<13>four \u00fc");
        assertThat(datagrams.stream().map(Received::sender).collect(Collectors.toSet()))
                .isSubsetOf("127.0.2.1", "127.0.0.1")
                .hasSize(1);
        assertThat(streams.stream().map(Received::sender).collect(Collectors.toSet()))
                .isSubsetOf("127.0.2.9", "127.0.0.1")
                .hasSize(1);
    }

    private static void read(DatagramSocket socket, List<Received> received) {
        byte[] buffer = new byte[2048];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                received.add(new Received(
                        packet.getAddress().getHostAddress(),
                        new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private static void read(ServerSocket server, List<Received> received) {
        try (Socket socket = server.accept();
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String text = reader.readLine();
            while (text != null) {
                received.add(new Received(socket.getInetAddress().getHostAddress(), text));
                text = reader.readLine();
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    @Test
    void nobodyListens_isSaid() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }
        InetSocketAddress nobody = new InetSocketAddress("127.0.0.1", free);
        try (SyslogSender sender = new SyslogSender(nobody, nobody, RATE)) {
            assertThatThrownBy(() -> sender.take(lines.get(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("nobody listens on 127.0.0.1:" + free + ": start ./flowhound run first");
        }
    }

    @Test
    void otherMachine_isRefused() {
        InetSocketAddress here = new InetSocketAddress("127.0.0.1", 5514);
        InetSocketAddress elsewhere = new InetSocketAddress("192.0.2.1", 5514);
        assertThatThrownBy(() -> new SyslogSender(here, elsewhere, RATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("192.0.2.1 is not a loopback address");
        assertThatThrownBy(() -> new SyslogSender(elsewhere, here, RATE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void file_hasALineForEach() throws Exception {
        Path file = folder.resolve("lines.log");
        try (LineFile writer = new LineFile(file)) {
            for (SimulatedLine line : lines) {
                writer.take(line);
            }
        }
        assertThat(Files.readAllLines(file)).containsExactly("<4>one", "<13>two", "<4>three", "<13>four \u00fc");
    }
}
