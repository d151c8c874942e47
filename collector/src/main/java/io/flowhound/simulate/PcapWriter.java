/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A writer of UDP datagrams into a capture file of the classic pcap format, as frames of Ethernet with IPv4. The
 * collector has the address 192.0.2.1.
 */
public final class PcapWriter implements AutoCloseable {
    private static final byte[] COLLECTOR = Octets.address("192.0.2.1");
    private static final byte[] COLLECTOR_MAC = {0, 0, 0x5E, 0, 0x53, 0x01};
    private static final byte[] EXPORTER_MAC = {0, 0, 0x5E, 0, 0x53, 0x02};
    private static final long MAGIC_MICROSECONDS = 0xA1B2C3D4L;
    private static final int ETHERNET = 1;
    private static final int IPV4_TYPE = 0x0800;
    private static final int SNAPSHOT_LENGTH = 65_535;
    private static final int IP_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final int UDP = 17;
    private static final int SOURCE_PORT = 50_000;

    private final OutputStream out;
    private final int port;

    /** Makes the file, or empties it; {@code port} is the collector's. */
    public PcapWriter(Path file, int port) throws IOException {
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
        this.port = port;
        out.write(new Octets()
                .u32(MAGIC_MICROSECONDS)
                .u16(2)
                .u16(4)
                .u64(0)
                .u32(SNAPSHOT_LENGTH)
                .u32(ETHERNET)
                .toBytes());
    }

    /** Writes all datagrams of a simulation, captured at their export times. */
    public void write(Simulation simulation) throws IOException {
        for (SimulatedDatagram datagram : simulation.datagrams()) {
            write(simulation.exporters(), datagram);
        }
    }

    /** Writes all datagrams of a history, captured at their export times, and says how much that was. */
    public Summary write(NetworkHistory history) throws IOException, InterruptedException {
        return history.datagrams(datagram -> write(history.exporters(), datagram));
    }

    private void write(List<ExporterInfo> exporters, SimulatedDatagram datagram) throws IOException {
        byte[] source = Octets.address(exporters.get(datagram.exporter()).captureAddress());
        write(source, datagram.exportTime(), datagram.payload());
    }

    /** Writes one datagram; {@code source} is the IPv4 address of its sender, {@code time} counts in microseconds. */
    public void write(byte[] source, Instant time, byte[] payload) throws IOException {
        Octets frame = new Octets()
                .bytes(COLLECTOR_MAC)
                .bytes(EXPORTER_MAC)
                .u16(IPV4_TYPE)
                .bytes(ipHeader(source, UDP_HEADER + payload.length))
                .bytes(udpHeader(source, payload))
                .bytes(payload);
        out.write(new Octets()
                .u32(time.getEpochSecond())
                .u32(time.getNano() / 1000)
                .u32(frame.size())
                .u32(frame.size())
                .bytes(frame.toBytes())
                .toBytes());
    }

    private static byte[] ipHeader(byte[] source, int length) {
        int checksum = 0;
        byte[] header = {};
        // Once with 0 in the place of the checksum, then with the checksum.
        for (int pass = 0; pass < 2; pass++) {
            header = new Octets()
                    .u16(0x4500)
                    .u16(IP_HEADER + length)
                    .u32(0)
                    .u8(64)
                    .u8(UDP)
                    .u16(checksum)
                    .bytes(source)
                    .bytes(COLLECTOR)
                    .toBytes();
            checksum = checksum(header);
        }
        return header;
    }

    private byte[] udpHeader(byte[] source, byte[] payload) {
        int length = UDP_HEADER + payload.length;
        byte[] summed = new Octets()
                .bytes(source)
                .bytes(COLLECTOR)
                .u16(UDP)
                .u16(length)
                .u16(SOURCE_PORT)
                .u16(port)
                .u16(length)
                .u16(0)
                .bytes(payload)
                .zeros(payload.length & 1)
                .toBytes();
        int checksum = checksum(summed);
        // 0 would say that there is none (RFC 768).
        return new Octets()
                .u16(SOURCE_PORT)
                .u16(port)
                .u16(length)
                .u16(checksum == 0 ? 0xFFFF : checksum)
                .toBytes();
    }

    /** The Internet checksum (RFC 1071) of an even number of octets. */
    private static int checksum(byte[] octets) {
        int sum = 0;
        for (int i = 0; i < octets.length; i += 2) {
            sum += (octets[i] & 0xFF) << 8 | (octets[i + 1] & 0xFF);
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return ~sum & 0xFFFF;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
