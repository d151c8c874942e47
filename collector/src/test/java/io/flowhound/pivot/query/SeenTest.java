/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenTest {
    private static final Subnet ONE = Subnet.of("10.0.1.77");
    private static final Subnet TWO = Subnet.of("10.0.2.1");
    private static final Subnet THREE = Subnet.of("10.0.3.1");
    private static final Subnet SIX = Subnet.of("2001:db8:0:1:a::1");

    private final Seen seen = new Seen();

    @Test
    void subnet_readsAsPeopleWriteIt() {
        assertThat(ONE).hasToString("10.0.1.0/24").isEqualTo(Subnet.of("10.0.1.0"));
        assertThat(SIX).hasToString("2001:db8:0:1::/64").isEqualTo(Subnet.of("2001:db8:0:1::"));
        assertThat(new SubnetPair(TWO, ONE)).hasToString("10.0.1.0/24 - 10.0.2.0/24");
        assertThat(Subnet.of("200.0.0.1")).isGreaterThan(ONE);
    }

    @Test
    void between_bothDirections_areOnePair() {
        seen.sent(ONE, 5);
        seen.sent(TWO, 5);
        seen.between(ONE, TWO, 3, Map.of("x", 3L));
        seen.between(TWO, ONE, 2, Map.of("y", 1L));
        assertThat(seen.pairs()).isEqualTo(Map.of(new SubnetPair(ONE, TWO), 5L));
        assertThat(seen.exporters().keySet()).containsExactly(Seen.UNKNOWN_EXPORTER, "x", "y");
        assertThat(seen.saw(TWO, ONE)).isTrue();
    }

    @Test
    void between_subnetThatNeverSent_isLeftOut() {
        seen.sent(ONE, 1);
        seen.between(ONE, THREE, 1, Map.of());
        assertThat(seen.pairs()).isEmpty();
        assertThat(seen.exporters()).isEmpty();
    }

    @Test
    void unseen_activeButNeverTogether() {
        seen.sent(ONE, 1);
        seen.sent(TWO, 1);
        seen.sent(THREE, 1);
        seen.sent(SIX, 1);
        seen.between(ONE, TWO, 1, Map.of("x", 1L));
        seen.between(THREE, THREE, 1, Map.of("x", 1L));
        assertThat(seen.unseen(10)).containsExactly(new SubnetPair(ONE, THREE), new SubnetPair(TWO, THREE));
        assertThat(seen.unseen(1)).containsExactly(new SubnetPair(ONE, THREE));
        assertThat(seen.insideUnseen()).containsExactly(ONE, TWO, SIX);
    }
}
