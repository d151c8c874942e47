/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttackOrderTest {
    @Test
    void parse_kindsWithAndWithoutStones() {
        assertThat(AttackOrder.parse("ssh:2, slow-open,gap"))
                .containsExactly(
                        new AttackOrder(AttackKind.SSH, 2),
                        AttackOrder.of(AttackKind.SLOW_OPEN),
                        AttackOrder.of(AttackKind.GAP));
    }

    @Test
    void parse_all_isOneOfEach() {
        assertThat(AttackOrder.parse("all,rdp"))
                .extracting(AttackOrder::kind)
                .startsWith(AttackKind.values())
                .hasSize(AttackKind.values().length + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssl    | there is no attack named 'ssl': choose of ssh, rdp,",
                "ssh,   | there is no attack named ''",
                "ssh:6  | ssh has 1 to 5 stepping stones, as in ssh:2, not '6'",
                "ssh:x  | ssh has 1 to 5 stepping stones, as in ssh:2, not 'x'",
                "gap:2  | gap is a decoy, for which no number of stepping stones can be chosen"
            })
    void parse_wrong_saysWhat(String list, String message) {
        assertThatThrownBy(() -> AttackOrder.parse(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
