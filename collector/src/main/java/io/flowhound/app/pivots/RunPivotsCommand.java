/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.config.Configuration;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertQuery;
import io.flowhound.pivot.alert.MemoryAlerts;
import io.flowhound.pivot.job.JobParts;
import io.flowhound.pivot.job.JobSettings;
import io.flowhound.pivot.job.LearningState;
import io.flowhound.pivot.job.PivotJob;
import io.flowhound.pivot.job.Progress;
import io.flowhound.pivot.report.AlertTable;
import io.flowhound.pivot.report.DryRunText;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code flowhound pivots run}: hunts once through stored flows. */
@Command(
        name = "run",
        description = {
            "Hunt once through the flows that arrived between --from and --to, and write alerts of what is found.",
            "A second run over the same time changes nothing."
        })
final class RunPivotsCommand implements Callable<Integer> {
    private final PivotAccess access;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final SpanOptions span = new SpanOptions();

    @Option(names = "--dry-run", description = "Write no alerts; print what would have been alerted, day by day.")
    private boolean dryRun;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "With --dry-run: the last N days, in place of --from and --to.")
    private @Nullable Integer days;

    @Option(
            names = "--tick",
            paramLabel = "DURATION",
            converter = TickOption.class,
            description = "How much time is judged at once (default: pivot.tick).")
    private @Nullable Duration tick;

    RunPivotsCommand(PivotAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws Exception {
        SpanOptions.Span wanted = wanted(access.now());
        Configuration configuration = access.configuration();
        if (!dryRun && !access.templates(configuration)) {
            access.err().println("Nothing was done: ./flowhound setup installs the index templates.");
            return 1;
        }
        try (PivotDesk desk = access.desk(configuration)) {
            MemoryAlerts memory = new MemoryAlerts();
            JobParts parts = dryRun ? desk.dryParts(memory) : desk.parts();
            HuntOutput output = new HuntOutput(null, access.err(), System::currentTimeMillis);
            PivotJob job = new PivotJob(settings(configuration), parts, output, new SimpleMeterRegistry());
            output.learning(job::learning);
            PivotAccess.Ending ending = access.whenAskedToEnd(job::stop);
            try {
                if (!job.run(wanted.from(), wanted.to())) {
                    access.err()
                            .println("stopped at "
                                    + Instant.ofEpochMilli(output.last().position()));
                    return 1;
                }
                access.out().print(summary(output.last(), wanted, job.learning()));
                access.out()
                        .print(
                                dryRun
                                        ? DryRunText.of(
                                                memory.all(),
                                                wanted.from(),
                                                wanted.to(),
                                                configuration.pivot().budget(),
                                                access.style())
                                        : AlertTable.of(found(desk, wanted), access.style()));
                access.out().flush();
                return 0;
            } finally {
                ending.close();
            }
        }
    }

    private SpanOptions.Span wanted(Instant now) {
        if (days == null) {
            return span.span(now, null);
        }
        if (!dryRun || span.given() || days < 1 || days > 366) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--days takes 1 to 366, belongs to --dry-run, and stands in place of --from and --to");
        }
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
        return new SpanOptions.Span(midnight.minus(days - 1L, ChronoUnit.DAYS).toEpochMilli(), now.toEpochMilli());
    }

    private JobSettings settings(Configuration configuration) {
        return JobSettings.of(tick == null ? configuration.pivot().tick() : tick, PivotSettings.rules(configuration));
    }

    private static List<Alert> found(PivotDesk desk, SpanOptions.Span wanted) throws IOException {
        return desk.alerts(AlertQuery.of(wanted.from(), wanted.to())).stream()
                .filter(ListCommand::needsEyes)
                .toList();
    }

    private static String summary(Progress done, SpanOptions.Span wanted, LearningState learning) {
        return String.format(
                Locale.ROOT,
                "%s to %s: %,d login records in %,d ticks, people told %,d times%n%s%n%n",
                Instant.ofEpochMilli(wanted.from()),
                Instant.ofEpochMilli(wanted.to()),
                done.records(),
                done.ticks(),
                done.alerts(),
                learning.words());
    }
}
