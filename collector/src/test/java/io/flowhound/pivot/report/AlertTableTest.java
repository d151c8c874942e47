/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.alert.Alert;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTableTest {
    static Alert changed(String name, String id, String status, boolean told) {
        ObjectNode document = Samples.document(name);
        ((ObjectNode) document.at("/event")).put("id", id);
        ObjectNode pivot = (ObjectNode) document.at("/pivot");
        pivot.put("status", status).put("rank", id.hashCode() & 0xFFFF);
        if (!told) {
            pivot.remove("notified_at");
        }
        return new Alert(document);
    }

    @Test
    void table_theMostUrgentStandsFirst() throws IOException {
        List<Alert> alerts = List.of(
                Samples.alert("bare"),
                Samples.alert("chain"),
                changed("odd", "b1", "open", false),
                Samples.alert("odd"));
        Samples.assertGolden(AlertTable.of(alerts, Style.PLAIN), "table.txt");
    }

    @Test
    void table_nothing_saysSo() {
        assertThat(AlertTable.of(List.of(), Style.PLAIN)).isEqualTo("No alert in this time.\n");
    }

    @Test
    void idLength_isWhatTellsThemApart() {
        assertThat(AlertTable.idLength(List.of(Samples.alert("chain"), Samples.alert("odd"))))
                .isEqualTo(8);
        assertThat(AlertTable.idLength(List.of(
                        changed("chain", "aaaaaaaaaaaa1aaa", "open", true),
                        changed("chain", "aaaaaaaaaaaa2aaa", "open", true))))
                .isEqualTo(13);
        assertThat(AlertTable.idLength(List.of(Samples.alert("chain"), Samples.alert("chain"))))
                .isEqualTo(8);
    }
}
