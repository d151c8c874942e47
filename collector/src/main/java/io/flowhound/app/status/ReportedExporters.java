/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The exporters of the last report, as pages show them. */
final class ReportedExporters {
    private static final String EXPORTER = "exporter";

    private final ReportBoard board;
    private final Meters meters;
    private final LongSupplier clock;

    ReportedExporters(ReportBoard board, Meters meters, LongSupplier clock) {
        this.board = board;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * A moment.
     *
     * @param now epoch milliseconds
     */
    record Moment(long now, Reports reports, List<ExporterView> exporters) {
        /** Milliseconds since the report; negative when there is none yet. */
        long age() {
            return reports.time() == 0 ? -1 : Math.max(0, now - reports.time());
        }

        /** Writes how old the report is, or null when there is none. */
        void describe(ObjectNode page) {
            if (reports.time() == 0) {
                page.putNull("report");
                return;
            }
            ObjectNode report = page.putObject("report");
            report.put("time", Words.time(reports.time()));
            report.put("age_seconds", age() / 1000.0);
            report.put("rate_interval_seconds", reports.intervalSeconds());
        }
    }

    /**
     * What is known now.
     *
     * @param query {@code exporter} keeps one address
     * @throws IllegalArgumentException when that is no address
     */
    Moment now(Map<String, String> query) {
        IpAddress only = only(query);
        Reports reports = board.latest();
        return new Moment(clock.getAsLong(), reports, ExporterView.of(reports.streams(), meters.dropped(), only));
    }

    private static @Nullable IpAddress only(Map<String, String> query) {
        String exporter = query.get(EXPORTER);
        return exporter == null ? null : IpAddress.parse(exporter);
    }
}
