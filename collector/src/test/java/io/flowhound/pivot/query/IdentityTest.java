/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentityTest {
    @Test
    void addressAsIdentity_isNone_howeverItIsWritten() {
        assertThat(Identity.of("nas", "10.0.0.1")).isEqualTo("nas");
        assertThat(Identity.of("10.0.0.2", "10.0.0.1")).isEqualTo("10.0.0.2");
        assertThat(Identity.of("10.0.0.1", "10.0.0.1")).isNull();
        assertThat(Identity.of("2001:db8:0:0::1", "2001:db8::1")).isNull();
        assertThat(Identity.of("2001:db8::2", "2001:db8::1")).isEqualTo("2001:db8::2");
        assertThat(Identity.of("rack:1", "2001:db8::1")).isEqualTo("rack:1");
        assertThat(Identity.of(null, "10.0.0.1")).isNull();
        assertThat(Identity.of("", "10.0.0.1")).isNull();
    }
}
