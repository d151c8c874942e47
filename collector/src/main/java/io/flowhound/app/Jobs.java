/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.app.pivots.BackgroundHunt;
import io.flowhound.config.Configuration;
import io.flowhound.metrics.HealthSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What works beside the flows, on threads of its own, where it is configured: the pivot hunt, first contacts, retention,
 * notifications.
 */
final class Jobs {
    private final Notifying notifying;
    private final @Nullable BackgroundRetention retention;
    private final @Nullable TemplateGate huntGate;
    private final @Nullable TemplateGate contactsGate;
    private final List<HealthSource> conditions = new ArrayList<>();

    /**
     * Jobs that have not begun.
     *
     * @param parts closes the jobs
     * @param data the data folder, which names the collector
     * @throws IOException when a client of Elasticsearch cannot be made
     */
    Jobs(Parts parts, Configuration configuration, Path data, MeterRegistry registry) throws IOException {
        notifying = parts.add(new Notifying(configuration, registry));
        retention = configuration.retention().enabled()
                ? parts.add(new BackgroundRetention(configuration, ElasticAccess.admin(configuration), registry))
                : null;
        huntGate = configuration.pivot().enabled() ? hunt(parts, configuration, data, registry) : null;
        contactsGate = configuration.contacts().enabled() ? contacts(parts, configuration, data, registry) : null;
        if (retention != null) {
            conditions.add(retention.health());
        }
        conditions.add(notifying);
    }

    /** Collectors have an id each, and one process at a time: so one that is restarted goes on at once. */
    private TemplateGate hunt(Parts parts, Configuration configuration, Path data, MeterRegistry registry)
            throws IOException {
        String owner = "collector-" + CollectorId.of(data);
        BackgroundHunt hunt =
                parts.add(new BackgroundHunt(configuration, ElasticAccess.hunter(configuration), owner, registry));
        TemplateGate gate = parts.add(TemplateGate.ofHunt(configuration, hunt::start));
        conditions.add(gate);
        conditions.add(hunt.health());
        return gate;
    }

    private TemplateGate contacts(Parts parts, Configuration configuration, Path data, MeterRegistry registry)
            throws IOException {
        String owner = "collector-" + CollectorId.of(data);
        BackgroundContacts contacts =
                parts.add(new BackgroundContacts(configuration, ElasticAccess.hunter(configuration), owner, registry));
        TemplateGate gate = parts.add(TemplateGate.ofContacts(configuration, contacts::start));
        conditions.add(gate);
        conditions.add(contacts.health());
        return gate;
    }

    /** Begins what needs no templates but those of flows; called when these are there. */
    void startBesideFlows() {
        if (retention != null) {
            retention.start();
        }
        notifying.start();
    }

    /** Begins what waits for templates of its own. */
    void start() {
        if (huntGate != null) {
            huntGate.start();
        }
        if (contactsGate != null) {
            contactsGate.start();
        }
    }

    /** What of it changes when the configuration is read again. */
    Reloadable reloadable() {
        return notifying;
    }

    List<HealthSource> conditions() {
        return List.copyOf(conditions);
    }
}
