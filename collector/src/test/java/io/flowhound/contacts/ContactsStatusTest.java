/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.metrics.Health;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContactsStatusTest {
    private long now = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();
    private final ContactsStatus status = new ContactsStatus(Duration.ofMinutes(10), () -> now);

    @Test
    void beforeTheFirstLook_isWell() {
        assertThat(status.health())
                .isEqualTo(Health.ok("nothing looked through yet; 0 first contacts since the start"));
    }

    @Test
    void trouble_warnsUntilItIsOver() {
        status.trouble("Elasticsearch does not answer");
        assertThat(status.health())
                .isEqualTo(Health.warning(
                        "first contacts are not looked for: Elasticsearch does not answer. It tries again by itself;"
                                + " contacts.enabled: false switches it off"));
        status.done(now, 3);
        assertThat(status.health())
                .isEqualTo(Health.ok("looked through up to 2026-11-22T12:00:00Z; 3 first contacts since the start"));
    }

    @Test
    void nothingForThreeIntervals_warns() {
        status.done(now, 0);
        now += 1_800_000;
        assertThat(status.health().warning()).isFalse();
        now += 1;
        assertThat(status.health().warning()).isTrue();
        assertThat(status.health().reason()).startsWith("nothing was looked through for 1800 s: looked through up to");
    }

    @Test
    void standby_namesWhoWorks() {
        status.standby("collector-b");
        now += 10_000_000;
        assertThat(status.health()).isEqualTo(Health.ok("standing by: collector-b is at work"));
    }
}
