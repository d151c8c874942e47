/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with an exporter in one minute.
 *
 * @param problems their names, the worst first; none when all is well
 * @param reason the worst as a sentence with the next step; empty when all is well
 */
record Judgement(List<String> problems, String reason) {
    /** As the hint of {@code status}: within this, half a second of a header and a slow way explain it. */
    private static final long CLOCK_MILLIS = 5_000;

    Judgement {
        problems = List.copyOf(problems);
    }

    /**
     * What it is judged by.
     *
     * @param from when the minute began, epoch milliseconds: a template may come within it
     * @param heard whether anything came of it in the minute: the clock of one that was not heard is not judged
     * @param silent whether it counts as silent
     * @param arrived units of its sequence, and
     * @param lost those that are missing
     * @param dropped how much of it was dropped
     */
    record Minute(long from, boolean heard, boolean silent, long arrived, long lost, long dropped) {}

    static Judgement of(ExporterNow exporter, Minute minute) {
        List<String> problems = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        if (minute.silent) {
            problems.add("silent");
            reasons.add(
                    "Nothing has come since " + Instant.ofEpochMilli(exporter.last())
                            + ": look whether the device is up, still exports to this collector, and is not blocked by a firewall.");
        }
        if (minute.lost > 0) {
            problems.add("sequence-loss");
            reasons.add(
                    minute.lost + " of " + (minute.arrived + minute.lost) + " "
                            + (exporter.numbersDatagrams() ? "datagrams" : "records")
                            + " have not arrived: look at health.kernel_drops of the collector, then at the network in between.");
        }
        if (minute.dropped > 0) {
            problems.add("dropped");
            reasons.add(
                    minute.dropped
                            + " times something of it was dropped: see its documents with health.kind drop and their health.drop_reason.");
        }
        if (exporter.missingSince() < minute.from) {
            problems.add("template-missing");
            reasons.add("Data wait for " + exporter.missing()
                    + " templates that it has not sent: set its template refresh to 1 minute.");
        }
        if (minute.heard && Math.abs(exporter.clockOffset()) > CLOCK_MILLIS) {
            problems.add("clock-skew");
            reasons.add("Its clock is "
                    + Duration.ofMillis(Math.abs(exporter.clockOffset())).toSeconds() + " s "
                    + (exporter.clockOffset() > 0 ? "ahead of ours" : "behind ours")
                    + ": configure NTP at the exporter.");
        }
        return new Judgement(problems, reasons.isEmpty() ? "" : reasons.get(0));
    }
}
