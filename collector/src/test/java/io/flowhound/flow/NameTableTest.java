/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.JsonBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NameTableTest {
    private final MemoryBudget budget = new MemoryBudget(10_000);
    private final NameTable names = new NameTable(4, budget);
    private final JsonBuffer scratch = new JsonBuffer(64);

    private boolean put(long id, String text) {
        byte[] octets = ("??" + text).getBytes(StandardCharsets.UTF_8);
        return names.put(id, octets, 2, octets.length - 2, scratch);
    }

    private @Nullable String name(long id) {
        byte[] json = names.find(id);
        return json == null ? null : new String(json, StandardCharsets.UTF_8);
    }

    @Test
    void name_isJson_withoutItsPadding() {
        assertThat(put(7, "Te0/\"1\"\0\0\0")).isTrue();
        assertThat(name(7)).isEqualTo("\"Te0/\\\"1\\\"\"");
        assertThat(name(8)).isNull();
    }

    @Test
    void sameName_isNotNew_anotherIs() {
        assertThat(put(7, "lan")).isTrue();
        assertThat(put(7, "lan\0")).isFalse();
        assertThat(put(7, "wan")).isTrue();
        assertThat(name(7)).isEqualTo("\"wan\"");
        assertThat(names.count()).isOne();
    }

    @Test
    void emptyName_isNotTaken() {
        put(7, "lan");
        assertThat(put(7, "")).isFalse();
        assertThat(put(7, "\0\0")).isFalse();
        assertThat(name(7)).isEqualTo("\"lan\"");
    }

    @Test
    void longName_isCut_notInTheMiddleOfACharacter() {
        assertThat(new NameTable(100, budget)
                        .put(1, "x".repeat(5_000).getBytes(StandardCharsets.UTF_8), 0, 5_000, scratch))
                .isTrue();
        NameTable wide = new NameTable(100, budget);
        byte[] text = ("x" + "€".repeat(100)).getBytes(StandardCharsets.UTF_8);
        assertThat(wide.put(1, text, 0, text.length, scratch)).isTrue();
        assertThat(new String(wide.find(1), StandardCharsets.UTF_8)).isEqualTo("\"x" + "€".repeat(84) + "\"");
    }

    @Test
    void full_theOldestGoes() {
        for (int id = 1; id <= 5; id++) {
            put(id, "name" + id);
        }
        assertThat(name(1)).isNull();
        assertThat(name(2)).isEqualTo("\"name2\"");
        assertThat(name(5)).isEqualTo("\"name5\"");
        assertThat(names.count()).isEqualTo(4);
    }

    @Test
    void octets_areBounded_andFreedWhenANameIsReplaced() {
        String longest = "x".repeat(200); // room for 4 * 64 octets
        assertThat(put(1, longest)).isTrue();
        assertThat(put(2, longest)).isFalse();
        assertThat(name(2)).isNull();
        assertThat(put(2, "short")).isTrue();
        assertThat(put(1, "short too")).isTrue();
        assertThat(put(3, longest)).isTrue();
    }

    /** The same name under ever new ids occupies no more than the first four did. */
    @Test
    void budget_getsBackWhatIsPushedOut() {
        for (int id = 0; id < 1_000; id++) {
            assertThat(put(id, "some name")).isTrue();
        }
        assertThat(budget.take(10_000 - 4 * (MemoryBudget.ENTRY + 11))).isTrue();
        assertThat(budget.take(1)).isFalse();
    }

    @Test
    void budgetUsedUp_nothingMoreIsLearnt_butNamesCanChange() {
        put(1, "one");
        budget.take(10_000 - MemoryBudget.ENTRY - 5);
        assertThat(put(2, "two")).isFalse();
        assertThat(put(1, "two")).isTrue();
        assertThat(put(1, "three")).isFalse();
        assertThat(name(1)).isEqualTo("\"two\"");
        RateTable rates = new RateTable(4, budget);
        assertThat(rates.put(1, 1)).isFalse();
        assertThat(rates.get(1)).isZero();
    }
}
