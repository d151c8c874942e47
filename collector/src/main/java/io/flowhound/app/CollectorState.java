/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.StringReader;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes in Elasticsearch, every ten seconds and at the end, before which time everything that arrived here is stored, so
 * that who reads flows by arrival does not read past what is still on its way. A failure is harmless: readers wait.
 */
final class CollectorState implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CollectorState.class);
    private static final long INTERVAL_MILLIS = 10_000;
    private static final long STOP_MILLIS = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ElasticClient elastic;
    private final String index;
    private final String id;
    private final StoredBefore stored;
    private final String host = HostName.get();
    private final Counter failures;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "flowhound-state");
    private boolean failing;

    /** Prepares it; nothing is sent before {@link #start}. */
    CollectorState(
            ElasticClient elastic,
            Configuration configuration,
            String id,
            StoredBefore stored,
            MeterRegistry registry) {
        this.elastic = elastic;
        this.index = configuration.index().prefix() + "-state";
        this.id = id;
        this.stored = stored;
        this.failures = Counter.builder("flowhound.collector.state.failed")
                .description("Times that 'all stored before' could not be published")
                .register(registry);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                boolean stop = stopping.getCount() == 0;
                publish(stop && stored.isDrained());
                if (stop) {
                    return;
                }
                stopping.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            log.debug("ended before the last state was published");
        }
    }

    private void publish(boolean stopped) {
        long time = stored.millis();
        if (time == 0) {
            return; // until the first datagram is taken, what an earlier run has published is still right
        }
        String document = document(time, stopped);
        try {
            elastic.call(api ->
                    api.index(put -> put.index(index).id("collector-" + id).withJson(new StringReader(document))));
            failing = false;
        } catch (ElasticException | RuntimeException e) {
            failures.increment();
            if (!failing) {
                log.warn("'all stored before' cannot be published, so that the pivot hunt waits: {}", e.getMessage());
            }
            failing = true;
        }
    }

    private String document(long time, boolean stopped) {
        ObjectNode root = JSON.createObjectNode();
        root.put("@timestamp", Instant.now().toString());
        root.putObject("host").put("name", host);
        root.putObject("state")
                .put("kind", "collector")
                .put("name", id)
                .put("stored_before", Instant.ofEpochMilli(time).toString())
                .put("stopped", stopped);
        return root.toString();
    }

    /** Publishes once more. What receives and what stores must have stopped, and the journal must be open. */
    @Override
    public void close() {
        stopping.countDown();
        if (!Threads.join(thread, STOP_MILLIS)) {
            thread.interrupt();
        }
    }
}
