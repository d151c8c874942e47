/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.config.Configuration;
import io.flowhound.pivot.job.JobSettings;
import io.flowhound.pivot.job.PivotJob;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flowhound pivots watch}: hunts continuously. */
@Command(
        name = "watch",
        description = {
            "Hunt in what comes in until Ctrl-C or SIGTERM, and print a line for each alert that people are told of.",
            "With --from: through stored flows as fast as it goes, from where an earlier watch of the same time was stopped."
        })
final class WatchCommand implements Callable<Integer> {
    private final PivotAccess access;

    @Mixin
    private final SpanOptions span = new SpanOptions();

    @Option(
            names = "--tick",
            paramLabel = "DURATION",
            converter = TickOption.class,
            description = "How often to look, or how much stored time is judged at once (default: pivot.tick).")
    private @Nullable Duration tick;

    WatchCommand(PivotAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws Exception {
        SpanOptions.Span wanted = span.given() ? span.span(access.now(), null) : null;
        Configuration configuration = access.configuration();
        if (!access.templates(configuration)) {
            access.err().println("Nothing was done: ./flowhound setup installs the index templates.");
            return 1;
        }
        Duration every = tick == null ? configuration.pivot().tick() : tick;
        JobSettings settings = JobSettings.of(every, PivotSettings.rules(configuration));
        try (PivotDesk desk = access.desk(configuration)) {
            HuntOutput output = new HuntOutput(access.out(), access.err(), System::currentTimeMillis);
            PivotJob job = new PivotJob(settings, desk.parts(), output, new SimpleMeterRegistry());
            output.learning(job::learning);
            PivotAccess.Ending telling = wanted == null ? access.notifier(configuration) : () -> {};
            // Last, since the program cannot end until it is closed.
            PivotAccess.Ending ending = access.whenAskedToEnd(job::stop);
            try {
                boolean done = watch(job, wanted, access.now().toEpochMilli());
                tell(job, output, done);
                return done ? 0 : 1;
            } finally {
                telling.close();
                ending.close();
            }
        }
    }

    private static boolean watch(PivotJob job, SpanOptions.@Nullable Span wanted, long now)
            throws IOException, InterruptedException {
        if (wanted != null) {
            return job.watch(wanted.from(), Math.min(wanted.to(), now));
        }
        job.watch();
        return true;
    }

    private void tell(PivotJob job, HuntOutput output, boolean done) {
        access.err().println(job.learning().words());
        if (!output.latencies().isEmpty()) {
            access.err().println(output.latencies());
        }
        if (!done) {
            access.err()
                    .println("stopped at " + Instant.ofEpochMilli(output.last().position())
                            + "; a watch of the same time goes on there");
        }
    }
}
