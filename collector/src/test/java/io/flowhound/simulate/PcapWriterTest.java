/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapWriterTest {
    private static final int HEADERS = 14 + 20 + 8;

    @TempDir
    Path folder;

    @Test
    void write_framesHoldThePayloads_withRightChecksums() throws Exception {
        Simulation simulation = new Simulation(SimulationParameters.of(1, Instant.parse("2026-11-22T04:00:00Z"))
                .withFlows(200));
        Path file = folder.resolve("home.pcap");
        try (PcapWriter writer = new PcapWriter(file, 4739)) {
            writer.write(simulation);
        }
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
        assertThat(in.getInt()).isEqualTo(0xA1B2C3D4);
        in.position(24);
        for (SimulatedDatagram datagram : simulation.datagrams()) {
            assertThat(in.getInt()).isEqualTo((int) datagram.exportTime().getEpochSecond());
            assertThat(in.getInt()).isEqualTo(datagram.exportTime().getNano() / 1000);
            int length = in.getInt();
            assertThat(in.getInt()).isEqualTo(length).isEqualTo(HEADERS + datagram.payload().length);
            byte[] frame = new byte[length];
            in.get(frame);
            assertThat(frame).endsWith(datagram.payload());
            assertThat(frame[14 + 15]).isEqualTo((byte) (11 + datagram.exporter()));
            assertThat(sum(frame, 14, 34, 0)).isEqualTo(0xFFFF);
            // The pseudo header: both addresses, the protocol and the length.
            assertThat(sum(frame, 26, length, 17 + length - 34)).isEqualTo(0xFFFF);
        }
        assertThat(in.hasRemaining()).isFalse();
    }

    /** The ones' complement sum, which is all ones over octets with a right checksum (RFC 1071). */
    private static int sum(byte[] octets, int from, int to, int initial) {
        int sum = initial;
        for (int i = from; i < to; i += 2) {
            int low = i + 1 < to ? octets[i + 1] & 0xFF : 0;
            sum += (octets[i] & 0xFF) << 8 | low;
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return sum;
    }
}
