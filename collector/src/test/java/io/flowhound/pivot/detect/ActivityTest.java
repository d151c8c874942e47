/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Services;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private static Session session(int port, long... octets) {
        Connection connection = new Connection(
                Tuple.of("10.0.0.1", port, "10.0.0.2", 22),
                new Host("10.0.0.1", true),
                new Host("10.0.0.2", true),
                Services.SSH,
                true,
                false);
        for (int minute = 0; minute < octets.length; minute++) {
            if (octets[minute] > 0) {
                connection.add(new Piece(
                        Traffic.at(minute),
                        Traffic.at(minute + 0.9),
                        octets[minute],
                        LoginRecord.UNSEEN,
                        0,
                        "a",
                        1,
                        null,
                        null,
                        null,
                        false,
                        false));
            }
        }
        new SessionMaker(Rules.defaults()).make(connection);
        return connection.sessions().get(0);
    }

    @Test
    void carries_sameShape_isRelayedAndCorrelated() {
        Session outer = session(1, 110, 2_200, 330, 1_100, 550);
        Session inner = session(2, 100, 2_000, 300, 1_000, 500);
        Activity.Relay relay = outer.activity().carries(inner.activity());
        assertThat(relay.relayed()).isEqualTo(1);
        assertThat(relay.correlation()).isGreaterThan(0.99);
        assertThat(relay.minutes()).isEqualTo(5);
    }

    @Test
    void carries_less_isNotRelayed() {
        Activity.Relay relay = session(1, 10, 10, 10)
                .activity()
                .carries(session(2, 100, 100, 100).activity());
        assertThat(relay.relayed()).isEqualTo(-1);
        assertThat(relay.correlation()).isZero();
    }

    @Test
    void carries_fewCommonMinutes_hasNoCorrelation() {
        Activity.Relay relay =
                session(1, 10, 20, 30).activity().carries(session(2, 10, 20, 30).activity());
        assertThat(relay.correlation()).isZero();
    }

    @Test
    void carries_againstEachOther_isNegative() {
        Activity.Relay relay = session(1, 100, 900, 100, 900)
                .activity()
                .carries(session(2, 90, 10, 90, 10).activity());
        assertThat(relay.correlation()).isCloseTo(-1, within(0.001));
    }

    @Test
    void carries_disjoint_saysNothing() {
        Session later = session(2, 0, 0, 0, 0, 0, 0, 10, 10);
        assertThat(session(1, 10, 10).activity().carries(later.activity())).isEqualTo(Activity.Relay.NONE);
    }
}
