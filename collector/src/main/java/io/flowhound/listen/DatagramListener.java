/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.flowhound.metrics.CollectorMetrics;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The UDP sockets that exporters and senders of syslog send to, of one kind of payload. Hands every datagram to a {@link DatagramHandler} and counts it. */
public final class DatagramListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DatagramListener.class);

    private final Payload payload;
    private final List<InetSocketAddress> configured;
    private final int threads;
    private final DatagramHandler handler;
    private final CollectorMetrics metrics;
    private final Intake intake;
    private final SocketTransport transport;
    private final List<Channel> channels = new ArrayList<>();
    private final List<InetSocketAddress> bound = new ArrayList<>();
    private final EventLoopGroup loops;

    /**
     * Makes a listener; {@link #start} opens it.
     *
     * @param payload what is received; with the index of the address it makes what the handler gets as {@code listener}
     * @param addresses where to listen
     * @param threads how many threads receive, 1 or more; with more than one each has a socket per address where the
     *     kernel shares datagrams out among them by sender (Linux)
     * @param intake whom it listens to
     */
    public DatagramListener(
            Payload payload,
            List<InetSocketAddress> addresses,
            int threads,
            DatagramHandler handler,
            CollectorMetrics metrics,
            Intake intake) {
        this(payload, addresses, threads, handler, metrics, intake, SocketTransport.best());
    }

    DatagramListener(
            Payload payload,
            List<InetSocketAddress> addresses,
            int threads,
            DatagramHandler handler,
            CollectorMetrics metrics,
            Intake intake,
            SocketTransport transport) {
        this.payload = payload;
        this.configured = List.copyOf(addresses);
        this.threads = threads;
        this.handler = handler;
        this.metrics = metrics;
        this.intake = intake;
        this.transport = transport;
        this.loops = transport.eventLoops(threads);
    }

    /**
     * Opens the sockets.
     *
     * @throws IOException when an address cannot be bound; none is open then, and the message says what to do
     */
    public void start() throws IOException {
        try {
            for (int i = 0; i < configured.size(); i++) {
                open(payload.listener(i), configured.get(i));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
        report();
    }

    private void open(int listener, InetSocketAddress address) throws IOException {
        int sockets = transport == SocketTransport.EPOLL ? threads : 1;
        InetSocketAddress actual = address;
        if (sockets > 1) {
            // A shared port can be taken by another collector of this user without an error, so look first.
            Channel probe = bind(bootstrap(listener, false), address);
            actual = new InetSocketAddress(address.getAddress(), portOf(probe));
            probe.close().syncUninterruptibly();
        }
        for (int i = 0; i < sockets; i++) {
            Channel channel = bind(bootstrap(listener, sockets > 1), actual);
            channels.add(channel);
            actual = new InetSocketAddress(address.getAddress(), portOf(channel));
        }
        bound.add(actual);
    }

    private Bootstrap bootstrap(int listener, boolean shared) {
        Bootstrap bootstrap = transport
                .bootstrap(loops, intake.receiveBuffer())
                .handler(new DatagramReceiver(listener, transport.pause(), handler, metrics, intake));
        return shared ? bootstrap.option(EpollChannelOption.SO_REUSEPORT, true) : bootstrap;
    }

    private Channel bind(Bootstrap bootstrap, InetSocketAddress address) throws IOException {
        if (address.isUnresolved()) {
            throw new IOException(
                    "cannot listen on " + Addresses.text(address) + ": no such host. Give an address of this machine.");
        }
        ChannelFuture future = bootstrap.bind(address).awaitUninterruptibly();
        if (future.isSuccess()) {
            return future.channel();
        }
        Throwable cause = future.cause();
        throw new IOException(
                "cannot listen on " + Addresses.text(address) + "/udp: "
                        + BindFailure.explain(address, cause, payload.datagramSetting()),
                cause);
    }

    private static int portOf(Channel channel) {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    private void report() {
        int granted = Integer.MAX_VALUE;
        for (Channel channel : channels) {
            int reported = channel.config().getOption(ChannelOption.SO_RCVBUF);
            granted = Math.min(granted, transport.grantedOf(reported));
        }
        List<String> where = bound.stream().map(Addresses::text).toList();
        log.info(
                "listening on {}/udp for {} with {} thread(s), {} KiB of socket buffer",
                where,
                payload == Payload.SYSLOG ? "syslog" : "flows",
                threads,
                granted >> 10);
        int wanted = intake.receiveBuffer();
        if (granted < wanted) {
            log.warn(
                    "the kernel gives {} KiB of the {} KiB of socket buffer asked for (listen.receive-buffer): bursts may"
                            + " overflow it. On Linux: sysctl -w net.core.rmem_max={}, then start the collector again; and for"
                            + " the next boot: echo net.core.rmem_max={} > /etc/sysctl.d/60-flowhound.conf",
                    granted >> 10,
                    wanted >> 10,
                    wanted,
                    wanted);
        }
    }

    /** Where it listens, with the ports that the kernel chose for port 0. In the order of the configuration. */
    public List<InetSocketAddress> addresses() {
        return List.copyOf(bound);
    }

    /** Stops receiving and waits until the handler has all that was received. */
    @Override
    public void close() {
        for (Channel channel : channels) {
            channel.close().awaitUninterruptibly();
        }
        loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).awaitUninterruptibly();
        handler.idle();
    }
}
