/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.simulate.SimulatedDatagram;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.SimulationParameters;
import io.flowhound.testkit.DecodingKit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network whose datagrams arrive in any order, or without the first templates, gives the documents that it gave before. */
class ShuffledDatagramsTest {
    private static final Simulation NETWORK =
            new Simulation(SimulationParameters.of(11, Instant.ofEpochMilli(DecodingKit.ARRIVAL))
                    .withFlows(6000));

    private final Map<JsonNode, Integer> expected = decode(NETWORK.datagrams());

    /** The documents and how often each came. Exporters have addresses of their own. */
    private static Map<JsonNode, Integer> decode(List<SimulatedDatagram> datagrams) {
        DecodingKit kit = DecodingKit.raw();
        for (SimulatedDatagram datagram : datagrams) {
            kit.decodeFrom(0x7F00_0101 + datagram.exporter(), 2055, datagram.payload());
        }
        Map<JsonNode, Integer> documents = new HashMap<>();
        kit.decode().forEach(document -> documents.merge(document, 1, Integer::sum));
        return documents;
    }

    private static boolean hasTemplates(SimulatedDatagram datagram) {
        int version = Octets.u16(datagram.payload(), 0);
        return (version == 9 && Octets.u16(datagram.payload(), 20) == 0)
                || (version == 10 && Octets.u16(datagram.payload(), 16) == 2);
    }

    /** Without the first datagram of each exporter that has templates; what else it held is taken from {@code documents}. */
    private static List<SimulatedDatagram> withoutFirstTemplates(Map<JsonNode, Integer> documents) {
        List<SimulatedDatagram> rest = new ArrayList<>();
        Set<Integer> stripped = new HashSet<>();
        for (SimulatedDatagram datagram : NETWORK.datagrams()) {
            if (hasTemplates(datagram) && stripped.add(datagram.exporter())) {
                decode(List.of(datagram)).forEach((document, times) -> {
                    documents.merge(document, -times, Integer::sum);
                    documents.remove(document, 0);
                });
            } else {
                rest.add(datagram);
            }
        }
        assertThat(stripped).as("exporters with templates").isNotEmpty();
        return rest;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shuffled_givesTheSameDocuments(int seed) {
        List<SimulatedDatagram> shuffled = new ArrayList<>(NETWORK.datagrams());
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(decode(shuffled)).isEqualTo(expected);
    }

    @Test
    void withoutTheFirstTemplates_givesAllDocumentsOfTheOthers() {
        Map<JsonNode, Integer> wanted = new HashMap<>(expected);
        assertThat(decode(withoutFirstTemplates(wanted))).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void withoutTheFirstTemplates_andShuffled(int seed) {
        Map<JsonNode, Integer> wanted = new HashMap<>(expected);
        List<SimulatedDatagram> shuffled = withoutFirstTemplates(wanted);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(decode(shuffled)).isEqualTo(wanted);
    }
}
