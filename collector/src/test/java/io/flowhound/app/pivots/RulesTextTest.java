/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.Rules;
import org.junit.jupiter.api.Test;

class RulesTextTest {
    @Test
    void equalRules_haveEqualTexts_othersNot() {
        assertThat(RulesText.of(Rules.defaults()))
                .isEqualTo(RulesText.of(Rules.defaults()))
                .contains("ssh[22]")
                .isNotEqualTo(RulesText.of(Rules.defaults().withLearning(0, 0)));
    }
}
