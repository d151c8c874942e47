/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.contacts.ContactKind;
import io.flowhound.contacts.ContactSettings;
import io.flowhound.contacts.ContactsJob;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.metrics.HealthSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search for first contacts on a thread of its own, beside a collector. */
final class BackgroundContacts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BackgroundContacts.class);
    private static final long STOP_MILLIS = 10_000;

    private final ElasticClient client;
    private final ContactsJob job;
    private final Thread thread = new Thread(this::run, "flowhound-contacts");

    /**
     * A search that has not begun.
     *
     * @param client closed with it
     * @param owner name of this process among those that may search here
     */
    BackgroundContacts(Configuration configuration, ElasticClient client, String owner, MeterRegistry registry) {
        this.client = client;
        this.job = new ContactsJob(settings(configuration), client, owner, registry);
    }

    /** How it works by the configuration. */
    static ContactSettings settings(Configuration configuration) {
        var section = configuration.contacts();
        return new ContactSettings(
                configuration.index().prefix(),
                section.interval(),
                section.learn(),
                section.forgetAfter(),
                section.kinds().stream()
                        .map(kind -> ContactKind.valueOf(kind.name()))
                        .collect(Collectors.toSet()),
                section.ignore().stream().map(Object::toString).toList());
    }

    void start() {
        thread.start();
    }

    HealthSource health() {
        return job.health();
    }

    private void run() {
        try {
            job.watch();
        } catch (InterruptedException e) {
            log.debug("the search for first contacts was interrupted");
        }
    }

    /** Ends after the stretch that it is at, or amid it when that takes long: it is looked through again then. */
    @Override
    public void close() throws IOException {
        job.stop();
        if (!Threads.join(thread, STOP_MILLIS)) {
            thread.interrupt();
            Threads.join(thread, STOP_MILLIS);
        }
        client.close();
    }
}
