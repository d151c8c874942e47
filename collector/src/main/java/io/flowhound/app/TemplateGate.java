/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import io.flowhound.schema.DocumentKind;
import io.flowhound.setup.TemplateState;
import io.flowhound.setup.Templates;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps documents back until the index templates of what the collector writes are there: an index that is made without its
 * template has the wrong mapping for ever. Installs all templates when the key may, else waits until somebody does.
 */
final class TemplateGate implements HealthSource, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TemplateGate.class);
    private static final long RETRY_MILLIS = 2_000;
    private static final long STOP_MILLIS = 10_000;
    private static final int LOG_EVERY = 30;
    /** What the collector itself writes. */
    private static final Set<DocumentKind> WRITTEN =
            Set.of(DocumentKind.FLOWS, DocumentKind.SYSLOG, DocumentKind.STATE);
    /** What the search for first contacts writes. */
    private static final Set<DocumentKind> CONTACTS =
            Set.of(DocumentKind.CONTACTS, DocumentKind.LEDGER, DocumentKind.STATE);
    /** What the pivot hunt writes. */
    static final Set<DocumentKind> HUNTED =
            Set.of(DocumentKind.PIVOTS, DocumentKind.EVIDENCE, DocumentKind.BASELINE, DocumentKind.STATE);

    private final Configuration configuration;
    private final String name;
    private final Set<DocumentKind> written;
    private final String waiting;
    private final Runnable open;
    private final Thread thread = new Thread(this::run, "flowhound-templates");
    private volatile Health health = Health.failing("the index templates have not been looked for yet");

    /** Calls {@code open} once, on its own thread, when documents may be written. */
    TemplateGate(Configuration configuration, Runnable open) {
        this(configuration, "index-templates", WRITTEN, "flows wait in the journal", open);
    }

    /** The gate of the pivot hunt: flows need not wait for its templates. */
    static TemplateGate ofHunt(Configuration configuration, Runnable open) {
        return new TemplateGate(configuration, "pivot-templates", HUNTED, "the pivot hunt has not begun", open);
    }

    /** The gate of the search for first contacts: nothing else waits for its templates. */
    static TemplateGate ofContacts(Configuration configuration, Runnable open) {
        return new TemplateGate(
                configuration, "contact-templates", CONTACTS, "the search for first contacts has not begun", open);
    }

    /** The gate of health documents: nothing else waits for their template. */
    static TemplateGate ofHealth(Configuration configuration, Runnable open) {
        return new TemplateGate(
                configuration, "health-templates", Set.of(DocumentKind.HEALTH), "health documents wait", open);
    }

    private TemplateGate(
            Configuration configuration, String name, Set<DocumentKind> written, String waiting, Runnable open) {
        this.configuration = configuration;
        this.name = name;
        this.written = written;
        this.waiting = waiting;
        this.open = open;
    }

    void start() {
        thread.start();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Health health() {
        return health;
    }

    private void run() {
        try {
            for (int attempt = 0; !attempt(); attempt++) {
                if (attempt % LOG_EVERY == 0) {
                    log.warn("{}: {}", waiting, health.reason());
                }
                Thread.sleep(RETRY_MILLIS);
            }
            log.info("{}", health.reason());
            open.run();
        } catch (InterruptedException e) {
            log.debug("stopped before the index templates were there");
        }
    }

    private boolean attempt() {
        try (ElasticClient client = ElasticAccess.admin(configuration)) {
            List<TemplateState> states = new Templates(client, ConfiguredIndices.templates(configuration)).install();
            boolean usable = states.stream()
                    .filter(state -> written.contains(state.kind()))
                    .allMatch(TemplateState::usable);
            String reason = TemplateState.summary(states);
            health = usable ? Health.ok(reason) : Health.failing(reason);
            return usable;
        } catch (ElasticException e) {
            health = Health.failing(Failures.oneLine(e));
            return false;
        } catch (IOException e) {
            health = Health.failing("the connection to Elasticsearch could not be closed: " + e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        Threads.join(thread, STOP_MILLIS);
    }
}
