/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTextTest {
    private static final long FROM = Samples.at("00:00:00");
    private static final long TO = Samples.at("23:00:00");
    private static final List<SeenNetworks.Exporter> EXPORTERS = List.of(
            new SeenNetworks.Exporter("10.7.0.2", null, 1_200),
            new SeenNetworks.Exporter("10.7.0.1", "core-1", 2_410_000));

    private static SeenNetworks.Network network(String name, long flows) {
        return new SeenNetworks.Network(name, flows);
    }

    private static SeenNetworks.Pair pair(String a, String b, long flows) {
        return new SeenNetworks.Pair(a, b, flows);
    }

    @Test
    void matrix_andAdvice_equalTheFile() throws IOException {
        SeenNetworks seen = new SeenNetworks(
                FROM,
                TO,
                List.of(
                        network("10.7.0.0/24", 2_310_500),
                        network("10.7.3.0/24", 1_204),
                        network("10.7.9.0/24", 999_600),
                        network("10.8.0.0/16", 0)),
                List.of(
                        pair("10.7.0.0/24", "10.7.0.0/24", 1_310_900),
                        pair("10.7.9.0/24", "10.7.0.0/24", 999_600),
                        pair("10.7.0.0/24", "10.7.3.0/24", 999)),
                List.of(
                        pair("10.7.3.0/24", "10.7.3.0/24", 0),
                        pair("10.7.9.0/24", "10.7.9.0/24", 0),
                        pair("10.7.3.0/24", "10.7.9.0/24", 0),
                        pair("10.7.0.0/24", "10.8.0.0/16", 0),
                        pair("10.8.0.0/16", "10.8.0.0/16", 0)),
                EXPORTERS);
        Samples.assertGolden(CoverageText.of(seen, Style.PLAIN), "coverage.txt");
    }

    @Test
    void manyNetworks_areAList() {
        List<SeenNetworks.Network> networks = new ArrayList<>();
        List<SeenNetworks.Pair> seen = new ArrayList<>();
        List<SeenNetworks.Pair> blind = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            networks.add(network("10.0." + i + ".0/24", 100 + i));
            seen.add(pair("10.0." + i + ".0/24", "10.0.0.0/24", 100 + i));
            blind.add(pair("10.0." + i + ".0/24", "10.0." + i + ".0/24", 0));
        }
        String text = CoverageText.of(new SeenNetworks(FROM, TO, networks, seen, blind, EXPORTERS), Style.PLAIN);
        assertThat(text)
                .contains("  10.0.59.0/24  10.0.0.0/24    159\n")
                .contains("... 30 more")
                .contains("and 30 more. Hosts");
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void boundaryOnly_isToldFirst() {
        SeenNetworks seen = new SeenNetworks(
                FROM,
                TO,
                List.of(network("10.7.0.0/24", 5)),
                List.of(),
                List.of(pair("10.7.0.0/24", "10.7.0.0/24", 0)),
                List.of()); // who exports is known of flows between our hosts only
        assertThat(CoverageText.of(seen, Style.PLAIN))
                .startsWith("No flow between two hosts of yours was stored, ")
                .contains("stand at the boundary only")
                .contains("nothing inside: 10.7.0.0/24.");
    }

    @Test
    void everythingSeen_needsNoAdvice() {
        SeenNetworks seen = new SeenNetworks(
                FROM,
                TO,
                List.of(network("10.7.0.0/24", 5)),
                List.of(pair("10.7.0.0/24", "10.7.0.0/24", 5)),
                List.of(),
                EXPORTERS);
        assertThat(CoverageText.of(seen, Style.PLAIN))
                .endsWith("There are flows inside of and between all of your networks.\n");
    }

    @Test
    void noFlow_andNoNetwork_sayWhatToDo() {
        assertThat(CoverageText.of(new SeenNetworks(FROM, TO, List.of(), List.of(), List.of(), List.of()), Style.PLAIN))
                .containsIgnoringWhitespaces("Every silence of that time is blindness");
        assertThat(CoverageText.of(new SeenNetworks(FROM, TO, List.of(), List.of(), List.of(), EXPORTERS), Style.PLAIN))
                .containsIgnoringWhitespaces("networks.internal");
    }
}
