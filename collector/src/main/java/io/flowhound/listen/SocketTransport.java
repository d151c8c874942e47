/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/** How datagrams and streams get from the kernel to us: native epoll on Linux, NIO elsewhere. */
public enum SocketTransport {
    /** Several datagrams per system call, and several sockets per address. */
    EPOLL,
    /** One datagram per system call, one socket per address. */
    NIO;

    private static final int MAX_DATAGRAM = 0xFFFF;
    private static final int DATAGRAMS_PER_CALL = 16;
    private static final int READS_PER_BURST = 64;
    private static final int KEEPALIVE_AFTER_SECONDS = 300;
    private static final int KEEPALIVE_EVERY_SECONDS = 60;
    private static final int KEEPALIVE_PROBES = 5;

    /** The best one that this machine has. */
    public static SocketTransport best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    EventLoopGroup eventLoops(int threads) {
        IoHandlerFactory factory = this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("flowhound-listen", true), factory);
    }

    /** A bootstrap that reads datagrams of every size. */
    Bootstrap bootstrap(EventLoopGroup loops, int receiveBuffer) {
        Bootstrap bootstrap = new Bootstrap().group(loops).option(ChannelOption.SO_RCVBUF, receiveBuffer);
        if (this == NIO) { // hands over only after the last read of a burst, so a burst is one read
            return bootstrap
                    .channel(NioDatagramChannel.class)
                    .option(ChannelOption.RECVBUF_ALLOCATOR, new ReusedReceiveBuffer(MAX_DATAGRAM, 1));
        }
        return bootstrap
                .channel(EpollDatagramChannel.class)
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, MAX_DATAGRAM)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new ReusedReceiveBuffer(DATAGRAMS_PER_CALL * MAX_DATAGRAM, READS_PER_BURST));
    }

    /** A bootstrap for streams. A peer that has vanished is found by keepalive: with epoll within ten minutes. */
    ServerBootstrap serverBootstrap(EventLoopGroup loops) {
        ServerBootstrap bootstrap = new ServerBootstrap().group(loops).childOption(ChannelOption.SO_KEEPALIVE, true);
        if (this == NIO) {
            return bootstrap.channel(NioServerSocketChannel.class);
        }
        return bootstrap
                .channel(EpollServerSocketChannel.class)
                .childOption(EpollChannelOption.TCP_KEEPIDLE, KEEPALIVE_AFTER_SECONDS)
                .childOption(EpollChannelOption.TCP_KEEPINTVL, KEEPALIVE_EVERY_SECONDS)
                .childOption(EpollChannelOption.TCP_KEEPCNT, KEEPALIVE_PROBES);
    }

    /** How long to wait after a burst of datagrams. */
    BurstPause pause() {
        return this == EPOLL ? BurstPause.SHORT : BurstPause.NONE;
    }

    /** The octets of datagrams that the kernel keeps, of the number that it reports for SO_RCVBUF. */
    int grantedOf(int reported) {
        return this == EPOLL ? reported / 2 : reported; // Linux reports twice what it grants; the JDK undoes that
    }
}
