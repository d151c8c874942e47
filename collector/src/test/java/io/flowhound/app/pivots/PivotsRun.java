/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.config.Configuration;
import io.flowhound.config.ConfigurationException;
import io.flowhound.pivot.report.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** A command below {@code pivots}, run to its end with a desk of its own, and what it wrote. */
record PivotsRun(int exit, String out, String err) {
    static final Instant NOW = Instant.parse("2026-03-08T00:00:00Z");

    static PivotsRun of(FakeDesk desk, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Access access = new Access(desk, print(out), print(err));
        CommandLine line = PivotsCommand.of(access)
                .setOut(new PrintWriter(access.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(access.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true);
        int exit = line.execute(args);
        return new PivotsRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private record Access(FakeDesk desk, PrintStream out, PrintStream err) implements PivotAccess {
        @Override
        public Style style() {
            return Style.PLAIN;
        }

        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public Configuration configuration() {
            try {
                return Configuration.load(
                        null,
                        List.of(
                                "pivot.learning-days=" + desk.rules.learningDays(),
                                "pivot.trial-days=" + desk.rules.trialDays()),
                        Map.of());
            } catch (ConfigurationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public PivotDesk desk(Configuration configuration) {
            return desk;
        }

        @Override
        public boolean templates(Configuration configuration) {
            return true;
        }

        @Override
        public Ending notifier(Configuration configuration) {
            return () -> {};
        }

        @Override
        public Ending whenAskedToEnd(Runnable stop) {
            return () -> {};
        }
    }
}
