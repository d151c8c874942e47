/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UdpExporterTest {
    private record Received(SocketAddress sender, byte[] payload) {}

    private final Simulation simulation =
            new Simulation(SimulationParameters.of(1, Instant.parse("2026-11-22T04:00:00Z"))
                    .withFlows(2_000)
                    .withRate(20_000));

    @Test
    void send_overLoopback_arrivesComplete_fromOneSourceForEachExporter() throws Exception {
        List<Received> received = new CopyOnWriteArrayList<>();
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
                UdpExporter exporter = new UdpExporter(
                        simulation.exporters(), new InetSocketAddress("127.0.0.1", socket.getLocalPort()))) {
            // Room for all of it: on a busy machine the receiver may not get its turn while they are sent.
            socket.setReceiveBufferSize(1 << 20);
            Thread receiver = Thread.ofVirtual().start(() -> receive(socket, received));
            exporter.send(simulation);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> received.size() == simulation.datagrams().size());
            for (int i = 0; i < simulation.exporters().size(); i++) {
                SocketAddress source = exporter.source(i);
                assertThat(payloadsFrom(received, source))
                        .usingElementComparator(Arrays::compare)
                        .isEqualTo(payloadsOf(i));
            }
            socket.close();
            receiver.join();
        }
    }

    private static void receive(DatagramSocket socket, List<Received> received) {
        byte[] buffer = new byte[2048];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                received.add(new Received(packet.getSocketAddress(), Arrays.copyOf(buffer, packet.getLength())));
            }
        } catch (SocketException e) {
            // The test has closed the socket: it is over.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> payloadsFrom(List<Received> received, SocketAddress sender) {
        return received.stream()
                .filter(one -> one.sender().equals(sender))
                .map(Received::payload)
                .toList();
    }

    private List<byte[]> payloadsOf(int exporter) {
        return simulation.datagrams().stream()
                .filter(datagram -> datagram.exporter() == exporter)
                .map(SimulatedDatagram::payload)
                .toList();
    }

    @Test
    void sources_areDistinct() throws Exception {
        try (UdpExporter exporter = new UdpExporter(simulation.exporters(), new InetSocketAddress("127.0.0.1", 2055))) {
            List<InetSocketAddress> sources = IntStream.range(0, 3)
                    .mapToObj(i -> {
                        try {
                            return exporter.source(i);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(sources).doesNotHaveDuplicates();
            assertThat(sources).allMatch(source -> source.getAddress().isLoopbackAddress());
        }
    }

    @Test
    void target_onAnotherMachine_isRefused() throws Exception {
        InetSocketAddress other =
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}), 2055);
        assertThatThrownBy(() -> new UdpExporter(simulation.exporters(), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("192.0.2.1 is not a loopback address");
    }

    @Test
    void target_thatNobodyListensOn_isReported() throws Exception {
        int port;
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            port = socket.getLocalPort();
        }
        try (UdpExporter exporter = new UdpExporter(simulation.exporters(), new InetSocketAddress("127.0.0.1", port))) {
            assertThatThrownBy(() -> exporter.send(simulation))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("nobody listens on");
        }
    }
}
