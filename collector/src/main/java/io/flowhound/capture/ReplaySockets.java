/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sockets that a capture is sent from: one for all, or one for each exporter and port. */
final class ReplaySockets implements AutoCloseable {
    /** The counts of one exporter. */
    private static final class Exporter {
        private final int number;
        private long datagrams;

        Exporter(int number) {
            this.number = number;
        }
    }

    /** Exporter and port, or nothing when all share one socket. */
    private record Origin(long high, long low, int port) {}

    private static final Origin ANY = new Origin(0, 0, 0);

    private final ReplaySettings settings;
    private final Map<IpAddress, Exporter> exporters = new LinkedHashMap<>();
    private final Map<Origin, DatagramChannel> channels = new HashMap<>();
    private long datagrams;
    private long octets;

    ReplaySockets(ReplaySettings settings) {
        this.settings = settings;
    }

    void send(CapturedDatagram datagram) throws IOException {
        IpAddress address = new IpAddress(datagram.addressHigh, datagram.addressLow);
        Exporter exporter = exporters.computeIfAbsent(address, unused -> new Exporter(exporters.size() + 1));
        ByteBuffer payload = ByteBuffer.wrap(datagram.data, datagram.offset, datagram.length);
        channel(exporter, datagram).send(payload, settings.target());
        exporter.datagrams++;
        datagrams++;
        octets += datagram.length;
    }

    private DatagramChannel channel(Exporter exporter, CapturedDatagram datagram) throws IOException {
        Origin origin =
                settings.keepExporters() ? new Origin(datagram.addressHigh, datagram.addressLow, datagram.port) : ANY;
        DatagramChannel known = channels.get(origin);
        if (known != null) {
            return known;
        }
        DatagramChannel made = DatagramChannel.open();
        channels.put(origin, made);
        if (settings.keepExporters()) {
            bind(made, Replayer.loopback(exporter.number));
        }
        return made;
    }

    private static void bind(DatagramChannel channel, IpAddress address) throws IOException {
        SocketAddress local = new InetSocketAddress(address.toInetAddress(), 0);
        try {
            channel.bind(local);
        } catch (IOException e) {
            throw new IOException(
                    "cannot send from " + address + ": " + e.getMessage()
                            + ". Where loopback has one address only (macOS), add it: ifconfig lo0 alias " + address,
                    e);
        }
    }

    ReplaySummary summary(CaptureSummary capture) {
        List<ReplaySummary.Exporter> list = new ArrayList<>();
        for (Map.Entry<IpAddress, Exporter> each : exporters.entrySet()) {
            Exporter exporter = each.getValue();
            String sentFrom = settings.keepExporters()
                    ? Replayer.loopback(exporter.number).toString()
                    : null;
            list.add(new ReplaySummary.Exporter(each.getKey().toString(), sentFrom, exporter.datagrams));
        }
        return new ReplaySummary(datagrams, octets, list, capture);
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel channel : channels.values()) {
            channel.close();
        }
    }
}
