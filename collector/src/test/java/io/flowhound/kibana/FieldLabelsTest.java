/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.FieldRow;
import io.flowhound.schema.LogIndices;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FieldLabelsTest {
    @ParameterizedTest
    @CsvSource({
        "source.geo.country_name, Client country",
        "destination.as.organization.name, Server AS",
        "source.nat.ip, Client NAT IP",
        "destination.port, Server port",
        "observer.ingress.interface.name, Ingress interface name",
        "flow.tcp_flags, TCP flags",
        "pivot.stepping_stone.ip, Stepping stone IP",
        "network.bytes, Bytes"
    })
    void of_path_readsAsPeopleSay(String path, String label) {
        assertThat(FieldLabels.of(path)).isEqualTo(label);
    }

    static Stream<DataView> views() {
        return DataView.all("flowhound", LogIndices.usual("flowhound")).stream();
    }

    @ParameterizedTest
    @MethodSource("views")
    void of_fieldsOfAView_areAllDifferent(DataView view) {
        Map<String, List<String>> paths = view.fields().values().stream()
                .filter(row -> row.indexing() != null)
                .map(FieldRow::path)
                .collect(Collectors.groupingBy(FieldLabels::of));

        assertThat(paths.values()).allSatisfy(same -> assertThat(same).hasSize(1));
    }
}
