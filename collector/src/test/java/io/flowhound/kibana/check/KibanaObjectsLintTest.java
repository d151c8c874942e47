/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.kibana.KibanaObjects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is wrong with the saved objects that we ship, whatever the prefix. */
class KibanaObjectsLintTest {
    @ParameterizedTest
    @ValueSource(strings = {"flowhound", "home-net"})
    void ourObjects_haveNoProblems(String prefix) {
        byte[] ndjson = KibanaObjects.of(prefix).ndjson();
        assertThat(new Linter(prefix).check(ndjson)).isEmpty();
        assertThat(ObjectFile.read(ndjson).ofType("dashboard")).as("pages").isNotEmpty();
        assertThat(ObjectFile.read(ndjson).ofType("index-pattern"))
                .as("data views")
                .isNotEmpty();
    }
}
