/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReplayerTest {
    @TempDir
    Path folder;

    private Path capture() throws Exception {
        byte[] v4 = Packets.ethernet(0x0800, Packets.ipv4(Packets.udp(1000, 2055, new byte[] {1})));
        byte[] otherPort = Packets.ethernet(0x0800, Packets.ipv4(Packets.udp(1001, 2055, new byte[] {2})));
        byte[] v6 = Packets.ethernet(0x86DD, Packets.ipv6(17, Packets.udp(1000, 2055, new byte[] {3, 3})));
        return Files.write(folder.resolve("capture.pcap"), Packets.pcap(v4, otherPort, v6, v4));
    }

    private static List<DatagramPacket> receive(DatagramSocket socket, int datagrams) throws Exception {
        socket.setSoTimeout(30_000);
        List<DatagramPacket> received = new ArrayList<>();
        for (int i = 0; i < datagrams; i++) {
            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            socket.receive(packet);
            received.add(packet);
        }
        return received;
    }

    private static InetSocketAddress addressOf(DatagramSocket socket) {
        return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
    }

    @Test
    void replay_sendsAllInOrderAndSaysWhat() throws Exception {
        try (DatagramSocket collector = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            ReplaySummary summary =
                    new Replayer(new ReplaySettings(addressOf(collector), false, 2, 0)).replay(capture());

            List<DatagramPacket> received = receive(collector, 8);

            assertThat(received)
                    .extracting(packet -> packet.getData()[0])
                    .containsExactly((byte) 1, (byte) 2, (byte) 3, (byte) 1, (byte) 1, (byte) 2, (byte) 3, (byte) 1);
            assertThat(received)
                    .extracting(DatagramPacket::getPort)
                    .containsOnly(received.get(0).getPort());
            assertThat(summary.datagrams()).isEqualTo(8);
            assertThat(summary.octets()).isEqualTo(10);
            assertThat(summary.exporters())
                    .containsExactly(
                            new ReplaySummary.Exporter("192.0.2.11", null, 6),
                            new ReplaySummary.Exporter("2001:db8::b", null, 2));
            assertThat(summary.capture().datagrams()).isEqualTo(4);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void replay_keepExporters_givesEachAnAddressAndEachPortASocket() throws Exception {
        try (DatagramSocket collector = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            ReplaySummary summary =
                    new Replayer(new ReplaySettings(addressOf(collector), true, 1, 0)).replay(capture());

            List<DatagramPacket> received = receive(collector, 4);

            assertThat(received)
                    .extracting(packet -> packet.getAddress().getHostAddress())
                    .containsExactly("127.0.1.1", "127.0.1.1", "127.0.1.2", "127.0.1.1");
            assertThat(received.get(0).getPort())
                    .isEqualTo(received.get(3).getPort())
                    .isNotEqualTo(received.get(1).getPort());
            assertThat(summary.exporters())
                    .extracting(ReplaySummary.Exporter::sentFrom)
                    .containsExactly("127.0.1.1", "127.0.1.2");
        }
    }

    @Test
    void replay_speed_keepsThePaceOfTheCapture() throws Exception {
        try (DatagramSocket collector = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            long start = System.nanoTime();
            new Replayer(new ReplaySettings(addressOf(collector), false, 1, 20)).replay(capture());

            // The four packets of the capture span three seconds.
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(150_000_000L);
            assertThat(receive(collector, 4)).hasSize(4);
        }
    }

    @Test
    void settings_impossible_areRefused() {
        InetSocketAddress remote = new InetSocketAddress("192.0.2.1", 2055);
        InetSocketAddress local = new InetSocketAddress("127.0.0.1", 2055);

        assertThatThrownBy(() -> new ReplaySettings(remote, true, 1, 1))
                .hasMessageContaining("only towards IPv4 loopback");
        assertThatThrownBy(() -> new ReplaySettings(new InetSocketAddress("::1", 2055), true, 1, 1))
                .hasMessageContaining("only towards IPv4 loopback");
        assertThatThrownBy(() -> new ReplaySettings(local, false, 0, 1)).hasMessageContaining("0 times");
        assertThatThrownBy(() -> new ReplaySettings(local, false, 1, -1)).hasMessageContaining("not a speed: -1.0");
        assertThatThrownBy(() -> new ReplaySettings(local, false, 1, Double.NaN))
                .hasMessageContaining("not a speed");
        assertThatThrownBy(() -> new ReplaySettings(
                        InetSocketAddress.createUnresolved("no.such.host.invalid", 2055), false, 1, 1))
                .hasMessageContaining("no such host: no.such.host.invalid");
    }
}
