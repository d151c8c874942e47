/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flowhound.metrics.CollectorMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatagramListenerTest {
    private final CollectorMetrics metrics = new CollectorMetrics(new SimpleMeterRegistry());
    private final Recorder recorder = new Recorder();

    /** A datagram that was received, copied. */
    private record Received(int listener, int port, byte[] payload, String thread) {}

    private static final class Recorder implements DatagramHandler {
        final Queue<Received> received = new ConcurrentLinkedQueue<>();
        final AtomicInteger idle = new AtomicInteger();

        @Override
        public void datagram(int listener, int session, InetSocketAddress sender, ByteBuf payload) {
            assertThat(sender.getAddress().isLoopbackAddress()).isTrue();
            received.add(new Received(
                    listener,
                    sender.getPort(),
                    ByteBufUtil.getBytes(payload),
                    Thread.currentThread().getName()));
        }

        @Override
        public void idle() {
            idle.incrementAndGet();
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static void send(DatagramSocket from, byte[] payload, InetSocketAddress to) throws IOException {
        from.send(new DatagramPacket(payload, payload.length, to));
    }

    @ParameterizedTest
    @EnumSource(SocketTransport.class)
    void start_datagrams_areHandedOverAndCounted(SocketTransport transport) throws Exception {
        assumeTrue(transport == SocketTransport.NIO || Epoll.isAvailable(), "no epoll on this machine");
        try (DatagramListener listener = new DatagramListener(
                        Payload.FLOWS,
                        List.of(loopback(0), loopback(0)),
                        1,
                        recorder,
                        metrics,
                        Intake.open(),
                        transport);
                DatagramSocket exporter = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            listener.start();
            byte[] longest = new byte[65_507];
            Arrays.fill(longest, (byte) 7);
            send(exporter, new byte[] {1, 2}, listener.addresses().get(0));
            send(exporter, longest, listener.addresses().get(1));
            send(exporter, new byte[0], listener.addresses().get(0));

            await().until(() -> recorder.received.size() == 3);
            await().until(() -> metrics.datagramsReceived.count() == 3);

            List<Received> first = of(0);
            assertThat(first).extracting(Received::payload).containsExactly(new byte[] {1, 2}, new byte[0]);
            assertThat(first).extracting(Received::port).containsOnly(exporter.getLocalPort());
            assertThat(of(1)).extracting(Received::payload).containsExactly(longest);
            assertThat(metrics.octetsReceived.count()).isEqualTo(65_509);
            assertThat(recorder.idle.get()).isPositive();
        }
    }

    private List<Received> of(int listener) {
        return recorder.received.stream()
                .filter(each -> each.listener() == listener)
                .toList();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void start_severalThreads_shareOnePort() throws Exception {
        List<DatagramSocket> exporters = new ArrayList<>();
        try (DatagramListener listener =
                new DatagramListener(Payload.FLOWS, List.of(loopback(0)), 2, recorder, metrics, Intake.open())) {
            listener.start();
            Set<String> threads = new HashSet<>();
            await().until(() -> {
                DatagramSocket exporter = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                exporters.add(exporter);
                send(exporter, new byte[10], listener.addresses().get(0));
                recorder.received.forEach(each -> threads.add(each.thread()));
                return threads.size() == 2;
            });

            assertThat(listener.addresses()).hasSize(1);
            await().until(() -> metrics.datagramsReceived.count() == exporters.size());
        } finally {
            exporters.forEach(DatagramSocket::close);
        }
    }

    @Test
    void start_ipv6Any_receivesIpv4() throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("::"), 0);
        try (DatagramListener listener =
                        new DatagramListener(Payload.FLOWS, List.of(any), 1, recorder, metrics, Intake.open());
                DatagramSocket exporter = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            listener.start();
            int port = listener.addresses().get(0).getPort();
            send(exporter, new byte[5], new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));

            await().until(() -> recorder.received.size() == 1);
        }
    }

    @ParameterizedTest
    @EnumSource(SocketTransport.class)
    void start_portInUse_saysSo(SocketTransport transport) throws Exception {
        assumeTrue(transport == SocketTransport.NIO || Epoll.isAvailable(), "no epoll on this machine");
        try (DatagramSocket other = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            DatagramListener listener = new DatagramListener(
                    Payload.FLOWS,
                    List.of(loopback(0), loopback(other.getLocalPort())),
                    1,
                    recorder,
                    metrics,
                    Intake.open(),
                    transport);

            assertThatThrownBy(listener::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort() + "/udp: the port is in use.")
                    .hasMessageContaining("listen.flows");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void start_portSharedByAnotherCollector_isRefused() throws Exception {
        try (DatagramListener first =
                new DatagramListener(Payload.FLOWS, List.of(loopback(0)), 2, recorder, metrics, Intake.open())) {
            first.start();
            DatagramListener second =
                    new DatagramListener(Payload.FLOWS, first.addresses(), 2, recorder, metrics, Intake.open());

            assertThatThrownBy(second::start).hasMessageContaining("the port is in use.");
        }
    }

    @Test
    void start_addressOfAnotherMachine_saysSo() {
        DatagramListener listener = new DatagramListener(
                Payload.FLOWS, List.of(new InetSocketAddress("192.0.2.1", 0)), 1, recorder, metrics, Intake.open());

        assertThatThrownBy(listener::start).hasMessageContaining("this machine does not have the address");
    }

    @Test
    void explain_noPermission_saysSo() {
        assertThat(BindFailure.explain(loopback(514), new SocketException("Permission denied"), "listen.flows"))
                .contains(
                        "CAP_NET_BIND_SERVICE",
                        "AmbientCapabilities=",
                        "CapabilityBoundingSet=",
                        "514:5514",
                        "set listen.flows");
        assertThat(BindFailure.explain(loopback(514), new IOException("something else"), "listen.flows"))
                .startsWith("something else");
    }

    @Test
    void close_stopsReceiving() throws Exception {
        DatagramListener listener =
                new DatagramListener(Payload.FLOWS, List.of(loopback(0)), 1, recorder, metrics, Intake.open());
        listener.start();
        int port = listener.addresses().get(0).getPort();

        listener.close();

        try (DatagramSocket free = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            assertThat(free.getLocalPort()).isEqualTo(port);
        }
        assertThat(recorder.idle.get()).isEqualTo(1);
    }
}
