/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.schema.IpAddress;
import io.micrometer.core.instrument.Gauge;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TCP and TLS sockets of one kind of payload: IPFIX (RFC 7011 sections 10.4 and 11) or syslog (RFC 6587, RFC 5425). Hands every
 * message to a {@link DatagramHandler} with the number of its connection and counts it like a datagram.
 *
 * <p>It has threads of its own: neither a handshake nor a busy connection keeps UDP waiting, whose senders cannot wait.
 */
public final class StreamListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StreamListener.class);

    private static final int THREADS = 1;

    private final Payload payload;
    private final List<StreamEndpoint> endpoints;
    private final DatagramHandler handler;
    private final CollectorMetrics metrics;
    private final Intake intake;
    private final Gate gate;
    private final SocketTransport transport;
    private final Connections connections;
    private final EventLoopGroup loops;
    private final List<Channel> servers = new ArrayList<>();
    private final List<InetSocketAddress> bound = new ArrayList<>();
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

    /**
     * Makes a listener; {@link #start} opens it.
     *
     * @param payload what is received at all of the endpoints
     * @param intake whom it listens to
     */
    public StreamListener(
            Payload payload,
            List<StreamEndpoint> endpoints,
            DatagramHandler handler,
            CollectorMetrics metrics,
            Intake intake) {
        this(
                payload,
                endpoints,
                handler,
                metrics,
                intake,
                SocketTransport.best(),
                new Connections(payload.mostConnections(), payload.mostOfOneAddress(), new SecureRandom()));
    }

    StreamListener(
            Payload payload,
            List<StreamEndpoint> endpoints,
            DatagramHandler handler,
            CollectorMetrics metrics,
            Intake intake,
            SocketTransport transport,
            Connections connections) {
        this.payload = payload;
        this.endpoints = List.copyOf(endpoints);
        this.handler = handler;
        this.metrics = metrics;
        this.intake = intake;
        this.gate = new Gate(intake, payload, metrics);
        this.transport = transport;
        this.connections = connections;
        this.loops = transport.eventLoops(THREADS);
        String gauge = payload == Payload.SYSLOG ? "flowhound.syslog.connections.open" : "flowhound.connections.open";
        Gauge.builder(gauge, connections, Connections::count)
                .description("TCP and TLS connections of " + (payload == Payload.SYSLOG ? "syslog" : "exporters"))
                .register(metrics.registry());
    }

    /**
     * Opens the sockets.
     *
     * @throws IOException when an address cannot be bound; none is open then, and the message says what to do
     */
    public void start() throws IOException {
        try {
            for (StreamEndpoint endpoint : endpoints) {
                open(endpoint);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void open(StreamEndpoint endpoint) throws IOException {
        InetSocketAddress address = endpoint.address();
        String where = Addresses.text(address) + "/" + endpoint.transport();
        if (address.isUnresolved()) {
            throw new IOException("cannot listen on " + where + ": no such host. Give an address of this machine.");
        }
        ServerBootstrap bootstrap = transport.serverBootstrap(loops).childHandler(new Acceptor(endpoint));
        ChannelFuture future = bootstrap.bind(address).awaitUninterruptibly();
        Throwable cause = future.cause();
        if (cause != null) {
            throw new IOException(
                    "cannot listen on " + where + ": " + BindFailure.explain(address, cause, endpoint.setting()),
                    cause);
        }
        servers.add(future.channel());
        InetSocketAddress actual = (InetSocketAddress) future.channel().localAddress();
        bound.add(new InetSocketAddress(address.getAddress(), actual.getPort()));
        log.info(
                "listening on [{}]/{} for {}, connections: {}",
                Addresses.text(bound.get(bound.size() - 1)),
                endpoint.transport(),
                payload.onStreams(),
                connections.bounds());
    }

    /** Where it listens, with the ports that the kernel chose for port 0. In the order of the endpoints. */
    public List<InetSocketAddress> addresses() {
        return List.copyOf(bound);
    }

    /** Ends all connections, each with its last word to the handler, and stops receiving. */
    @Override
    public void close() {
        for (Channel server : servers) {
            server.close().awaitUninterruptibly();
        }
        open.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).awaitUninterruptibly();
        handler.idle();
    }

    /** Builds the pipeline of each new connection, or refuses it. */
    private final class Acceptor extends ChannelInitializer<SocketChannel> {
        private final StreamEndpoint endpoint;

        Acceptor(StreamEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            InetSocketAddress sender = channel.remoteAddress();
            if (sender == null) {
                var unused = channel.close(); // it has gone already
                return;
            }
            if (!gate.admitsConnection(sender.getAddress())) {
                StreamReceiver.reset(channel);
                return;
            }
            int session = connections.open(sender.getAddress());
            if (session == Connections.REFUSED) {
                refuse(channel, sender);
                return;
            }
            channel.closeFuture().addListener(closed -> connections.closed(sender.getAddress(), session));
            open.add(channel);
            ServerTls tls = endpoint.tls();
            if (tls != null) {
                channel.pipeline().addLast(tls.newHandler(channel.alloc()));
            }
            channel.pipeline()
                    .addLast(new IdleStateHandler(payload.idle().toHours(), 0, 0, TimeUnit.HOURS))
                    .addLast(new StreamReceiver(endpoint, session, sender, handler, metrics, intake));
        }

        private void refuse(Channel channel, InetSocketAddress sender) {
            metrics.exporter(IpAddress.of(sender.getAddress()).toString())
                    .drop(
                            DropReason.TOO_MANY_CONNECTIONS,
                            "connection refused: " + connections.bounds() + " are kept open");
            StreamReceiver.reset(channel);
        }
    }
}
