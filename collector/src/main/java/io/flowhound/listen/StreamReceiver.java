/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.schema.IpAddress;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of one connection's pipeline: passes its messages on, counts them once per read, and tells when a connection with flows has
 * ended. A message that cannot be one ends it (RFC 7011 section 9.1). Who sends more than its rate is not read for a while: TCP then
 * slows it down, and nothing is lost.
 */
final class StreamReceiver extends ChannelInboundHandlerAdapter implements Framer.Sink {
    private static final Logger log = LoggerFactory.getLogger(StreamReceiver.class);

    private final StreamEndpoint endpoint;
    private final Payload payload;
    private final int session;
    private final InetSocketAddress sender;
    private final DatagramHandler handler;
    private final CollectorMetrics metrics;
    private final ReceiveCount count;
    private final @Nullable RateLimit limit;
    private final Intake intake;
    private SenderNetworks allowed;
    private int unpaid;
    private @Nullable Framer framer;
    private boolean agreed;
    private boolean heard;
    private boolean spoke;

    StreamReceiver(
            StreamEndpoint endpoint,
            int session,
            InetSocketAddress sender,
            DatagramHandler handler,
            CollectorMetrics metrics,
            Intake intake) {
        this.endpoint = endpoint;
        this.payload = endpoint.payload();
        this.session = session;
        this.sender = sender;
        this.handler = handler;
        this.metrics = metrics;
        this.count = new ReceiveCount(metrics, payload, endpoint.transport());
        this.limit = intake.limit(payload);
        this.intake = intake;
        this.allowed = intake.allowed();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        framer = payload.framer(context.alloc(), this, how -> drop(DropReason.MESSAGE_CUT, how));
        var unused = context.executor()
                .schedule(
                        () -> closeIfMute(context.channel()),
                        payload.firstMessage().toMinutes(),
                        TimeUnit.MINUTES);
    }

    private void closeIfMute(Channel channel) {
        if (!heard && channel.isActive()) {
            log.info("closing the connection of {}, which has sent no {} message yet", sender, payload.onStreams());
            close(channel);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf octets = (ByteBuf) message;
        try {
            Framer open = framer;
            if (open != null && !isAllowed()) {
                drop(DropReason.NOT_ALLOWED, "is in no network of listen.allow any more; its connection is closed");
                open.close();
                framer = null;
                reset(context.channel());
            } else if (open != null && !open.take(octets)) {
                drop(DropReason.BAD_STREAM, "sent " + open.problem() + "; the connection is closed");
                open.close();
                framer = null;
                reset(context.channel());
            }
        } finally {
            octets.release();
        }
    }

    /** Asked again only when the list is another one. */
    private boolean isAllowed() {
        SenderNetworks now = intake.allowed();
        if (now == allowed) {
            return true;
        }
        allowed = now;
        return now.contains(IpAddress.high(sender.getAddress()), IpAddress.low(sender.getAddress()));
    }

    @Override
    public void message(ByteBuf message) {
        spoke = true;
        heard = true;
        unpaid++;
        count.add(message.readableBytes());
        handler.datagram(endpoint.listener(), session, sender, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (count.flush()) {
            handler.idle();
        }
        slowDown(context);
    }

    private void slowDown(ChannelHandlerContext context) {
        if (limit == null || unpaid == 0) {
            return;
        }
        long high = IpAddress.high(sender.getAddress());
        long low = IpAddress.low(sender.getAddress());
        long pause = limit.pauseAfter(high, low, unpaid, limit.now());
        unpaid = 0;
        if (pause > 0 && context.channel().isActive()) {
            metrics.connectionsPaused.increment();
            context.channel().config().setAutoRead(false);
            var unused = context.executor()
                    .schedule(() -> context.channel().config().setAutoRead(true), pause, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(context);
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        end(context);
    }

    private void end(ChannelHandlerContext context) {
        int unfinished = framer == null ? 0 : framer.close();
        framer = null;
        channelReadComplete(context);
        if (unfinished > 0) {
            drop(DropReason.BAD_STREAM, "ended its connection within a message, " + unfinished + " octets are lost");
        }
        if (spoke && payload.tellsEnds()) {
            spoke = false;
            metrics.connectionsEnded.increment();
            handler.datagram(endpoint.listener(), session, sender, Unpooled.EMPTY_BUFFER);
            handler.idle();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            agreed = handshake.isSuccess();
            if (!agreed) {
                drop(DropReason.TLS_FAILED, TlsFailure.explain(handshake.cause(), payload.streamSetting(false)));
                close(context.channel());
            }
        } else if (event instanceof SslCloseCompletionEvent) {
            close(context.channel()); // its side is closed, and ours has nothing to say
        } else if (event instanceof IdleStateEvent) {
            log.info("closing the connection of {}, which has been silent too long", sender);
            close(context.channel());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof DecoderException) {
            if (agreed) { // else the failed handshake was counted
                drop(DropReason.BAD_STREAM, "sent what is no TLS any more: " + cause.getMessage());
            }
            log.debug("TLS with {} ended", sender, cause);
        } else if (cause instanceof IOException) {
            log.debug("the connection of {} ended: {}", sender, cause.getMessage());
        } else {
            drop(DropReason.BAD_STREAM, "made an error that ends its connection: " + cause);
            log.debug("error on the connection of {}", sender, cause);
        }
        close(context.channel());
    }

    private void drop(DropReason reason, String what) {
        metrics.exporter(IpAddress.of(sender.getAddress()).toString()).drop(reason, what);
    }

    /** Closes with a reset, so that the sender notices that what it sent was not taken. */
    static void reset(Channel channel) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        close(channel);
    }

    private static void close(Channel channel) {
        var unused = channel.close(); // that it is done is told by channelInactive
    }
}
