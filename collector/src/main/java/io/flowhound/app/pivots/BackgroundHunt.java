/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.metrics.HealthSource;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.job.JobListener;
import io.flowhound.pivot.job.JobSettings;
import io.flowhound.pivot.job.PivotJob;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The continuous hunt on a thread of its own, beside a collector. */
public final class BackgroundHunt implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BackgroundHunt.class);
    private static final long STOP_MILLIS = 10_000;

    private final ElasticClient client;
    private final PivotJob job;
    private final Thread thread = new Thread(this::run, "flowhound-pivots");

    /**
     * A hunt that has not begun.
     *
     * @param client closed with the hunt
     * @param owner name of this process among those that may hunt here
     */
    public BackgroundHunt(Configuration configuration, ElasticClient client, String owner, MeterRegistry registry) {
        this.client = client;
        HuntParts parts = new HuntParts(configuration, client, owner, registry, log::info);
        JobSettings settings = JobSettings.of(configuration.pivot().tick(), PivotSettings.rules(configuration));
        this.job = new PivotJob(settings, parts.writing(), new Told(), registry);
    }

    /** Begins to hunt. */
    public void start() {
        thread.start();
    }

    /** How the hunt is. */
    public HealthSource health() {
        return job.health();
    }

    private void run() {
        try {
            job.watch();
        } catch (InterruptedException e) {
            log.debug("the pivot hunt was interrupted");
        }
    }

    /** Ends after the tick that it is at, or amid it when that takes long: it is done again then. */
    @Override
    public void close() throws IOException {
        job.stop();
        if (!ended()) {
            thread.interrupt();
            ended();
        }
        client.close();
    }

    private boolean ended() {
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private static final class Told implements JobListener {
        @Override
        public void told(Finding finding, long latencyMillis) {
            log.warn("pivot: {}", HuntOutput.line(finding, latencyMillis));
        }
    }
}
