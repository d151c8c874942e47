/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.IpAddress;
import io.flowhound.simulate.LogParameters;
import io.flowhound.simulate.SimulatedLine;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.SimulationParameters;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedLogsTest {
    @Test
    void documents_areOneForEachLine_fromItsOwnHost() {
        Simulation simulation = new Simulation(SimulationParameters.of(1, Instant.parse("2026-11-22T04:00:00Z")));
        SimulatedLogs logs = SimulatedLogs.of(simulation, LogParameters.ALL);
        List<ObjectNode> documents = logs.documents();
        assertThat(documents).hasSize(logs.lines().size()).hasSizeGreaterThan(5_000);
        assertThat(logs.truth().lines()).isEqualTo(documents.size());
        for (int i = 0; i < documents.size(); i++) {
            SimulatedLine line = logs.lines().get(i);
            ObjectNode document = documents.get(i);
            assertThat(document.at("/syslog/sender/ip").asText())
                    .isEqualTo(IpAddress.of(line.address()).toString());
            assertThat(Instant.parse(document.at("/event/created").asText())).isEqualTo(line.time());
            assertThat(line.text()).endsWith(document.at("/message").asText());
        }
    }
}
