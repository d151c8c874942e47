/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.metrics.CollectorMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StreamReceiverTest {
    private static final byte[] EMPTY_MESSAGE = {0, 10, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final List<Integer> lengths = new ArrayList<>();
    private final DatagramHandler handler = new DatagramHandler() {
        @Override
        public void datagram(int listener, int session, InetSocketAddress sender, ByteBuf payload) {
            lengths.add(payload.readableBytes());
        }

        @Override
        public void idle() {}
    };

    private EmbeddedChannel connection(Payload payload) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline()
                .addLast(new StreamReceiver(
                        new StreamEndpoint(payload.listener(0), new InetSocketAddress(0), null),
                        7,
                        new InetSocketAddress("127.0.0.1", 40_000),
                        handler,
                        new CollectorMetrics(new SimpleMeterRegistry()),
                        Intake.open()));
        return channel;
    }

    private static void pass(EmbeddedChannel channel, int minutes) {
        channel.advanceTimeBy(minutes, TimeUnit.MINUTES);
        channel.runScheduledPendingTasks();
    }

    @Test
    void saysNothing_isClosedAfterAWhile() {
        EmbeddedChannel channel = connection(Payload.FLOWS);
        pass(channel, 4);
        assertThat(channel.isOpen()).isTrue();
        pass(channel, 2);
        assertThat(channel.isOpen()).isFalse();
        assertThat(lengths).isEmpty();
    }

    @Test
    void hasSentAMessage_mayBeSilentForLong() {
        EmbeddedChannel channel = connection(Payload.FLOWS);
        channel.writeInbound(Unpooled.wrappedBuffer(EMPTY_MESSAGE));
        pass(channel, 60);
        assertThat(channel.isOpen()).isTrue();
        channel.close();
        assertThat(lengths).containsExactly(16, 0);
    }

    @Test
    void syslog_maySayNothingForDays_andItsEndIsNoEntry() {
        EmbeddedChannel channel = connection(Payload.SYSLOG);
        pass(channel, 29 * 24 * 60);
        assertThat(channel.isOpen()).isTrue();
        channel.writeInbound(Unpooled.copiedBuffer("<13>one\n<13>two", StandardCharsets.US_ASCII));
        channel.close();
        assertThat(lengths).as("a line without end is a line").containsExactly(7, 7);
    }
}
