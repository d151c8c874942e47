/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyIndexTest {
    @Test
    void find_ofWhatWasNotAdded_isNone() {
        KeyIndex index = new KeyIndex(10);
        assertThat(index.find(0)).isEqualTo(-1);
        index.add(0);
        assertThat(index.find(0)).isZero();
        assertThat(index.find(1)).isEqualTo(-1);
    }

    @Test
    void positions_countUp_andStayWhereTheyAre() {
        KeyIndex index = new KeyIndex(100);
        for (int i = 0; i < 100; i++) {
            assertThat(index.add(i * 7L - 50)).isEqualTo(i);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(index.find(i * 7L - 50)).isEqualTo(i);
            assertThat(index.key(i)).isEqualTo(i * 7L - 50);
        }
    }

    /** The same as a queue would hold, over many thousands of keys that push each other out. */
    @Test
    void full_theOldestKeyGivesItsPosition() {
        KeyIndex index = new KeyIndex(37);
        ArrayDeque<Long> expected = new ArrayDeque<>();
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            long key = random.nextInt(60) << (i % 3 * 20);
            if (index.find(key) < 0) {
                assertThat(expected).doesNotContain(key);
                assertThat(index.key(index.add(key))).isEqualTo(key);
                expected.add(key);
                if (expected.size() > 37) {
                    assertThat(index.find(expected.remove())).isEqualTo(-1);
                }
            }
            assertThat(index.count()).isEqualTo(expected.size());
        }
        assertThat(expected)
                .hasSize(37)
                .allSatisfy(key -> assertThat(index.find(key)).isNotNegative());
    }
}
