/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.elastic.ElasticException;
import io.flowhound.simulate.ExportProtocol;
import io.flowhound.simulate.Summary;
import io.flowhound.simulate.Tally;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Prints what the demo has stored, as Elasticsearch tells it. */
final class DemoReport {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private final PrintStream out;
    private final DemoQueries queries;

    DemoReport(PrintStream out, DemoQueries queries) {
        this.out = out;
        this.queries = queries;
    }

    /** Prints counts beside what was sent, and who talked most; whether all that was sent is there. */
    boolean print(Summary sent) throws ElasticException {
        boolean complete = counts(sent);
        top("Top talkers", "source.ip");
        top("Top servers", "destination.ip");
        top("Top countries", "destination.geo.country_name");
        top("Top networks", "destination.as.organization.name");
        top("Top services", "network.protocol");
        out.printf("%nFlows with%n");
        with("a country", "geo.country_iso_code");
        with("a city", "geo.city_name");
        with("an autonomous system", "as.number");
        return complete;
    }

    private boolean counts(Summary sent) throws ElasticException {
        Map<Long, Long> stored = queries.byVersion();
        MergedRecords merged = queries.merged();
        out.printf("%n%-30s %10s %10s%n", "Flows", "records", "documents");
        for (Map.Entry<ExportProtocol, Tally> each : sent.byProtocol().entrySet()) {
            long found = stored.getOrDefault((long) each.getKey().version(), 0L);
            out.printf(
                    "  %-28s %,10d %,10d%n",
                    each.getKey().label(), each.getValue().flowRecords(), found);
        }
        long sentRecords = sent.total().flowRecords();
        boolean complete = merged.records() == sentRecords;
        out.printf(
                "  %s%s%n",
                merged.words(),
                complete ? "; every record that was sent is in them" : String.format("; %,d were sent", sentRecords));
        return complete;
    }

    private void top(String title, String field) throws ElasticException {
        out.printf("%n%s%n", title);
        queries.topByOctets(field).forEach((value, octets) -> out.printf("  %-28s %10s%n", value, octets(octets)));
    }

    private void with(String what, String field) throws ElasticException {
        out.printf("  %-28s %10s %,10d%n", what, "", queries.countWith(field));
    }

    private static String octets(long octets) {
        double value = octets;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }
}
