/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.Notify;
import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import io.flowhound.notify.Notifier;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The notifier of a collector, if anybody is to be told, and another one after a reload that has changed who. */
final class Notifying implements Reloadable, HealthSource, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Notifying.class);

    private final Configuration started;
    private final MeterRegistry registry;
    private Notify settings;
    private boolean running;
    private boolean closed;
    private volatile @Nullable Notifier notifier;

    /**
     * Tells nobody before {@link #start}.
     *
     * @throws IOException when the client of Elasticsearch cannot be made
     */
    Notifying(Configuration configuration, MeterRegistry registry) throws IOException {
        this.started = configuration;
        this.registry = registry;
        this.settings = configuration.notification();
        this.notifier = make(settings, configuration);
    }

    /** With the client of the configuration that was started with: the server is no setting that reloads. */
    private @Nullable Notifier make(Notify next, Configuration configuration) throws IOException {
        if (next.names().isEmpty()) {
            return null;
        }
        return new Notifier(
                NotifyChannels.settings(started, next),
                ElasticAccess.hunter(started),
                NotifyChannels.channels(configuration),
                registry);
    }

    synchronized void start() {
        running = !closed;
        Notifier first = notifier;
        if (first != null && running) {
            first.start();
        }
    }

    @Override
    public synchronized Change prepare(Configuration configuration) throws IOException {
        Notify next = configuration.notification();
        boolean sameFiles = next.webhooks().stream().allMatch(webhook -> webhook.templateFile() == null);
        if (next.equals(settings) && sameFiles) {
            return () -> {};
        }
        Notifier made = make(next, configuration);
        return new Change() {
            @Override
            public void apply() {
                use(next, made);
            }

            @Override
            public void discard() {
                end(made);
            }
        };
    }

    private synchronized void use(Notify next, @Nullable Notifier made) {
        if (closed) { // nobody would close that one
            end(made);
            return;
        }
        end(notifier);
        settings = next;
        notifier = made;
        if (running && made != null) {
            made.start();
        }
    }

    @Override
    public String name() {
        return "notify";
    }

    @Override
    public Health health() {
        Notifier now = notifier;
        return now == null
                ? Health.ok("nobody is to be told of alerts")
                : now.health().health();
    }

    @Override
    public synchronized void close() {
        closed = true;
        Notifier last = notifier;
        notifier = null;
        end(last);
    }

    private static void end(@Nullable Notifier last) {
        try {
            if (last != null) {
                last.close();
            }
        } catch (IOException e) {
            log.warn("the notifier could not be closed", e);
        }
    }
}
