/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SenderNamesTest {
    private static final long HOUR = 3_600_000;
    private static final long START = 1_795_320_000_000L;

    private final SenderNames names = new SenderNames();

    @Test
    void oneName_isItsOwn_howeverWritten() {
        assertThat(names.speaksOfItself("web1", START)).isTrue();
        assertThat(names.speaksOfItself("WEB1.example.org", START)).isTrue();
        assertThat(names.speaksOfItself("localhost", START)).isTrue();
        assertThat(names.speaksOfItself(null, START)).isTrue();
    }

    @Test
    void secondName_meansThatItForwards() {
        assertThat(names.speaksOfItself("relay", START)).isTrue();
        assertThat(names.speaksOfItself("web1", START)).isFalse();
        assertThat(names.speaksOfItself("relay", START)).isFalse();
        assertThat(names.speaksOfItself("web2", START)).isFalse();
        assertThat(names.speaksOfItself(null, START)).isFalse();
    }

    @Test
    void hostThatWasRenamed_isItselfAgainADayLater() {
        names.speaksOfItself("old", START);
        assertThat(names.speaksOfItself("new", START + HOUR)).isFalse();
        assertThat(names.speaksOfItself("new", START + 23 * HOUR)).isFalse();
        assertThat(names.speaksOfItself("new", START + 24 * HOUR)).isTrue();
    }
}
