/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.pivot.Evaluation;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.FrozenDay;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Testimony;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The ticks: what arrived in each is read, judged and recorded, before the position moves behind it. Every request is repeated until it
 * succeeds, so that no tick is done by halves unless the job ends, and then it is done again from the checkpoint.
 */
final class Ticks {
    private static final long DAY_MILLIS = 86_400_000;
    /** What logs say of one login may make another one the likelier parent, which is asked about then. */
    private static final int MOST_ROUNDS = 3;

    /** Hears that a tick is done. */
    interface Done {
        void tick(Ticks ticks, Evaluation evaluation, List<Finding> told) throws IOException, InterruptedException;
    }

    /** Hears whether logs can be read. */
    interface Heard {
        /** Is told after each question why the logs cannot be read, or null when they can. */
        void logs(@Nullable String trouble);
    }

    private final JobSettings settings;
    private final JobParts parts;
    private final Hunt hunt;
    private final AlertSink alerts;
    private final LateArrivals late;
    private final Windows windows;
    private final Retry retry;
    private final Pause pause;
    private final JobMeters meters;
    private final Heard heard;
    private final Done done;
    private long position;
    private long ticks;
    private long records;

    Ticks(
            JobSettings settings,
            JobParts parts,
            Start start,
            Retry retry,
            Pause pause,
            JobMeters meters,
            Heard heard,
            Done done) {
        this.settings = settings;
        this.parts = parts;
        this.hunt = start.hunt();
        this.alerts = start.alerts();
        this.late = start.late();
        this.position = start.position();
        this.windows = new Windows(settings, parts.counts(), retry);
        this.retry = retry;
        this.pause = pause;
        this.meters = meters;
        this.heard = heard;
        this.done = done;
    }

    /** Arrival time up to which everything is judged and recorded. */
    long position() {
        return position;
    }

    long count() {
        return ticks;
    }

    long records() {
        return records;
    }

    /** What must be known to go on from the position elsewhere. */
    Saved saved() {
        return new Saved(position, new JobState(hunt.state(), alerts.state(), late).toBytes());
    }

    /**
     * Does all ticks up to a limit, or those that it comes to before the job is to stop.
     *
     * @param growing whether what was read already may have grown since
     */
    void advance(long limit, boolean growing) throws IOException, InterruptedException {
        while (position < limit && !pause.stopping()) {
            hunt.dismissed(retry.call(parts.dismissals()::all));
            if (growing) {
                readLate();
            }
            window(windows.end(position, limit));
        }
    }

    private void window(long end) throws IOException, InterruptedException {
        List<LoginRecord> read = read(position, end);
        int next = 0;
        while (position < end && !pause.stopping()) {
            long to = Math.min(settings.boundaryAfter(position), end);
            for (; next < read.size() && read.get(next).arrival() < to; next++) {
                hunt.add(read.get(next));
                late.read(read.get(next).arrival());
            }
            tick(to);
        }
    }

    private List<LoginRecord> read(long from, long to) throws IOException, InterruptedException {
        List<LoginRecord> read = retry.call(() -> {
            List<LoginRecord> found = new ArrayList<>();
            parts.records().read(from, to, found::add);
            return found;
        });
        read.sort(Comparator.comparingLong(LoginRecord::arrival));
        meters.records.increment(read.size());
        records += read.size();
        return read;
    }

    /** Arrival is not searchability: what has grown behind the position is read again. */
    private void readLate() throws IOException, InterruptedException {
        long from = late.from(position);
        if (from >= position) {
            return;
        }
        SortedMap<Long, Long> counted =
                retry.call(() -> parts.counts().count(from, position, LateArrivals.BUCKET_MILLIS));
        for (LateArrivals.Span span : late.grown(counted, position)) {
            meters.lateBuckets.increment();
            // As they come, since a span may be a whole day; to add one twice changes nothing.
            retry.run(() -> parts.records().read(span.from(), span.to(), this::addAgain));
        }
    }

    private void addAgain(LoginRecord login) {
        meters.records.increment();
        records++;
        hunt.add(login);
    }

    /** Asks the logs, and again where what they say leads to other logins. */
    private void interrogate(long asOf) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<LoginQuestion> questions = hunt.questions(asOf);
            if (questions.isEmpty()) {
                return;
            }
            Testimony said = parts.witness().ask(questions, asOf);
            meters.questions.increment(questions.size());
            heard.logs(said.trouble());
            if (!hunt.witness(said, asOf)) {
                return;
            }
        }
    }

    private void tick(long to) throws IOException, InterruptedException {
        interrogate(to);
        Evaluation evaluation = hunt.evaluate(to);
        List<Finding> told = retry.call(() -> alerts.record(evaluation));
        for (FrozenDay frozen : hunt.drainFrozen()) {
            if (isWhole(frozen.day(), to)) {
                retry.run(() -> parts.baseline().write(frozen));
            }
        }
        position = to;
        ticks++;
        meters.ticks.increment();
        done.tick(this, evaluation, told);
    }

    /** A day of which only a part was watched would make the history forget what was usual in the rest. */
    private boolean isWhole(int day, long to) {
        long start = day * DAY_MILLIS;
        return start >= late.since() && start + DAY_MILLIS <= to;
    }

    /** With what ticks begin: a detector and alerts that have seen everything before a position. */
    record Start(long position, Hunt hunt, AlertSink alerts, LateArrivals late) {
        /** Begins at a position, with the history before it. */
        static Start cold(long position, JobParts parts, Retry retry) throws IOException, InterruptedException {
            Hunt hunt = retry.call(() -> parts.hunts().begin(position));
            return new Start(position, hunt, parts.alerts().get(), new LateArrivals(position));
        }

        /** Goes on from a checkpoint; null when its state cannot be used, which {@code note} hears. */
        static @Nullable Start warm(Saved saved, JobParts parts, Retry retry, JobListener note)
                throws IOException, InterruptedException {
            try {
                JobState state = JobState.of(saved.state());
                AlertSink alerts = parts.alerts().get();
                alerts.restore(state.alerts());
                long before = historyBefore(state.late().since(), saved.position());
                Hunt hunt = retry.call(() -> parts.hunts().resume(before, state.hunt()));
                return new Start(saved.position(), hunt, alerts, state.late());
            } catch (IllegalArgumentException e) {
                note.note("the state of the checkpoint cannot be used (" + e.getMessage()
                        + "): beginning anew from stored flows");
                return null;
            }
        }

        /**
         * Days that the detector saw itself are not to be worked out from flows, which know nothing of what stands in alerts. They are
         * in its state, and all but the last in the stored history.
         */
        private static long historyBefore(long since, long position) {
            return position - since < 2 * DAY_MILLIS ? since : position - DAY_MILLIS;
        }
    }
}
