/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The sender of a simulation's datagrams over UDP to a collector on this machine. Each exporter has a socket of its own,
 * bound to its own loopback address where the platform has all of 127.0.0.0/8, else to a port of the usual one. Not safe
 * for use by several threads.
 */
public final class UdpExporter implements AutoCloseable {
    private final InetSocketAddress target;
    private final List<DatagramChannel> channels = new ArrayList<>();
    private final Pace pace = new Pace();

    /**
     * Opens a socket for each exporter.
     *
     * @throws IllegalArgumentException when {@code target} is not on this machine: simulated flows must not get into
     *     anybody's real collector
     */
    public UdpExporter(List<ExporterInfo> exporters, InetSocketAddress target) throws IOException {
        Loopback.check(target, "simulated flows", "write a capture with --pcap");
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
            Loopback.bind(channel, loopbackAddress, target);
            // Connected, so that a port at which nobody listens is noticed.
            channel.connect(target);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
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
            pace.await(begun + offset.toNanos());
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
            pace.await(begun + sent.getAndAdd(datagram.flowRecords()) * Pace.NANOS_PER_SECOND / rate);
            send(datagram);
        });
    }

    /**
     * Sends one datagram, so long after the time of {@link System#nanoTime} that {@code begun} is. Blocks until then.
     *
     * @throws IOException when it cannot be sent, which includes that nobody listens
     */
    public void send(int exporter, long begun, Duration offset, byte[] payload)
            throws IOException, InterruptedException {
        pace.await(begun + offset.toNanos());
        send(exporter, payload);
    }

    private void send(SimulatedDatagram datagram) throws IOException {
        send(datagram.exporter(), datagram.payload());
    }

    private void send(int exporter, byte[] payload) throws IOException {
        try {
            channels.get(exporter).write(ByteBuffer.wrap(payload));
        } catch (PortUnreachableException e) {
            throw Loopback.nobodyListens(target, e);
        }
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel channel : channels) {
            channel.close();
        }
    }
}
