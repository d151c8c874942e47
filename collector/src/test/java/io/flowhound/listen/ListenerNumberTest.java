/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ListenerNumberTest {
    @Test
    void ofFlows_isTheIndex_asEarlierJournalsHaveIt() {
        assertThat(ListenerNumber.ofFlows(0)).isZero();
        assertThat(ListenerNumber.ofFlows(7)).isEqualTo(7);
        assertThat(ListenerNumber.isSyslog(ListenerNumber.ofFlows(0x3FFF))).isFalse();
    }

    @Test
    void ofSyslog_saysSo_andFitsSixteenBits() {
        for (int index : new int[] {0, 1, 0x3FFF}) {
            int number = ListenerNumber.ofSyslog(index);
            assertThat(ListenerNumber.isSyslog(number)).isTrue();
            assertThat((short) number & 0xFFFF).as("as the journal has it").isEqualTo(number);
        }
    }

    @Test
    void of_tooMany_isRefused() {
        assertThatThrownBy(() -> ListenerNumber.ofFlows(0x4000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ListenerNumber.ofSyslog(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
