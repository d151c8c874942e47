/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.schema.IpAddress;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of one socket's pipeline: passes on the datagrams of those who may send and counts them, once per burst. */
final class DatagramReceiver extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(DatagramReceiver.class);
    private static final long LOG_INTERVAL_NANOS = 60_000_000_000L;

    private final int listener;
    private final boolean refusesEmpty;
    private final BurstPause pause;
    private final DatagramHandler handler;
    private final CollectorMetrics metrics;
    private final ReceiveCount count;
    private final Gate gate;
    private boolean logged;
    private long loggedAt;

    DatagramReceiver(int listener, BurstPause pause, DatagramHandler handler, CollectorMetrics metrics, Intake intake) {
        Payload payload = Payload.of(listener);
        this.listener = listener;
        this.refusesEmpty = payload.refusesEmpty();
        this.pause = pause;
        this.handler = handler;
        this.metrics = metrics;
        this.count = new ReceiveCount(metrics, payload, "udp");
        this.gate = new Gate(intake, payload, metrics);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        try {
            if (!gate.admits(packet.sender().getAddress())) {
                return;
            }
            ByteBuf payload = packet.content();
            if (refusesEmpty && !payload.isReadable()) {
                metrics.exporter(IpAddress.of(packet.sender().getAddress()).toString())
                        .drop(DropReason.EMPTY, "has sent an empty datagram");
                return;
            }
            count.add(payload.readableBytes());
            handler.datagram(listener, 0, packet.sender(), payload);
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        int datagrams = count.messages();
        var unused = count.flush();
        gate.flush();
        handler.idle();
        pause.after(datagrams);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        long now = System.nanoTime();
        if (!logged || now - loggedAt > LOG_INTERVAL_NANOS) {
            logged = true;
            loggedAt = now;
            log.error(
                    "receiving on {} goes on after an error", context.channel().localAddress(), cause);
        }
    }
}
