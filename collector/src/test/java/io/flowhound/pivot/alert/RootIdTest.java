/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.pivot.Leg;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RootIdTest {
    private static Leg root(String time) {
        return Findings.leg(0, -1, Instant.parse(time).toEpochMilli(), "10.0.0.1", "10.0.0.2");
    }

    @Test
    void of_isTheHashOfRuleRootAndDay() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest("flowhound-pivot|10.0.0.1|10.0.0.2|40000|22|20519".getBytes(StandardCharsets.UTF_8));
        assertThat(RootId.of(root("2026-03-07T10:00:00Z")))
                .hasSize(RootId.LENGTH)
                .isEqualTo(HexFormat.of().formatHex(hash).substring(0, 32));
    }

    @Test
    void of_sameDay_isTheSame() {
        assertThat(RootId.of(root("2026-03-07T00:00:00Z"))).isEqualTo(RootId.of(root("2026-03-07T23:59:59.999Z")));
        assertThat(RootId.of(root("2026-03-07T00:00:00Z"))).isNotEqualTo(RootId.of(root("2026-03-08T00:00:00Z")));
    }

    @Test
    void neighbour_nearMidnight_isTheOtherDays() {
        assertThat(RootId.neighbour(root("2026-03-07T23:59:00Z"))).isEqualTo(RootId.of(root("2026-03-08T12:00:00Z")));
        assertThat(RootId.neighbour(root("2026-03-08T00:09:59Z"))).isEqualTo(RootId.of(root("2026-03-07T12:00:00Z")));
    }

    @Test
    void neighbour_farFromMidnight_isNone() {
        assertThat(RootId.neighbour(root("2026-03-07T00:10:00Z"))).isNull();
        assertThat(RootId.neighbour(root("2026-03-07T12:00:00Z"))).isNull();
        assertThat(RootId.neighbour(root("2026-03-07T23:49:59Z"))).isNull();
    }
}
