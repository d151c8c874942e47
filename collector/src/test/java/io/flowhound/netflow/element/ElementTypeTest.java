/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.element;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTypeTest {
    @ParameterizedTest
    @EnumSource
    void ofIana_everySpelling_leadsBack(ElementType type) {
        assertThat(ElementType.ofIana(type.ianaName())).isEqualTo(type);
    }

    @Test
    void ofIana_unsigned256_isReadAsOctets() {
        assertThat(ElementType.ofIana("unsigned256")).isEqualTo(ElementType.OCTET_ARRAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unsigned7", "UNSIGNED8"})
    void ofIana_anythingElse_isNull(String name) {
        assertThat(ElementType.ofIana(name)).isNull();
    }

    @Test
    void isAlike_numbersOfAllSizes_andNothingElse() {
        assertThat(ElementType.UNSIGNED8.isAlike(ElementType.UNSIGNED64)).isTrue();
        assertThat(ElementType.SIGNED16.isAlike(ElementType.SIGNED32)).isTrue();
        assertThat(ElementType.FLOAT32.isAlike(ElementType.FLOAT64)).isTrue();
        assertThat(ElementType.STRING.isAlike(ElementType.STRING)).isTrue();
        assertThat(ElementType.UNSIGNED32.isAlike(ElementType.SIGNED32)).isFalse();
        assertThat(ElementType.UNSIGNED32.isAlike(ElementType.IPV4_ADDRESS)).isFalse();
        assertThat(ElementType.IPV4_ADDRESS.isAlike(ElementType.IPV6_ADDRESS)).isFalse();
        assertThat(ElementType.DATE_TIME_SECONDS.isAlike(ElementType.DATE_TIME_MILLISECONDS))
                .isFalse();
    }
}
