/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.enrich.HostNames;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.syslog.SyslogDecoder;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** {@code flowhound decode --syslog FILE}: what the lines of a log file would become. */
final class LogFileDecoding {
    private final Configuration configuration;
    private final PrintStream out;
    private final PrintStream err;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    LogFileDecoding(Configuration configuration, PrintStream out, PrintStream err) {
        this.configuration = configuration;
        this.out = out;
        this.err = err;
    }

    /**
     * Prints a document for each line that has anything in it, in their order.
     *
     * @param file {@code -} for the standard input
     * @return exit status
     */
    int decode(Path file) throws IOException {
        DocumentLines lines = new DocumentLines(out);
        SyslogDecoder decoder = new SyslogDecoder(
                ConfiguredSyslog.file(configuration),
                GeoSources.places(configuration, configuration.documents().profile()),
                HostNames.none(),
                new LiveSettings(configuration).masking(),
                lines,
                new CollectorMetrics(registry));
        try (InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file)) {
            new LogFile().read(in, System.currentTimeMillis(), decoder::entry);
        }
        lines.flush();
        report(lines.documents());
        return out.checkError() ? 1 : 0;
    }

    private void report(long documents) {
        err.printf("%d documents of %d lines%n", documents, Totals.of(registry, "flowhound.sender.messages"));
        long empty = Totals.of(registry, "flowhound.sender.empty");
        if (empty > 0) {
            err.printf("empty: %d%n", empty);
        }
        byTag("flowhound.syslog.unparsed", "reason")
                .forEach((reason, count) -> err.printf("unparsed, %s: %d%n", reason, count));
        byTag("flowhound.syslog.understood", "parser")
                .forEach((name, count) -> err.printf("understood, %s: %d%n", name, count));
    }

    private Map<String, Long> byTag(String name, String tag) {
        Map<String, Long> counts = new TreeMap<>();
        for (Counter counter : registry.find(name).counters()) {
            counts.merge(String.valueOf(counter.getId().getTag(tag)), (long) counter.count(), Long::sum);
        }
        return counts;
    }
}
