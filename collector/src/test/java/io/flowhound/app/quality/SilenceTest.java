/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.app.status.TestExporters;
import io.flowhound.netflow.ExporterReport;
import io.flowhound.schema.IpAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final long NOW = TestExporters.NOW;
    private static final long MINUTE = 60_000;

    private final ExporterReport report = TestExporters.exporter().report(); // 3 s ago
    private final IpAddress address = report.address();

    private Silence silence(long started) {
        return new Silence(exporter -> Duration.ofMinutes(15), started);
    }

    private List<ExporterNow> exporters() {
        return List.of(ExporterNow.of(List.of(report)));
    }

    @Test
    void silent_fromTheLimitOn_untilItSendsAgain() {
        Silence silence = silence(NOW - 60 * MINUTE);
        silence.look(exporters(), report.last() + 15 * MINUTE - 1);
        assertThat(silence.all()).isEmpty();
        silence.look(exporters(), report.last() + 15 * MINUTE);
        assertThat(silence.isSilent(address)).isTrue();
        assertThat(silence.all()).containsExactly("192.0.2.1");
        silence.look(exporters(), report.last() + MINUTE);
        assertThat(silence.all()).isEmpty();
    }

    @Test
    void afterARestart_countsFromTheStart_notFromBefore() {
        Silence silence = silence(NOW + 100 * MINUTE);
        silence.look(exporters(), NOW + 114 * MINUTE);
        assertThat(silence.all()).isEmpty();
        silence.look(exporters(), NOW + 115 * MINUTE);
        assertThat(silence.all()).containsExactly("192.0.2.1");
    }

    @Test
    void zero_isNeverSilent() {
        Silence silence = new Silence(exporter -> Duration.ZERO, 0);
        silence.look(exporters(), NOW + 1000 * MINUTE);
        assertThat(silence.all()).isEmpty();
    }

    @Test
    void known_staysKnownWhenItsStreamsAreGone_forAWeek() {
        KnownExporters known = new KnownExporters();
        known.update(List.of(report), NOW);
        known.update(List.of(), NOW + MINUTE);
        assertThat(known.all()).hasSize(1);
        assertThat(known.all().iterator().next().templates()).isZero();
        assertThat(known.all().iterator().next().last()).isEqualTo(report.last());
        known.update(List.of(), NOW + KnownExporters.FORGOTTEN_MILLIS);
        assertThat(known.all()).isEmpty();
    }
}
