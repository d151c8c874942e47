/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.flowhound.schema.Profile;
import io.flowhound.simulate.SimulatedDatagram;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.SimulationParameters;
import io.flowhound.testkit.DecodingKit;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Holds that no datagram, whatever it holds, throws, hangs or gives something that is not JSON. */
class NetflowDecoderFuzzTest {
    /** With JAZZER_FUZZ=1 it searches; otherwise it replays the seeds that are kept. */
    @FuzzTest
    void anyDatagrams(byte[] octets) {
        DecodingKit kit = DecodingKit.enriched(Profile.FULL);
        int cut = octets.length == 0 ? 0 : (octets[0] & 0xFF) * octets.length / 256;
        kit.decode(java.util.Arrays.copyOf(octets, cut), java.util.Arrays.copyOfRange(octets, cut, octets.length));
        assertThat(kit.flows()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void damagedDatagrams_ofARealNetwork() {
        Simulation simulation = new Simulation(SimulationParameters.of(3, Instant.ofEpochMilli(DecodingKit.ARRIVAL))
                .withFlows(600));
        List<byte[]> datagrams = StreamSupport.stream(simulation.datagrams().spliterator(), false)
                .map(SimulatedDatagram::payload)
                .toList();
        Random random = new Random(1);
        for (int round = 0; round < 60; round++) {
            DecodingKit kit = DecodingKit.enriched(Profile.FULL);
            for (byte[] datagram : datagrams) {
                byte[] damaged = datagram.clone();
                for (int i = 0; i < round % 8; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                if (round % 3 == 0) {
                    damaged = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
                }
                kit.decode(damaged);
            }
            assertThat(kit.flows() + kit.dropped()).isPositive();
        }
    }
}
