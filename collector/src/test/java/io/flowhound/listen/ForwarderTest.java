/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.metrics.CollectorMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwarderTest {
    private static final InetSocketAddress EXPORTER = new InetSocketAddress("192.0.2.1", 4000);
    private static final InetSocketAddress NOWHERE = InetSocketAddress.createUnresolved("collector.invalid", 2055);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> handled = new ArrayList<>();
    private final Forwarder forwarder = new Forwarder(Payload.FLOWS, new Reading(), new CollectorMetrics(registry));

    /** Reads off what it gets, as the journal may. */
    private final class Reading implements DatagramHandler {
        @Override
        public void datagram(int listener, int session, InetSocketAddress sender, ByteBuf payload) {
            handled.add(payload.readCharSequence(payload.readableBytes(), StandardCharsets.US_ASCII)
                    .toString());
        }

        @Override
        public void idle() {
            handled.add("idle");
        }
    }

    @AfterEach
    void close() {
        forwarder.close();
    }

    private static DatagramSocket collector() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static InetSocketAddress address(DatagramSocket of) {
        return InetSocketAddress.createUnresolved(of.getLocalAddress().getHostAddress(), of.getLocalPort());
    }

    private static String receive(DatagramSocket at) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        at.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
    }

    private void send(int session, String text) {
        ByteBuf buffer = Unpooled.directBuffer().writeBytes(("xx" + text).getBytes(StandardCharsets.US_ASCII));
        try {
            forwarder.datagram(0, session, EXPORTER, buffer.skipBytes(2));
        } finally {
            buffer.release();
        }
    }

    private double count(String meter, InetSocketAddress target) {
        FunctionCounter counter = registry.find("flowhound.forward." + meter)
                .tags("target", ForwardTarget.name(target), "payload", "flows")
                .functionCounter();
        return counter == null ? -1 : counter.count();
    }

    @Test
    void datagram_goesToEveryTarget_unchanged() throws Exception {
        try (DatagramSocket one = collector();
                DatagramSocket other = collector()) {
            forwarder.to(List.of(address(one), address(other)));
            send(0, "first");
            send(0, "second");
            forwarder.idle();
            for (DatagramSocket each : List.of(one, other)) {
                assertThat(receive(each)).isEqualTo("first");
                assertThat(receive(each)).isEqualTo("second");
                assertThat(count("datagrams", address(each))).isEqualTo(2);
                assertThat(count("dropped", address(each))).isZero();
            }
        }
        assertThat(handled).containsExactly("first", "second", "idle");
    }

    @Test
    void messageOfAStream_andEmptyDatagram_doNotGoOn() throws Exception {
        try (DatagramSocket target = collector()) {
            forwarder.to(List.of(address(target)));
            send(7, "of a connection");
            send(0, "");
            send(0, "datagram");
            assertThat(receive(target)).isEqualTo("datagram");
            assertThat(count("datagrams", address(target))).isEqualTo(1);
        }
        assertThat(handled).containsExactly("of a connection", "", "datagram");
    }

    @Test
    void whatCannotBeSent_isCounted_andTheOthersGoOn() throws Exception {
        try (DatagramSocket target = collector()) {
            forwarder.to(List.of(NOWHERE, address(target)));
            send(0, "x".repeat(65_530)); // more than a datagram over IPv4 can hold
            send(0, "short");
            assertThat(receive(target)).isEqualTo("short");
            assertThat(count("dropped", address(target))).isEqualTo(1);
            assertThat(count("datagrams", address(target))).isEqualTo(1);
            assertThat(count("dropped", NOWHERE)).isEqualTo(2);
        }
        assertThat(handled).hasSize(2);
    }

    @Test
    void otherTargets_takeTheirPlace_andThoseThatStayGoOnCounting() throws Exception {
        try (DatagramSocket stays = collector();
                DatagramSocket goes = collector()) {
            forwarder.to(List.of(address(stays), address(goes)));
            send(0, "one");
            forwarder.to(List.of(address(stays)));
            send(0, "two");
            assertThat(receive(stays)).isEqualTo("one");
            assertThat(receive(stays)).isEqualTo("two");
            assertThat(receive(goes)).isEqualTo("one");
            assertThat(count("datagrams", address(stays))).isEqualTo(2);
            assertThat(count("datagrams", address(goes))).isEqualTo(-1);
            forwarder.to(List.of(address(goes)));
            send(0, "three");
            assertThat(receive(goes)).isEqualTo("three");
            assertThat(count("datagrams", address(goes))).isEqualTo(1);
        }
    }

    /** As a reload that a shutdown has overtaken says so. */
    @Test
    void targetsAfterTheEnd_areNotOpened() throws Exception {
        try (DatagramSocket collector = collector()) {
            forwarder.close();
            forwarder.to(List.of(address(collector)));
            assertThat(count("datagrams", address(collector)))
                    .as("no such meter")
                    .isEqualTo(-1);
        }
    }
}
