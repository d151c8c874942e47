/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertQuery;
import io.flowhound.pivot.alert.AlertStore;
import io.flowhound.pivot.alert.MemoryAlerts;
import io.flowhound.pivot.alert.StoredAlert;
import io.flowhound.pivot.alert.Workflow;
import io.flowhound.pivot.job.JobParts;
import io.flowhound.pivot.job.LearningState;
import io.flowhound.pivot.report.SeenNetworks;
import io.flowhound.pivot.report.TraceText.Way;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The hunt and its alerts in Elasticsearch. */
public final class ElasticDesk implements PivotDesk {
    private final ElasticClient client;
    private final AlertStore store;
    private final Workflow workflow;
    private final HuntParts hunt;

    /**
     * A desk that closes the client with itself.
     *
     * @param owner name of this process among those that may hunt here
     * @param progress takes lines for people while something takes long
     */
    public ElasticDesk(Configuration configuration, ElasticClient client, String owner, Consumer<String> progress) {
        this.client = client;
        this.store = new AlertStore(client, configuration.index().prefix());
        this.workflow = Workflow.of(store);
        this.hunt = new HuntParts(configuration, client, owner, new SimpleMeterRegistry(), progress);
    }

    @Override
    public List<Alert> alerts(AlertQuery query) throws IOException {
        return store.list(query);
    }

    @Override
    public @Nullable Alert alert(String id) throws IOException {
        StoredAlert stored = store.get(id);
        return stored == null ? null : stored.alert();
    }

    @Override
    public Alert decide(Alert alert, Decision decision) throws IOException {
        String id = alert.id();
        String note = decision.note();
        Alert decided = switch (decision.kind()) {
            case ACKNOWLEDGE -> workflow.acknowledge(id, note);
            case CONFIRM -> workflow.confirm(id, note);
            case DISMISS -> workflow.dismiss(id, decision.scope(), decision.until(), note);
            case REOPEN -> workflow.reopen(id, note);
        };
        String assignee = decision.assignee();
        return assignee == null ? decided : workflow.assign(id, assignee);
    }

    @Override
    public JobParts parts() {
        return hunt.writing();
    }

    @Override
    public JobParts dryParts(MemoryAlerts alerts) {
        return hunt.dry(alerts);
    }

    @Override
    public List<Judgement> judge(Collection<String> hosts, Way way, long from, long to) throws IOException {
        return hunt.judge(hosts, way, from, to);
    }

    @Override
    public SeenNetworks coverage(long from, long to) throws IOException {
        return hunt.coverage(from, to);
    }

    @Override
    public LearningState learning(Instant now) throws IOException {
        return hunt.learning(now.toEpochMilli());
    }

    @Override
    public List<String> blindness(Instant now) throws IOException {
        String words =
                Blindness.summary(hunt.coverage(now.minus(Duration.ofHours(1)).toEpochMilli(), now.toEpochMilli()));
        return words.isEmpty() ? List.of() : List.of(words);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
