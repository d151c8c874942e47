/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GeneralRatesTest {
    private final GeneralRates rates = new GeneralRates();

    @Test
    void nothingAnnounced_isUnknown() {
        assertThat(rates.rate()).isZero();
        assertThat(rates.put(1, 0)).isFalse();
        assertThat(rates.rate()).isZero();
    }

    @Test
    void one_countsOnlyWhenNoScopeSaysMore() {
        assertThat(rates.put(1, 1)).isTrue();
        assertThat(rates.rate()).isOne();
        assertThat(rates.put(2, 1000)).isTrue();
        assertThat(rates.put(1, 1)).isFalse();
        assertThat(rates.put(3, 1)).isTrue();
        assertThat(rates.rate()).isEqualTo(1000);
    }

    @Test
    void sameScope_canTurnSamplingOff() {
        rates.put(1, 1000);
        assertThat(rates.put(1, 1)).isTrue();
        assertThat(rates.rate()).isOne();
        assertThat(rates.put(1, 0)).isTrue();
        assertThat(rates.rate()).isZero();
    }

    @Test
    void twoThatDisagree_doNotTakeTurns_theOneThatChangesCounts() {
        rates.put(1, 100);
        rates.put(2, 200);
        for (int i = 0; i < 3; i++) {
            assertThat(rates.put(1, 100)).isFalse();
            assertThat(rates.rate()).isEqualTo(200);
            assertThat(rates.put(2, 200)).isFalse();
        }
        assertThat(rates.put(1, 300)).isTrue();
        assertThat(rates.rate()).isEqualTo(300);
    }

    @Test
    void scopes_areBounded() {
        for (int scope = 1; scope <= 1000; scope++) {
            rates.put(scope, 10 + scope);
        }
        assertThat(rates.rate()).isEqualTo(1010);
        for (int scope = 1000; scope > 1000 - 16; scope--) {
            rates.put(scope, 0);
        }
        assertThat(rates.rate()).isZero();
    }
}
