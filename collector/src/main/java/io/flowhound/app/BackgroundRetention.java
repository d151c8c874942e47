/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.metrics.HealthSource;
import io.flowhound.setup.retention.RetentionClient;
import io.flowhound.setup.retention.RetentionTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Retention on a thread of its own, beside the collector. */
final class BackgroundRetention implements AutoCloseable {
    private static final long STOP_MILLIS = 5_000;

    private final ElasticClient client;
    private final RetentionTask task;
    private final Thread thread;

    /**
     * One that has not begun.
     *
     * @param client closed with it
     */
    BackgroundRetention(Configuration configuration, ElasticClient client, MeterRegistry registry) {
        this.client = client;
        this.task = new RetentionTask(
                new RetentionClient(client, RetentionSettings.rules(configuration)),
                registry,
                Clock.systemUTC(),
                RandomGenerator.getDefault());
        this.thread = Thread.ofPlatform().daemon().name("flowhound-retention").unstarted(task);
    }

    void start() {
        thread.start();
    }

    HealthSource health() {
        return task;
    }

    /** Ends after the request that it is at, or amid it when that takes long: the next run does the rest. */
    @Override
    public void close() throws IOException {
        task.stop();
        if (!Threads.join(thread, STOP_MILLIS)) {
            thread.interrupt();
            Threads.join(thread, STOP_MILLIS);
        }
        client.close();
    }
}
