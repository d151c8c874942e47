/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import io.flowhound.elastic.ElasticException;
import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies retention now and about every ten minutes, until it is told to stop. The pauses are not quite even, so that several collectors
 * do not keep in step. While Elasticsearch is away it asks again after one minute, two, four, and so on.
 */
public final class RetentionTask implements Runnable, HealthSource {
    private static final Logger log = LoggerFactory.getLogger(RetentionTask.class);
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 4;

    private final RetentionClient client;
    private final RetentionMetrics metrics;
    private final Clock clock;
    private final RandomGenerator random;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Health health = Health.ok("has not looked yet");
    private String warned = "";
    private long futureSeen;
    private int failedInARow;

    public RetentionTask(RetentionClient client, MeterRegistry registry, Clock clock, RandomGenerator random) {
        this.client = client;
        this.metrics = new RetentionMetrics(registry, client.rules());
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public Health health() {
        return health;
    }

    /** Ends the task after the request that it is at. */
    public void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        try {
            while (stopping.getCount() > 0) {
                Duration pause = round();
                stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            log.debug("retention was interrupted");
        }
    }

    /** Does it once; returns how long to wait until the next time. */
    Duration round() {
        Instant now = clock.instant();
        boolean complete = false;
        try {
            RetentionPlan plan = client.plan(now);
            metrics.planned(plan);
            RetentionOutcome outcome = client.apply(plan, deletion -> deleted(deletion, plan));
            complete = outcome.complete();
            failedInARow = 0;
            told(plan, outcome);
        } catch (ElasticException | RuntimeException e) {
            failed(e);
        }
        metrics.ended(now, complete);
        return pause();
    }

    private void deleted(Deletion deletion, RetentionPlan plan) {
        metrics.deleted(deletion);
        DatedIndex index = deletion.index();
        log.info(
                "deleted {}: {}, {} documents, ended {} d ago ({}: {})",
                index.name(),
                Amounts.octets(index.octets()),
                index.documents(),
                index.ageDays(plan.made().atZone(ZoneOffset.UTC).toLocalDate()),
                deletion.reason().word(),
                deletion.why());
    }

    private void told(RetentionPlan plan, RetentionOutcome outcome) {
        outcome.created().forEach(name -> log.info("created {} ahead of its time", name));
        if (plan.future().size() != futureSeen) {
            futureSeen = plan.future().size();
            log.info("indices with a name of a time to come, which are left alone: {}", futureSeen);
        }
        report(plan, outcome);
    }

    private void report(RetentionPlan plan, RetentionOutcome outcome) {
        List<String> wrong = new ArrayList<>(plan.notes());
        wrong.addAll(outcome.failures());
        if (outcome.refused() != null) {
            wrong.add(outcome.refused());
        }
        warn(String.join(" ", wrong));
        if (!outcome.failures().isEmpty()) {
            health = Health.failing(String.join("; ", outcome.failures()));
        } else if (outcome.refused() != null) {
            health = Health.ok(outcome.refused());
        } else {
            int left = plan.indices().size() - outcome.deleted().size();
            health = Health.ok(left
                    + (left == 1 ? " index is kept" : " indices are kept")
                    + (plan.notes().isEmpty() ? "" : ". " + String.join(" ", plan.notes())));
        }
    }

    /** A missing privilege is no fault of the collector, which is set up for writing only: it is said and not alarmed. */
    private void failed(Exception e) {
        if (e instanceof ElasticException refused && Privileges.areMissing(refused)) {
            String advice = Privileges.advice(client.rules(), "old indices are not deleted");
            failedInARow = 0;
            health = Health.ok(advice);
            warn(advice);
            return;
        }
        failedInARow++;
        String reason = e instanceof ElasticException ? String.valueOf(e.getMessage()) : e.toString();
        health = Health.failing("old indices are not deleted: " + reason);
        warn("old indices are not deleted, which is tried again: " + reason);
    }

    /** Says something once, until something else is to be said than other figures. */
    private void warn(String text) {
        String gist = text.replaceAll("[0-9.]+", "");
        if (!text.isEmpty() && !gist.equals(warned)) {
            log.warn("retention: {}", text);
        }
        warned = gist;
    }

    /** Between 0.9 and 1.1 times what it is on average. */
    private Duration pause() {
        Duration most = INTERVAL;
        Duration mean =
                failedInARow == 0 ? most : FIRST_RETRY.multipliedBy(1L << Math.min(failedInARow - 1, MOST_DOUBLINGS));
        long millis = Math.min(mean.toMillis(), most.toMillis());
        return Duration.ofMillis((long) (millis * (0.9 + 0.2 * random.nextDouble())));
    }
}
