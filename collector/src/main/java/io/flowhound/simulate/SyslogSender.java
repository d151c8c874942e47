/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sender of simulated lines to a collector on this machine: each host from its own loopback address, over UDP, or over TCP with
 * a line end behind each line, as rsyslog and NXLog do. Not safe for use by several threads.
 */
public final class SyslogSender implements LineSink, AutoCloseable {
    private final InetSocketAddress datagramTarget;
    private final InetSocketAddress streamTarget;
    private final int rate;
    private final Map<String, ByteChannel> channels = new LinkedHashMap<>();
    private final Pace pace = new Pace();
    private long begun;
    private long sent;

    /**
     * Opens nothing yet.
     *
     * @param datagramTarget takes UDP
     * @param streamTarget takes TCP
     * @param rate lines a second at most
     * @throws IllegalArgumentException when one of them is not on this machine
     */
    public SyslogSender(InetSocketAddress datagramTarget, InetSocketAddress streamTarget, int rate) {
        check(datagramTarget);
        check(streamTarget);
        this.datagramTarget = datagramTarget;
        this.streamTarget = streamTarget;
        this.rate = rate;
    }

    private static void check(InetSocketAddress target) {
        Loopback.check(target, "simulated log lines", "write them to a file with --log");
    }

    /**
     * Sends a line, not sooner than the rate allows.
     *
     * @throws IOException when it cannot be sent, which includes that nobody listens
     */
    @Override
    public void take(SimulatedLine line) throws IOException, InterruptedException {
        begun = sent == 0 ? System.nanoTime() : begun;
        pace.await(begun + sent++ * Pace.NANOS_PER_SECOND / rate);
        byte[] octets = (line.tcp() ? line.text() + "\n" : line.text()).getBytes(StandardCharsets.UTF_8);
        try {
            ByteChannel channel = channel(line);
            ByteBuffer rest = ByteBuffer.wrap(octets);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (PortUnreachableException | ConnectException e) {
            throw Loopback.nobodyListens(line.tcp() ? streamTarget : datagramTarget, e);
        }
    }

    /** Sends all lines. Blocks until the last one is sent. */
    public void send(SimulatedSyslog syslog) throws IOException, InterruptedException {
        for (SimulatedLine line : syslog.lines()) {
            take(line);
        }
    }

    private ByteChannel channel(SimulatedLine line) throws IOException {
        ByteChannel known = channels.get(line.sender());
        if (known != null) {
            return known;
        }
        ByteChannel opened = line.tcp() ? stream(line.sender()) : datagrams(line.sender());
        channels.put(line.sender(), opened);
        return opened;
    }

    private ByteChannel stream(String sender) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            Loopback.bind(channel, sender, streamTarget);
            channel.connect(streamTarget);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private ByteChannel datagrams(String sender) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 1 << 20);
            Loopback.bind(channel, sender, datagramTarget);
            // Connected, so that a port at which nobody listens is noticed.
            channel.connect(datagramTarget);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        for (ByteChannel channel : channels.values()) {
            channel.close();
        }
    }
}
