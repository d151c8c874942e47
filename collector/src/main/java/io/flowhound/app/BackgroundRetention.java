/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.metrics.HealthSource;
import io.flowhound.schema.FlowStream;
import io.flowhound.setup.retention.RetentionClient;
import io.flowhound.setup.retention.RetentionTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retention on a thread of its own, beside the collector. */
final class BackgroundRetention implements AutoCloseable {
    private static final long STOP_MILLIS = 5_000;

    private static final Logger log = LoggerFactory.getLogger(BackgroundRetention.class);

    private final ElasticClient client;
    private final @Nullable FlowStream stream;
    private final RetentionTask task;
    private final Thread thread;

    /**
     * One that has not begun.
     *
     * @param client closed with it
     */
    BackgroundRetention(Configuration configuration, ElasticClient client, MeterRegistry registry) {
        this.client = client;
        this.stream = configuration.index().stream();
        this.task = new RetentionTask(
                new RetentionClient(client, RetentionSettings.rules(configuration)),
                registry,
                Clock.systemUTC(),
                RandomGenerator.getDefault());
        this.thread = Thread.ofPlatform().daemon().name("flowhound-retention").unstarted(task);
    }

    void start() {
        if (stream != null) {
            log.info(
                    "retention leaves flows alone: their data stream {} is rolled over and deleted by its lifecycle",
                    stream.name());
        }
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
