/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.schema.DocumentKind;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexFamilyTest {
    private static IndexFamily family(DocumentKind kind) {
        return new IndexFamily(kind, Duration.ofDays(30), null);
    }

    @ParameterizedTest
    @CsvSource({
        "FLOWS, flowhound-flows-2026.11.22, 2026-11-22",
        "FLOWS, flowhound-flows-2024.02.29, 2024-02-29",
        "FLOWS, flowhound-flows-1970.01.01, 1970-01-01",
        "FLOWS, flowhound-flows-9999.12.31, 9999-12-31",
        "PIVOTS, flowhound-pivots-2026.11, 2026-11-01",
        "EVIDENCE, flowhound-evidence-2026.12, 2026-12-01"
    })
    void ownNames_areRead_andWrittenAgain(DocumentKind kind, String name, LocalDate start) {
        assertThat(family(kind).start("flowhound", name)).isEqualTo(start);
        assertThat(family(kind).index("flowhound", start)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flowhound-flows-backup",
                "flowhound-flows",
                "flowhound-flows-",
                "flowhound-flows2-2026.01.01",
                "flowhound-flows-2026.01.01-copy",
                "flowhound-flows-copy-2026.01.01",
                "copy-flowhound-flows-2026.01.01",
                "flowhound-flows-2026.01",
                "flowhound-flows-2026.1.1",
                "flowhound-flows-2026.02.29",
                "flowhound-flows-2026.13.01",
                "flowhound-flows-+12026.01.01",
                "flowhound-flows--2026.01.01",
                "flowhound-flows-026.01.01",
                "flowhound-flows-2026-01-01",
                "flowhound-flows-2026.01.0١",
                "flowhound-pivots-2026.01.01",
                "shrink-flowhound-flows-2026.01.01",
                "flowhoundxflows-2026.01.01",
                "flowhound-state",
                "flowhound-baseline",
                "*"
            })
    void otherNames_areNotOurs(String name) {
        assertThat(family(DocumentKind.FLOWS).start("flowhound", name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flowhound-pivots-2026.11.22", "flowhound-pivots-2026.00", "flowhound-pivots-2026"})
    void otherMonths_areNotOurs(String name) {
        assertThat(family(DocumentKind.PIVOTS).start("flowhound", name)).isNull();
    }

    @Test
    void prefixWithADot_standsForItself() {
        IndexFamily flows = family(DocumentKind.FLOWS);
        assertThat(flows.start("a.b", "a.b-flows-2026.11.22")).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(flows.start("a.b", "axb-flows-2026.11.22")).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = DocumentKind.class,
            names = {"BASELINE", "STATE"})
    void singleIndices_canBeNoFamily(DocumentKind kind) {
        assertThatThrownBy(() -> family(kind)).hasMessageContaining("it is never deleted");
    }
}
