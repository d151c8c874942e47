/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.Finding;
import io.flowhound.pivot.job.JobListener;
import io.flowhound.pivot.job.LearningState;
import io.flowhound.pivot.job.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells on stderr how far a hunt is, every few seconds, and a line on stdout for each alert that a person is to be told of. */
final class HuntOutput implements JobListener {
    private static final long INTERVAL_MILLIS = 3_000;
    private static final int SHOWN_ID = 8;

    private final @Nullable PrintStream out;
    private final PrintStream err;
    private final LongSupplier clock;
    private final List<Long> latencies = new ArrayList<>();
    private Supplier<LearningState> learning = () -> new LearningState(0, 0, 0);
    private String learnt = "";
    private long printedAt;
    private Progress last = new Progress(0, 0, 0, 0, 0, 0);

    /**
     * Output of one hunt.
     *
     * @param out for a line an alert, or null for none
     * @param clock now in milliseconds since 1970
     */
    HuntOutput(@Nullable PrintStream out, PrintStream err, LongSupplier clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.printedAt = clock.getAsLong();
    }

    /** Tells too, whenever that changes, as long as there is not history enough. */
    void learning(Supplier<LearningState> state) {
        this.learning = state;
    }

    /** How far it was at last. */
    Progress last() {
        return last;
    }

    @Override
    public void progress(Progress progress) {
        last = progress;
        LearningState state = learning.get();
        if ((state.isLearning() || state.isTrial()) && !state.words().equals(learnt)) {
            learnt = state.words();
            err.println(learnt);
        }
        long now = clock.getAsLong();
        if (now - printedAt >= INTERVAL_MILLIS) {
            printedAt = now;
            err.printf(
                    Locale.ROOT,
                    "up to %s%s: %,d login records, %,d told%n",
                    Instant.ofEpochMilli(progress.position()),
                    share(progress),
                    progress.records(),
                    progress.alerts());
        }
    }

    private static String share(Progress progress) {
        long all = progress.to() - progress.from();
        return all <= 0 ? "" : " (" + 100 * (progress.position() - progress.from()) / all + " %)";
    }

    @Override
    public void told(Finding finding, long latencyMillis) {
        latencies.add(latencyMillis);
        if (out != null) {
            out.println(line(finding, latencyMillis));
            out.flush();
        }
    }

    static String line(Finding finding, long latencyMillis) {
        String way = Stream.of(
                        Stream.of(finding.root().source()),
                        finding.steppingStones().stream(),
                        finding.targets().stream().limit(1))
                .flatMap(hosts -> hosts)
                .collect(Collectors.joining(" -> "));
        int more = finding.targets().size() - 1;
        return String.join(
                "  ",
                Instant.ofEpochMilli(finding.start()).toString(),
                finding.severity().text(),
                finding.id().substring(0, Math.min(SHOWN_ID, finding.id().length())),
                way + (more > 0 ? " and " + more + " more" : ""),
                words(latencyMillis) + " after the second login");
    }

    @Override
    public void note(String words) {
        err.println(words);
    }

    /** The latencies that were heard, in words; empty when there are none. */
    String latencies() {
        if (latencies.isEmpty()) {
            return "";
        }
        List<Long> sorted = latencies.stream().sorted().toList();
        return "from the end of the second login to the alert: half within " + words(sorted.get(sorted.size() / 2))
                + ", all within " + words(sorted.get(sorted.size() - 1));
    }

    /** Such as 22 s, 6 min 13 s or 1 h 2 min. */
    static String words(long millis) {
        Duration time = Duration.ofMillis(millis);
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return (time.toMinutes() > 0 ? time.toMinutes() + " min " : "") + time.toSecondsPart() + " s";
    }
}
