/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.schema.JsonBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExporterStateTest {
    private final ExporterState state = new ExporterState(new MemoryBudget(1 << 24));

    private static void name(NameTable names, long id, String name) {
        byte[] octets = name.getBytes(StandardCharsets.UTF_8);
        names.put(id, octets, 0, octets.length, new JsonBuffer(64));
    }

    private static byte[] saved(ExporterState state) throws IOException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        state.save(new DataOutputStream(saved));
        return saved.toByteArray();
    }

    private static ExporterState restored(byte[] saved) throws IOException {
        ExporterState restored = new ExporterState(new MemoryBudget(1 << 24));
        restored.restore(new DataInputStream(new ByteArrayInputStream(saved)));
        return restored;
    }

    private ExporterState filled() {
        state.systemInitMillis(123);
        state.generalRate(1, 7);
        state.generalRate(2, 9);
        state.samplerRate(3, 1000);
        state.templateRate(256, 50);
        state.interfaceRate(10, false, 20);
        state.interfaceRate(11, true, ExporterState.ofSampler(3));
        name(state.interfaceNames(), 10, "Te0/1");
        name(state.interfaceAliases(), 10, "uplink \"A\"");
        name(state.applications(), 0x0D00_0000_0000_01C5L, "youtube");
        name(state.vrfs(), 0, "default");
        return state;
    }

    @Test
    void rates_sayWhetherTheyAreNew() {
        assertThat(state.samplerRate(1, 100)).isTrue();
        assertThat(state.samplerRate(1, 100)).isFalse();
        assertThat(state.samplerRate(1, 200)).isTrue();
        assertThat(state.samplerRate(2, 0)).isFalse();
        assertThat(state.samplerRate(1)).isEqualTo(200);
        assertThat(state.samplerRate(2)).isZero();
    }

    @Test
    void interface_takesTheRateOfTheOtherWay_whenItsOwnIsUnknown() {
        state.interfaceRate(5, false, 10);
        state.interfaceRate(6, false, 10);
        state.interfaceRate(6, true, 20);
        assertThat(state.interfaceRate(5, true)).isEqualTo(10);
        assertThat(state.interfaceRate(6, true)).isEqualTo(20);
        assertThat(state.interfaceRate(6, false)).isEqualTo(10);
        assertThat(state.interfaceRate(7, false)).isZero();
    }

    @Test
    void interface_pointsToItsSampler_evenBeforeThatIsKnown() {
        state.interfaceRate(5, false, ExporterState.ofSampler(3));
        assertThat(state.interfaceRate(5, false)).isZero();
        state.samplerRate(3, 1000);
        assertThat(state.interfaceRate(5, false)).isEqualTo(1000);
    }

    @Test
    void samplers_areBounded_theOldestGoes() {
        for (long sampler = 1; sampler <= 5_000; sampler++) {
            state.samplerRate(sampler, sampler + 1);
        }
        assertThat(state.samplerRate(5_000)).isEqualTo(5_001);
        assertThat(state.samplerRate(5_000 - 4_095)).isEqualTo(5_001 - 4_095);
        assertThat(state.samplerRate(5_000 - 4_096)).isZero();
    }

    @Test
    void release_givesBackAllThatWasTaken() {
        MemoryBudget budget = new MemoryBudget(1_000);
        ExporterState first = new ExporterState(budget);
        first.samplerRate(3, 1000);
        first.interfaceRate(10, false, 20);
        name(first.interfaceNames(), 10, "Te0/1");
        name(first.interfaceNames(), 10, "TenGigE0/1");
        name(first.applications(), 1, "youtube");
        assertThat(budget.take(1_000)).isFalse();
        first.release();
        assertThat(budget.take(1_000)).isTrue();
        assertThat(budget.take(1)).isFalse();
    }

    @Test
    void saved_isRestored() throws IOException {
        byte[] saved = saved(filled());
        ExporterState restored = restored(saved);
        assertThat(saved(restored)).isEqualTo(saved);
        assertThat(restored.systemInitMillis()).isEqualTo(123);
        assertThat(restored.generalRate()).isEqualTo(9);
        assertThat(restored.samplerRate(3)).isEqualTo(1000);
        assertThat(restored.templateRate(256)).isEqualTo(50);
        assertThat(restored.interfaceRate(10, false)).isEqualTo(20);
        assertThat(restored.interfaceRate(11, true)).isEqualTo(1000);
        assertThat(restored.interfaceNames().find(10))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("\"Te0/1\"");
        assertThat(restored.interfaceAliases().find(10))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("\"uplink \\\"A\\\"\"");
        assertThat(restored.applications().find(0x0D00_0000_0000_01C5L)).isNotNull();
        assertThat(restored.vrfs().find(0)).isNotNull();
        assertThat(restored.observations().interfaceNames()).isOne();
        assertThat(restored.observations().applicationNames()).isOne();
        assertThat(restored.observations().samplingRate()).isEqualTo(9);
    }

    @Test
    void anotherFormat_isLeftUnread() throws IOException {
        byte[] saved = saved(filled());
        saved[0] = 3; // 1 and 2 are ours
        assertThat(saved(restored(saved))).isEqualTo(saved(new ExporterState(new MemoryBudget(1 << 24))));
    }

    @Test
    void cutShort_isRefused() throws IOException {
        byte[] saved = saved(filled());
        for (int length = 0; length < saved.length; length++) {
            byte[] cut = Arrays.copyOf(saved, length);
            assertThatThrownBy(() -> restored(cut)).isInstanceOf(IOException.class);
        }
    }

    /** The sizes of an empty state stand one after the other behind format and time of boot. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void impossibleSize_isRefused(int table) throws IOException {
        for (int size : new int[] {Integer.MAX_VALUE, -1, 70_000}) {
            byte[] saved = saved(state);
            assertThat(saved).hasSize(9 + 9 * 4);
            java.nio.ByteBuffer.wrap(saved).putInt(9 + 4 * table, size);
            assertThatThrownBy(() -> restored(saved))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("states " + size);
        }
    }

    @Test
    void impossibleName_isRefused() throws IOException {
        name(state.vrfs(), 1, "blue");
        byte[] saved = saved(state);
        int length = saved.length - "\"blue\"".length() - 2;
        saved[length] = (byte) 0xFF;
        assertThatThrownBy(() -> restored(saved))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("octets");
    }
}
