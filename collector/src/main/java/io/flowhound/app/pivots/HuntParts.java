/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.alert.AlertBook;
import io.flowhound.pivot.alert.AlertMetrics;
import io.flowhound.pivot.alert.AlertSettings;
import io.flowhound.pivot.alert.AlertStore;
import io.flowhound.pivot.alert.Evidence;
import io.flowhound.pivot.alert.MemoryAlerts;
import io.flowhound.pivot.alert.Workflow;
import io.flowhound.pivot.detect.Detector;
import io.flowhound.pivot.job.AlertSink;
import io.flowhound.pivot.job.Baseline;
import io.flowhound.pivot.job.CollectorStates;
import io.flowhound.pivot.job.ElasticCheckpoints;
import io.flowhound.pivot.job.Hunts;
import io.flowhound.pivot.job.JobParts;
import io.flowhound.pivot.job.LearningState;
import io.flowhound.pivot.job.StoredBaseline;
import io.flowhound.pivot.logs.LogWitness;
import io.flowhound.pivot.query.ArrivalCounts;
import io.flowhound.pivot.query.BaselineStore;
import io.flowhound.pivot.query.Coverage;
import io.flowhound.pivot.query.Frontier;
import io.flowhound.pivot.query.LoginReader;
import io.flowhound.pivot.query.QueryClient;
import io.flowhound.pivot.report.SeenNetworks;
import io.flowhound.pivot.report.TraceText.Way;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The hunt, put together by hand in the order in which logins pass its parts. */
final class HuntParts {
    private static final long DAY_MILLIS = 86_400_000;

    private final ElasticClient client;
    private final String prefix;
    private final String owner;
    private final Duration patience;
    private final Rules rules;
    private final AlertSettings settings;
    private final QueryClient queries;
    private final LoginReader reader;
    private final ArrivalCounts counts;
    private final DetectorHunts hunts;
    private final DetectorHunts dryHunts;
    private final BaselineStore baseline;
    private final AlertStore store;
    private final Workflow workflow;
    private final AlertMetrics metrics;
    private final LogWitness witness;

    /**
     * Parts for one Elasticsearch.
     *
     * @param owner name of this process among those that may hunt here
     * @param progress takes lines for people while something takes long
     */
    HuntParts(
            Configuration configuration,
            ElasticClient client,
            String owner,
            MeterRegistry registry,
            Consumer<String> progress) {
        this.client = client;
        this.prefix = configuration.index().prefix();
        this.owner = owner;
        this.patience = configuration.pivot().collectorPatience();
        this.rules = PivotSettings.rules(configuration);
        this.settings = PivotSettings.alerts(configuration);
        this.queries = new QueryClient(client, prefix, requests(registry));
        this.reader = new LoginReader(queries, rules.services());
        this.counts = new ArrivalCounts(queries, rules.services());
        this.hunts = new DetectorHunts(rules, queries, true, progress);
        this.dryHunts = new DetectorHunts(rules, queries, false, progress);
        this.baseline = new BaselineStore(queries);
        this.store = new AlertStore(client, prefix);
        this.workflow = Workflow.of(store);
        this.metrics = new AlertMetrics(registry);
        this.witness = new LogWitness(
                client,
                configuration.logs().search(prefix),
                prefix,
                configuration.logs().clockSkew(),
                logRequests(registry));
    }

    private static Counter logRequests(MeterRegistry registry) {
        return Counter.builder("flowhound.pivot.log.requests")
                .description("Requests by which the pivot hunt looks for accounts in log lines")
                .register(registry);
    }

    private static Counter requests(MeterRegistry registry) {
        return Counter.builder("flowhound.pivot.requests")
                .description("Requests by which the pivot hunt reads flows and their history")
                .register(registry);
    }

    /** With alerts, evidence and history in Elasticsearch. */
    JobParts writing() {
        Evidence evidence = new Evidence(client, prefix, rules.skew());
        return parts(
                hunts,
                () -> new BookSink(AlertBook.of(store, evidence, settings, metrics)),
                new StoredBaseline(baseline));
    }

    /** With alerts in memory. */
    JobParts dry(MemoryAlerts alerts) {
        return parts(dryHunts, () -> new BookSink(AlertBook.dryRun(alerts, settings, metrics)), edges -> {});
    }

    private JobParts parts(Hunts detectors, Supplier<AlertSink> alerts, Baseline history) {
        return new JobParts(
                (from, to, into) -> {
                    reader.refresh();
                    reader.read(from, to, into);
                },
                (from, to, bucketMillis) -> counts.count(from, to, Duration.ofMillis(bucketMillis)),
                new CollectorStates(client, prefix, patience, System::currentTimeMillis),
                detectors,
                alerts,
                history,
                () -> workflow.dismissed(0, Moments.FAR),
                name -> new ElasticCheckpoints(
                        client, prefix, name, owner, RulesText.of(rules), System::currentTimeMillis),
                witness::ask);
    }

    /** See {@link PivotDesk#judge}. */
    List<Judgement> judge(Collection<String> hosts, Way way, long from, long to) throws IOException {
        Detector detector = dryHunts.detector(to);
        detector.dismissed(workflow.dismissed(0, Moments.FAR));
        Frontier frontier = new Frontier(reader);
        reader.refresh();
        if (way != Way.FORWARD) {
            frontier.back(hosts, from, to, detector::add);
        }
        if (way != Way.BACK) {
            frontier.forward(hosts, from, to, detector::add);
        }
        List<LoginQuestion> questions = detector.questions(to);
        if (!questions.isEmpty()) {
            detector.witness(witness.ask(questions, to), to);
        }
        return detector.judge();
    }

    /** See {@link PivotDesk#learning}. */
    LearningState learning(long now) throws IOException {
        int today = (int) Math.floorDiv(now, DAY_MILLIS);
        SortedSet<Integer> days = baseline.completeDays(today - rules.historyDays(), today);
        int known = days.isEmpty() ? 0 : today - days.first();
        return new LearningState(known, rules.learningDays(), rules.trialDays());
    }

    /** See {@link PivotDesk#coverage}. */
    SeenNetworks coverage(long from, long to) throws IOException {
        return CoverageViews.of(new Coverage(queries, rules).seen(from, to), from, to);
    }
}
