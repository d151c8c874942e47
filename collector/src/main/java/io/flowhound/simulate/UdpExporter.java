/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The sender of a simulation's datagrams over UDP to a collector on this machine. Each exporter has a socket of its own,
 * bound to its own loopback address where the platform has all of 127.0.0.0/8, else to a port of the usual one. Not safe
 * for use by several threads.
 */
public final class UdpExporter implements AutoCloseable {
    /** After so many datagrams without a pause the receiver gets one: 32 of 1,464 octets fit into every receive buffer. */
    private static final int BURST = 32;

    private static final long BREATH_NANOS = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final InetSocketAddress target;
    private final List<DatagramChannel> channels = new ArrayList<>();
    private int burst;

    /**
     * Opens a socket for each exporter.
     *
     * @throws IllegalArgumentException when {@code target} is not on this machine: simulated flows must not get into
     *     anybody's real collector
     */
    public UdpExporter(List<ExporterInfo> exporters, InetSocketAddress target) throws IOException {
        InetAddress address = target.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new IllegalArgumentException("simulated flows are only sent to this machine, and "
                    + target.getHostString()
                    + " is not a loopback address: give 127.0.0.1, or write a capture with --pcap");
        }
        this.target = target;
        try {
            for (ExporterInfo exporter : exporters) {
                channels.add(open(exporter.loopbackAddress()));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private DatagramChannel open(String loopbackAddress) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 1 << 20);
            bind(channel, loopbackAddress);
            // Connected, so that a port at which nobody listens is noticed.
            channel.connect(target);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void bind(DatagramChannel channel, String loopbackAddress) throws IOException {
        if (!(target.getAddress() instanceof Inet4Address)) {
            channel.bind(new InetSocketAddress(target.getAddress(), 0));
            return;
        }
        try {
            channel.bind(new InetSocketAddress(Octets.inetAddress(loopbackAddress), 0));
        } catch (SocketException e) {
            // Only Linux has every address of 127.0.0.0/8 without being told.
            channel.bind(new InetSocketAddress(Octets.inetAddress("127.0.0.1"), 0));
        }
    }

    /** From where an exporter sends. */
    public InetSocketAddress source(int exporter) throws IOException {
        return (InetSocketAddress) channels.get(exporter).getLocalAddress();
    }

    /**
     * Sends all datagrams, each as long after the first call as its export time is after the simulation's start. Blocks
     * until the last one is sent.
     *
     * @throws IOException when a datagram cannot be sent, which includes that nobody listens
     */
    public void send(Simulation simulation) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        for (SimulatedDatagram datagram : simulation.datagrams()) {
            Duration offset = Duration.between(simulation.parameters().start(), datagram.exportTime());
            await(begun + offset.toNanos());
            send(datagram);
        }
    }

    /**
     * Sends all datagrams of a history, so many flow records a second, whatever their export times. Blocks until the last
     * one is sent.
     *
     * @throws IOException when a datagram cannot be sent, which includes that nobody listens
     */
    public Summary send(NetworkHistory history, int rate) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        AtomicLong sent = new AtomicLong();
        return history.datagrams(datagram -> {
            await(begun + sent.getAndAdd(datagram.flowRecords()) * NANOS_PER_SECOND / rate);
            send(datagram);
        });
    }

    private void await(long time) throws InterruptedException {
        long wait = time - System.nanoTime();
        burst = wait > 0 ? 0 : burst + 1;
        if (burst == BURST) {
            burst = 0;
            wait = BREATH_NANOS;
        }
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    private void send(SimulatedDatagram datagram) throws IOException {
        try {
            channels.get(datagram.exporter()).write(ByteBuffer.wrap(datagram.payload()));
        } catch (PortUnreachableException e) {
            throw new IOException(
                    "nobody listens on " + target.getHostString() + ":" + target.getPort()
                            + ": start ./flowhound run first",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel channel : channels) {
            channel.close();
        }
    }
}
