/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.metrics.HealthSource;
import io.flowhound.pivot.Evaluation;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hunt, once over stored time or continuously. One thread calls one of {@link #run}, {@link #watch(long, long)} and
 * {@link #watch()}, once; any thread may call the rest.
 */
public final class PivotJob {
    /** Name of the checkpoint of the continuous watch. */
    public static final String NAME = "pivots";

    private static final Logger log = LoggerFactory.getLogger(PivotJob.class);
    private static final long DAY_MILLIS = 86_400_000;
    /** While ticks come fast, one checkpoint serves many of them. */
    private static final long SAVE_MILLIS = 5_000;

    private static final long LEAST_LEASE_MILLIS = 120_000;
    private static final long LEASE_TICKS = 3;
    /** Loading the history of a large network takes a while. */
    private static final long BEGIN_LEASE_MILLIS = 900_000;
    /** A watch over stored time goes on soon after it was killed. */
    private static final long REPLAY_LEASE_MILLIS = 30_000;

    private static final long POLL_MILLIS = 2_000;
    private static final long STANDBY_MILLIS = 10_000;
    private static final long BUG_MILLIS = 60_000;

    private final JobSettings settings;
    private final JobParts parts;
    private final JobListener listener;
    private final JobMeters meters;
    private final JobStatus status;
    private final LongSupplier clock;
    private final Pause pause;
    private @Nullable String lastTrouble;
    private @Nullable String logTrouble;
    private @Nullable CheckpointStore checkpoints;
    private boolean live;
    private long from;
    private long to;
    private long told;
    private long savedAt;

    public PivotJob(JobSettings settings, JobParts parts, JobListener listener, MeterRegistry registry) {
        this(settings, parts, listener, registry, System::currentTimeMillis, new Pause());
    }

    PivotJob(
            JobSettings settings,
            JobParts parts,
            JobListener listener,
            MeterRegistry registry,
            LongSupplier clock,
            Pause pause) {
        this.settings = settings;
        this.parts = parts;
        this.listener = listener;
        this.meters = new JobMeters(registry);
        this.status = new JobStatus(settings, clock);
        this.clock = clock;
        this.pause = pause;
    }

    /** How it is, for /health. */
    public HealthSource health() {
        return status;
    }

    /** Whether there is history enough. */
    public LearningState learning() {
        return status.learning();
    }

    /** Lets the job end after the tick that it is at. What it has done is saved. */
    public void stop() {
        pause.stop();
    }

    /**
     * Goes once through a span of arrival time, as fast as it goes, and leaves no checkpoint.
     *
     * @param fromArrival milliseconds since 1970
     * @param toArrival milliseconds since 1970, not included
     * @return whether it came to the end, rather than being stopped
     * @throws IOException when Elasticsearch refuses something, or does not answer for some time
     */
    public boolean run(long fromArrival, long toArrival) throws IOException, InterruptedException {
        from = fromArrival;
        to = toArrival;
        Retry retry = new Retry(pause, false, this::trouble);
        try {
            Ticks ticks = ticks(Ticks.Start.cold(fromArrival, parts, retry), retry);
            ticks.advance(toArrival, false);
            return ticks.position() >= toArrival;
        } catch (CancellationException stopped) {
            return false;
        }
    }

    /**
     * Goes through a span of arrival time, as fast as it goes, from the checkpoint that an earlier run of the same span and
     * tick left. At the end the checkpoint is removed.
     *
     * @param fromArrival milliseconds since 1970
     * @param toArrival milliseconds since 1970, not included
     * @return whether it came to the end, rather than being stopped
     * @throws IOException when Elasticsearch refuses something, or does not answer for some time
     */
    public boolean watch(long fromArrival, long toArrival) throws IOException, InterruptedException {
        from = fromArrival;
        to = toArrival;
        String name = NAME + "-" + fromArrival + "-" + toArrival + "-" + settings.tickMillis();
        return hold(parts.checkpoints().apply(name), new Retry(pause, false, this::trouble));
    }

    /** Watches what comes in, until it is stopped. Goes on from the checkpoint, or with the flows of yesterday when there is none. */
    public void watch() throws InterruptedException {
        live = true;
        CheckpointStore store = parts.checkpoints().apply(NAME);
        Retry retry = new Retry(pause, true, this::trouble);
        while (!pause.stopping()) {
            try {
                hold(store, retry);
            } catch (LeaseLostException e) {
                note(e.getMessage() + "; standing by");
            } catch (IOException | RuntimeException bug) {
                log.error("the pivot hunt failed; it goes on from its checkpoint in a minute, please report this", bug);
                status.trouble("failed with " + bug + "; it goes on from its checkpoint");
                pause.await(BUG_MILLIS);
            }
        }
    }

    /** Waits for the lease, then hunts until the end, or until the job is to stop. */
    private boolean hold(CheckpointStore store, Retry retry) throws IOException, InterruptedException {
        try {
            Lease lease = lease(store, retry);
            if (lease == null) {
                return false;
            }
            status.standby(null);
            status.trouble(null);
            checkpoints = store;
            return hunt(lease, store, retry);
        } catch (CancellationException stopped) {
            giveUp(store); // amid a tick: the checkpoint before it stays
            return false;
        }
    }

    private @Nullable Lease lease(CheckpointStore store, Retry retry) throws IOException, InterruptedException {
        String holder = "";
        while (!pause.stopping()) {
            Lease lease = retry.call(() -> store.acquire(live ? BEGIN_LEASE_MILLIS : REPLAY_LEASE_MILLIS));
            if (lease.held()) {
                return lease;
            }
            String words = "standing by: " + lease.owner() + " is at work";
            if (!lease.owner().equals(holder)) {
                note(words + ", at least until " + Instant.ofEpochMilli(lease.until()));
                holder = lease.owner();
            }
            status.standby(words);
            pause.await(Math.clamp(lease.until() - clock.getAsLong(), 1, STANDBY_MILLIS));
        }
        return null;
    }

    private boolean hunt(Lease lease, CheckpointStore store, Retry retry) throws IOException, InterruptedException {
        Ticks ticks = ticks(start(lease.saved(), retry), retry);
        savedAt = clock.getAsLong();
        if (live) {
            from = ticks.position();
            follow(ticks, store, retry);
        } else {
            ticks.advance(to, false);
            if (ticks.position() >= to) {
                retry.run(store::delete);
                return true;
            }
        }
        retry.run(() -> store.save(ticks.saved(), leaseMillis()));
        giveUp(store);
        return false;
    }

    private Ticks.Start start(@Nullable Saved saved, Retry retry) throws IOException, InterruptedException {
        Ticks.Start warm = saved == null ? null : Ticks.Start.warm(saved, parts, retry, listener);
        if (warm != null) {
            note("going on at " + Instant.ofEpochMilli(warm.position()));
            return warm;
        }
        // A whole day at least, so that a trial day can be judged from stored flows, and from midnight, so that its
        // history is whole.
        long begin = live ? Math.floorDiv(clock.getAsLong() - DAY_MILLIS, DAY_MILLIS) * DAY_MILLIS : from;
        return Ticks.Start.cold(begin, parts, retry);
    }

    private void follow(Ticks ticks, CheckpointStore store, Retry retry) throws IOException, InterruptedException {
        while (!pause.stopping()) {
            long now = clock.getAsLong();
            long limit = settings.boundaryBefore(Math.min(now, retry.call(parts.watermark()::millis)));
            if (limit > ticks.position()) {
                to = limit;
                ticks.advance(limit, true);
            } else {
                if (now - savedAt > leaseMillis() / 2) {
                    retry.run(() -> store.renew(leaseMillis()));
                    savedAt = now;
                }
                long due = settings.boundaryAfter(ticks.position()) - now;
                pause.await(Math.clamp(due, POLL_MILLIS, leaseMillis() / 3));
            }
        }
    }

    private Ticks ticks(Ticks.Start start, Retry retry) {
        return new Ticks(settings, parts, start, retry, pause, meters, this::logs, (ticks, evaluation, news) -> {
            ticked(ticks, evaluation, news);
            save(ticks, retry);
        });
    }

    private void ticked(Ticks ticks, Evaluation evaluation, List<Finding> news) {
        status.ticked(ticks.position(), evaluation.historyDays());
        for (Finding finding : news) {
            long latency = Math.max(0, (live ? clock.getAsLong() : ticks.position()) - secondLegEnd(finding));
            meters.latency.record(latency, TimeUnit.MILLISECONDS);
            meters.told.increment();
            told++;
            listener.told(finding, latency);
        }
        listener.progress(new Progress(from, ticks.position(), to, ticks.count(), ticks.records(), told));
    }

    private static long secondLegEnd(Finding finding) {
        return finding.legs().stream()
                .filter(leg -> leg.parent() >= 0)
                .min(Comparator.comparingLong(Leg::start))
                .map(Leg::end)
                .orElse(finding.end());
    }

    private void save(Ticks ticks, Retry retry) throws IOException, InterruptedException {
        CheckpointStore store = checkpoints;
        long now = clock.getAsLong();
        boolean due = now - savedAt >= SAVE_MILLIS || (live && ticks.position() >= to);
        if (store != null && due) {
            retry.run(() -> store.save(ticks.saved(), leaseMillis()));
            savedAt = now;
        }
    }

    private long leaseMillis() {
        return live ? Math.max(LEAST_LEASE_MILLIS, LEASE_TICKS * settings.tickMillis()) : REPLAY_LEASE_MILLIS;
    }

    private void giveUp(CheckpointStore store) {
        try {
            store.release();
        } catch (IOException e) {
            log.warn("the lease of the pivot hunt could not be given back; it ends by itself: {}", e.getMessage());
        }
    }

    private void trouble(@Nullable String words) {
        if (words != null) {
            meters.failures.increment();
            if (!words.equals(lastTrouble)) {
                log.warn("the pivot hunt waits: {}", words);
            }
        }
        lastTrouble = words;
        status.trouble(words);
    }

    private void logs(@Nullable String words) {
        if (words != null && !words.equals(logTrouble)) {
            note(words + "; the hunt goes on without logs");
        }
        logTrouble = words;
        status.logs(words);
    }

    private void note(String words) {
        log.info("pivot hunt: {}", words);
        listener.note(words);
    }
}
