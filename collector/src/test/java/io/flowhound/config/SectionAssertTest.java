/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SectionAssertTest {
    private final SectionAssert<Bulk> bulk = new SectionAssert<>("bulk", Configuration::bulk);

    @Test
    void mapsFully_settingLeftOut_fails() {
        Bulk expected = new Bulk(new DataSize(8_000_000), Duration.ofSeconds(1), 4);
        assertThatThrownBy(() -> bulk.mapsFully(expected, "size=8MB", "in-flight=4"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("maxWait");
    }

    @Test
    void refuses_goodValue_fails() {
        assertThatThrownBy(() -> bulk.refuses("size", "size=8MB"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no problem with size=8MB");
    }
}
