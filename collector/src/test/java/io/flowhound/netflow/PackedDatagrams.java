/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.simulate.SimulatedDatagram;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.SimulationParameters;
import io.flowhound.testkit.DecodingKit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Several datagrams in one array, so that the fuzzer can change them: an octet for the exporter, two for the length, the
 * datagram, and so on. A length beyond the end means all that is left.
 */
final class PackedDatagrams {
    private static final int HEADER = 3;
    /** More only makes the fuzzer slow. */
    private static final int MAX_DATAGRAMS = 32;

    private PackedDatagrams() {}

    static byte[] pack(List<byte[]> datagrams) {
        io.flowhound.simulate.Octets packed = new io.flowhound.simulate.Octets();
        for (byte[] datagram : datagrams) {
            packed.u8(0).u16(datagram.length).bytes(datagram);
        }
        return packed.toBytes();
    }

    /** What the array holds; datagrams that do not begin with one of the versions get the first of them. */
    static DecoderTrial unpack(byte[] packed, int... versions) {
        DecoderTrial trial = new DecoderTrial();
        int at = 0;
        for (int i = 0; i < MAX_DATAGRAMS && packed.length - at > HEADER; i++) {
            int length = Math.min(Octets.u16(packed, at + 1), packed.length - at - HEADER);
            byte[] datagram = Arrays.copyOfRange(packed, at + HEADER, at + HEADER + length);
            trial.add(packed[at], ofVersion(datagram, versions));
            at += HEADER + length;
        }
        return trial;
    }

    /** Keeps the fuzzer from spending its time on datagrams of the other decoders. */
    private static byte[] ofVersion(byte[] datagram, int... versions) {
        if (datagram.length >= 2 && Arrays.stream(versions).noneMatch(version -> version == Octets.u16(datagram, 0))) {
            datagram[0] = 0;
            datagram[1] = (byte) versions[0];
        }
        return datagram;
    }

    /** Datagrams of one version from a simulated network: two at a time, as seeds. */
    static Stream<byte[]> simulated(int version) {
        Simulation simulation = new Simulation(SimulationParameters.of(7, Instant.ofEpochMilli(DecodingKit.ARRIVAL))
                .withFlows(300));
        List<byte[]> datagrams = new ArrayList<>();
        for (SimulatedDatagram datagram : simulation.datagrams()) {
            if (Octets.u16(datagram.payload(), 0) == version) {
                datagrams.add(datagram.payload());
            }
        }
        return Stream.iterate(0, i -> i + 2 <= datagrams.size() && i < 6, i -> i + 2)
                .map(i -> pack(datagrams.subList(i, i + 2)));
    }
}
