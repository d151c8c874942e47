/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExporterStateTest {
    private final ExporterState state = new ExporterState();

    @Test
    void rate_isThatOfTheSampler_elseTheGeneralOne() {
        state.rate(7, 0, false);
        for (long sampler : new long[] {30, 10, 20, -1, 40, 15}) {
            assertThat(state.rate(sampler + 1000, sampler, true)).isTrue();
        }
        for (long sampler : new long[] {30, 10, 20, -1, 40, 15}) {
            assertThat(state.rate(sampler)).isEqualTo(sampler + 1000);
        }
        assertThat(state.rate(11)).isEqualTo(7);
        assertThat(state.rate()).isEqualTo(7);
    }

    @Test
    void rate_saysWhetherItIsNew() {
        assertThat(state.rate(7, 0, false)).isTrue();
        assertThat(state.rate(7, 0, false)).isFalse();
        assertThat(state.rate(100, 1, true)).isTrue();
        assertThat(state.rate(100, 1, true)).isFalse();
        assertThat(state.rate(200, 1, true)).isTrue();
        assertThat(state.rate(1)).isEqualTo(200);
    }

    @Test
    void samplers_areBounded() {
        for (long sampler = 0; sampler < 5000; sampler++) {
            state.rate(sampler + 1, sampler, true);
        }
        assertThat(state.rate(4999)).isEqualTo(5000);
        assertThat(state.rate(5000 - 4096)).isEqualTo(5001 - 4096);
        assertThat(state.rate(5000 - 4097)).isZero();
    }

    @Test
    void saved_isRestored() throws IOException {
        state.rate(7, 0, false);
        state.systemInitMillis(123);
        for (long sampler = 9; sampler > 0; sampler--) {
            state.rate(sampler * 10, sampler, true);
        }
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        state.save(new DataOutputStream(saved));
        ExporterState restored = new ExporterState();
        restored.restore(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
        assertThat(restored.rate()).isEqualTo(7);
        assertThat(restored.systemInitMillis()).isEqualTo(123);
        for (long sampler = 1; sampler < 10; sampler++) {
            assertThat(restored.rate(sampler)).isEqualTo(sampler * 10);
        }
    }
}
