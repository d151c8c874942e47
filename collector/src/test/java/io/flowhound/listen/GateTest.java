/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Whom the listeners listen to, over UDP; {@link StreamListenerTest} has the same for connections. */
class GateTest {
    private static final SenderNetworks ONE_SENDER =
            new SenderNetworks(List.of(IpNetwork.of(IpAddress.parse("127.0.0.1"), 32)));

    private final CollectorMetrics metrics = new CollectorMetrics(new SimpleMeterRegistry());
    private final Logger logger = (Logger) LoggerFactory.getLogger(RefusalLog.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final DatagramHandler handler = new DatagramHandler() {
        @Override
        public void datagram(int listener, int session, InetSocketAddress sender, ByteBuf payload) {
            taken.incrementAndGet();
        }

        @Override
        public void idle() {}
    };

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void forget() {
        logger.detachAppender(appender);
    }

    private static void send(DatagramSocket from, int count, InetSocketAddress to) throws IOException {
        for (int i = 0; i < count; i++) {
            from.send(new DatagramPacket(new byte[] {1, 2}, 2, to));
        }
    }

    private double dropped(DropReason reason) {
        return metrics.registry().find("flowhound.dropped").tag("reason", reason.tag()).counters().stream()
                .mapToDouble(each -> each.count())
                .sum();
    }

    /** The first equation of {@link CollectorMetrics}. */
    private void awaitAllAccountedFor(int sent) {
        await().untilAsserted(() -> assertThat(metrics.datagramsReceived.count()
                        + dropped(DropReason.NOT_ALLOWED)
                        + dropped(DropReason.RATE_LIMITED)
                        + dropped(DropReason.EMPTY))
                .isEqualTo(sent));
        assertThat(metrics.datagramsReceived.count()).isEqualTo(taken.get());
    }

    @ParameterizedTest
    @EnumSource(Payload.class)
    void datagram_ofAStranger_isRefusedCountedAndLoggedOnce(Payload payload) throws Exception {
        Intake intake = new Intake(ONE_SENDER, 0, 1 << 20);
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (DatagramListener listener = new DatagramListener(payload, List.of(any), 1, handler, metrics, intake);
                DatagramSocket friend = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName("127.0.0.9"))) {
            listener.start();
            InetSocketAddress to = listener.addresses().get(0);
            send(stranger, 1, to);
            await().until(() -> dropped(DropReason.NOT_ALLOWED) == 1);
            send(friend, 3, to);
            send(stranger, 4, to);

            awaitAllAccountedFor(8);
            assertThat(taken).hasValue(3);
            assertThat(metrics.exporter("127.0.0.9").dropped(DropReason.NOT_ALLOWED))
                    .isEqualTo(5);
            assertThat(appender.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly(
                            "refused 127.0.0.9, which is in no network of listen.allow. If it is an exporter of yours,"
                                    + " set listen.allow: [127.0.0.1, 127.0.0.9] (1 refused so far, of all senders)");
        }
    }

    @ParameterizedTest
    @EnumSource(Payload.class)
    void datagram_beyondTheRate_isDroppedAndCounted(Payload payload) throws Exception {
        Intake intake = new Intake(SenderNetworks.any(), 1, 1 << 20);
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (DatagramListener listener = new DatagramListener(payload, List.of(any), 1, handler, metrics, intake);
                DatagramSocket loud = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                DatagramSocket modest = new DatagramSocket(0, InetAddress.getByName("127.0.0.9"))) {
            listener.start();
            InetSocketAddress to = listener.addresses().get(0);
            send(loud, 200, to);
            send(modest, 1, to);

            awaitAllAccountedFor(201);
            long refused = metrics.exporter("127.0.0.1").dropped(DropReason.RATE_LIMITED);
            assertThat(refused).isPositive().isEqualTo(201 - taken.get());
            assertThat(metrics.exporter("127.0.0.9").dropped(DropReason.RATE_LIMITED))
                    .isZero();
            assertThat(appender.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .singleElement()
                    .asString()
                    .contains(
                            "127.0.0.1, which sends more than listen.rate-limit allows (1 a second)",
                            "raise the limit");
        }
    }

    @Test
    void allow_takesEffectAtOnce_alsoInTheAdvice() throws Exception {
        Intake intake = new Intake(ONE_SENDER, 0, 1 << 20);
        Gate gate = new Gate(intake, Payload.FLOWS, metrics);
        InetAddress one = InetAddress.getByName("127.0.0.1");
        InetAddress other = InetAddress.getByName("10.1.2.3");
        assertThat(gate.admits(one)).isTrue();
        assertThat(gate.admits(other)).isFalse();

        intake.allow(new SenderNetworks(List.of(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8))));
        assertThat(gate.admits(one)).isFalse();
        assertThat(gate.admits(other)).isTrue();
        assertThat(gate.admitsConnection(one)).isFalse();
        assertThat(gate.admitsConnection(other)).isTrue();
        gate.flush();
        assertThat(dropped(DropReason.NOT_ALLOWED)).isEqualTo(3);
        assertThat(appender.list).singleElement().asString().contains("set listen.allow: [10.0.0.0/8, ");
    }

    @Test
    void forgedSenders_doNotFillTheRegistry() throws Exception {
        Gate gate = new Gate(new Intake(ONE_SENDER, 0, 1 << 20), Payload.FLOWS, metrics);
        for (int i = 0; i < 5000; i++) {
            gate.admits(InetAddress.getByAddress(new byte[] {(byte) 203, 0, (byte) (i >> 8), (byte) i}));
        }
        gate.flush();

        assertThat(metrics.registry()
                        .find("flowhound.dropped")
                        .tag("reason", DropReason.NOT_ALLOWED.tag())
                        .counters())
                .filteredOn(each -> each.count() > 0)
                .hasSize(17);
        assertThat(dropped(DropReason.NOT_ALLOWED)).isEqualTo(5000);
        assertThat(metrics.exporter(CollectorMetrics.UNKNOWN).dropped(DropReason.NOT_ALLOWED))
                .isEqualTo(5000 - 16);
        assertThat(appender.list).hasSize(1);
    }
}
