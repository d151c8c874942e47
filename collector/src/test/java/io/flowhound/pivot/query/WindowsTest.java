/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.query.Windows.Window;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final long H = Windows.HOUR;

    @Test
    void of_nothing_isNone() {
        assertThat(Windows.of(new TreeMap<>())).isEmpty();
    }

    @Test
    void of_quietHours_areTakenTogether() {
        assertThat(Windows.of(new TreeMap<>(Map.of(2 * H, 50_000L, 3 * H, 50_000L, 9 * H, 1L, 10 * H, 5L))))
                .containsExactly(new Window(2 * H, 4 * H), new Window(9 * H, 11 * H));
    }

    @Test
    void of_busyHour_isCut() {
        assertThat(Windows.of(new TreeMap<>(Map.of(H, 10L, 2 * H, 250_000L, 3 * H, 10L))))
                .containsExactly(
                        new Window(H, 2 * H),
                        new Window(2 * H, 2 * H + 1_200_000),
                        new Window(2 * H + 1_200_000, 2 * H + 2_400_000),
                        new Window(2 * H + 2_400_000, 3 * H),
                        new Window(3 * H, 4 * H));
    }

    @Test
    void of_moreThanAMillisecondCanBe_endsAtAMillisecond() {
        assertThat(Windows.of(new TreeMap<>(Map.of(0L, Long.MAX_VALUE / 2)))).hasSize((int) H);
    }
}
