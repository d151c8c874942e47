/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.app.pivots.ElasticDesk;
import io.flowhound.app.pivots.PivotDesk;
import io.flowhound.app.pivots.PivotSettings;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertQuery;
import io.flowhound.pivot.job.JobListener;
import io.flowhound.pivot.job.JobSettings;
import io.flowhound.pivot.job.PivotJob;
import io.flowhound.simulate.Pivot;
import io.flowhound.simulate.PivotLeg;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Hunts once through what the demo has stored, as {@code flowhound pivots run} does. */
final class DemoHunt {
    private final Configuration configuration;
    private final Consumer<String> say;

    /** @param say takes lines for people */
    DemoHunt(Configuration configuration, Consumer<String> say) {
        this.configuration = configuration;
        this.say = say;
    }

    /** Hunts in what has arrived since a time. Returns the alerts of it, the most urgent first. */
    List<Alert> alertsSince(Instant start) throws IOException, InterruptedException {
        Instant end = Instant.now().plusSeconds(1);
        try (PivotDesk desk =
                new ElasticDesk(configuration, ElasticAccess.hunter(configuration), PivotCommands.owner("demo"), say)) {
            JobSettings settings = JobSettings.of(configuration.pivot().tick(), PivotSettings.rules(configuration));
            new PivotJob(settings, desk.parts(), JobListener.NONE, new SimpleMeterRegistry())
                    .run(start.toEpochMilli(), end.toEpochMilli());
            return desk.alerts(AlertQuery.of(0, end.toEpochMilli())).stream()
                    .filter(alert -> alert.asOf() >= start.toEpochMilli())
                    .toList();
        }
    }

    /** Removes what an earlier demo has stored: its pivot is the same, and would be neither new nor unusual. */
    static void forgetEarlier(ElasticClient client, String prefix) throws ElasticException {
        List<String> names = List.copyOf(client.call(api -> api.indices().get(get -> get.index(prefix + "-*")))
                .indices()
                .keySet());
        if (!names.isEmpty()) {
            client.call(api -> api.indices().delete(delete -> delete.index(names)));
        }
    }

    /** Whether an alert tells of every leg of a pivot, one after the other. */
    static boolean tellsOf(Alert alert, Pivot pivot) {
        return pivot.legs().stream().allMatch(leg -> has(alert, leg));
    }

    private static boolean has(Alert alert, PivotLeg wanted) {
        return alert.legs().stream()
                .anyMatch(leg -> leg.source().equals(wanted.source().getHostAddress())
                        && leg.sourcePort() == wanted.sourcePort()
                        && leg.destination().equals(wanted.destination().getHostAddress()));
    }
}
