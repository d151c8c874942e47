/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The gauges of each exporter, for a bounded number of them; those of exporters that are gone are taken out. */
final class ExporterGauges {
    /** As of the counters. */
    private static final int MOST = 1_000;
    /** A clock is shown while its exporter is heard. */
    private static final long MINUTE_MILLIS = 60_000;

    private final MultiGauge clockSkew;
    private final MultiGauge missing;
    private final MultiGauge completeness;
    private final MultiGauge silence;
    private final MultiGauge silent;

    ExporterGauges(MeterRegistry registry) {
        clockSkew =
                gauge(registry, "clock.skew.seconds", "By how much its clock is ahead of ours; negative when behind");
        missing = gauge(registry, "templates.missing", "Templates that data sets wait for");
        completeness =
                gauge(registry, "completeness", "Arrived of announced by sequence numbers in the last minute, 0 to 1");
        silence = gauge(registry, "last.datagram.age.seconds", "Seconds since its last datagram");
        silent = gauge(registry, "silent", "1 when it is silent for longer than exporters.silent-after, else 0");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder("flowhound.exporter." + name)
                .description(description)
                .register(registry);
    }

    /**
     * Shows what is known now.
     *
     * @param complete the completeness of an exporter; NaN when nothing was announced
     * @param until up to when what arrived is decoded, epoch milliseconds
     */
    void show(Collection<ExporterNow> exporters, Silence silences, ToDoubleFunction<ExporterNow> complete, long until) {
        List<ExporterNow> shown = exporters.stream().limit(MOST).toList();
        set(
                clockSkew,
                shown,
                each -> each.heardSince(until - MINUTE_MILLIS) ? each.clockOffset() / 1000.0 : Double.NaN);
        set(missing, shown, ExporterNow::missing);
        set(completeness, shown, complete);
        set(silence, shown, each -> Math.max(0, until - each.last()) / 1000.0);
        set(silent, shown, each -> silences.isSilent(each.address()) ? 1 : 0);
    }

    private static void set(MultiGauge gauge, List<ExporterNow> exporters, ToDoubleFunction<ExporterNow> value) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (ExporterNow exporter : exporters) {
            double now = value.applyAsDouble(exporter);
            if (!Double.isNaN(now)) {
                rows.add(
                        MultiGauge.Row.of(Tags.of("exporter", exporter.address().toString()), now));
            }
        }
        gauge.register(rows, true);
    }
}
