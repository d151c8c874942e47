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
}
