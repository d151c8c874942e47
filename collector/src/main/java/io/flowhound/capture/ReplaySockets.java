/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** The sockets that a capture is sent from. Over UDP: one for all, or one for each exporter and port; over TCP: one for each exporter. */
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
    private final Map<Origin, ReplayLine> lines = new HashMap<>();
    private long datagrams;
    private long octets;

    ReplaySockets(ReplaySettings settings) {
        this.settings = settings;
    }

    void send(CapturedDatagram datagram) throws IOException {
        IpAddress address = new IpAddress(datagram.addressHigh, datagram.addressLow);
        Exporter exporter = exporters.computeIfAbsent(address, unused -> new Exporter(exporters.size() + 1));
        line(exporter, datagram).send(datagram);
        exporter.datagrams++;
        datagrams++;
        octets += datagram.length;
    }

    private ReplayLine line(Exporter exporter, CapturedDatagram datagram) throws IOException {
        Origin origin = origin(datagram);
        ReplayLine known = lines.get(origin);
        if (known != null) {
            return known;
        }
        ReplayLine made = open(exporter);
        lines.put(origin, made);
        return made;
    }

    private Origin origin(CapturedDatagram datagram) {
        if (settings.streams() != null) {
            // Some exporters tell of their templates from another port than of their flows.
            return new Origin(datagram.addressHigh, datagram.addressLow, 0);
        }
        return settings.keepExporters() ? new Origin(datagram.addressHigh, datagram.addressLow, datagram.port) : ANY;
    }

    private ReplayLine open(Exporter exporter) throws IOException {
        SocketFactory streams = settings.streams();
        if (!settings.keepExporters()) {
            return open(streams, null);
        }
        IpAddress address = Replayer.loopback(exporter.number);
        try {
            return open(streams, new InetSocketAddress(address.toInetAddress(), 0));
        } catch (BindException e) {
            throw new IOException(
                    "cannot send from " + address + ": " + e.getMessage()
                            + ". Where loopback has one address only (macOS), add it: ifconfig lo0 alias " + address,
                    e);
        }
    }

    private ReplayLine open(@Nullable SocketFactory streams, @Nullable SocketAddress local) throws IOException {
        return streams == null
                ? new DatagramLine(local, settings.target())
                : new StreamLine(streams, local, settings.target());
    }

    /** Waits until what was sent has been taken, where that can be known. */
    void finish() throws IOException {
        for (ReplayLine line : lines.values()) {
            line.finish();
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
        for (ReplayLine line : lines.values()) {
            line.close();
        }
    }
}
