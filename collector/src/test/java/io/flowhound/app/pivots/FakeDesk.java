/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.Dismissed;
import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertBook;
import io.flowhound.pivot.alert.AlertMetrics;
import io.flowhound.pivot.alert.AlertQuery;
import io.flowhound.pivot.alert.AlertSettings;
import io.flowhound.pivot.alert.MemoryAlerts;
import io.flowhound.pivot.detect.Detector;
import io.flowhound.pivot.detect.History;
import io.flowhound.pivot.job.AlertSink;
import io.flowhound.pivot.job.CheckpointStore;
import io.flowhound.pivot.job.Hunt;
import io.flowhound.pivot.job.Hunts;
import io.flowhound.pivot.job.JobParts;
import io.flowhound.pivot.job.LearningState;
import io.flowhound.pivot.job.Lease;
import io.flowhound.pivot.job.Saved;
import io.flowhound.pivot.report.SeenNetworks;
import io.flowhound.pivot.report.TraceText.Way;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Login records and alerts in memory, with the real detector and book of alerts; and what was decided. */
final class FakeDesk implements PivotDesk {
    final Rules rules;
    final List<Alert> alerts = new ArrayList<>();
    final List<LoginRecord> records = new ArrayList<>();
    final List<Decision> decisions = new ArrayList<>();
    private final MemoryAlerts written = new MemoryAlerts();
    SeenNetworks seen = new SeenNetworks(0, 1, List.of(), List.of(), List.of(), List.of());
    boolean closed;

    FakeDesk(Rules rules) {
        this.rules = rules;
    }

    FakeDesk with(String id, String status, String severity, String more) throws IOException {
        alerts.add(Alert.parse("""
                {"message":"Possible pivot","event":{"id":"%s","start":"2026-03-07T10:00:00.000Z","end":"2026-03-07T11:00:00.000Z"},
                 "pivot":{"status":"%s","severity":"%s"%s}}""".formatted(id, status, severity, more)));
        return this;
    }

    /** A login of 10 minutes, of which the flow arrives a minute after its end. */
    FakeDesk login(String source, String destination, String start) {
        long begin = Instant.parse(start).toEpochMilli();
        long end = begin + 600_000;
        int port = 40_000 + records.size();
        records.add(new LoginRecord(
                end + 60_000,
                begin,
                end,
                source,
                port,
                destination,
                22,
                90_000,
                120_000,
                27,
                "192.0.2.1",
                1,
                null,
                null));
        return this;
    }

    @Override
    public List<Alert> alerts(AlertQuery query) {
        List<Alert> all = new ArrayList<>(alerts);
        all.addAll(written.all());
        return all.stream()
                .filter(alert -> alert.start() < query.to() && alert.end() >= query.from())
                .filter(alert -> query.statuses().isEmpty() || query.statuses().contains(alert.status()))
                .filter(alert ->
                        query.severities().isEmpty() || query.severities().contains(alert.severity()))
                .toList();
    }

    @Override
    public @Nullable Alert alert(String id) throws IOException {
        List<Alert> found = alerts(AlertQuery.of(0, Long.MAX_VALUE)).stream()
                .filter(alert -> alert.id().startsWith(id))
                .toList();
        if (found.size() > 1) {
            throw new IOException("several alerts begin with '" + id + "'");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public Alert decide(Alert alert, Decision decision) throws IOException {
        decisions.add(decision);
        return Alert.parse("""
                {"message":"Possible pivot","event":{"id":"%s"},"pivot":{"workflow":{"status":"%s"}}}""".formatted(alert.id(), decision.kind().name()));
    }

    @Override
    public JobParts parts() {
        return parts(written);
    }

    @Override
    public JobParts dryParts(MemoryAlerts memory) {
        return parts(memory);
    }

    private JobParts parts(MemoryAlerts memory) {
        AlertSettings settings = AlertSettings.of("test", rules);
        Supplier<AlertSink> sinks =
                () -> new BookSink(AlertBook.dryRun(memory, settings, new AlertMetrics(new SimpleMeterRegistry())));
        return new JobParts(
                (from, to, into) -> records.stream()
                        .filter(record -> record.arrival() >= from && record.arrival() < to)
                        .forEach(into),
                (from, to, bucketMillis) -> new TreeMap<>(),
                () -> Long.MAX_VALUE,
                new DetectorsWithoutHistory(rules),
                sinks,
                edges -> {},
                () -> Dismissed.NOTHING,
                name -> new NoCheckpoints());
    }

    @Override
    public List<Judgement> judge(Collection<String> hosts, Way way, long from, long to) {
        Detector detector = new Detector(rules, new History());
        records.stream()
                .filter(record -> record.end() >= from && record.start() < to)
                .forEach(detector::add);
        return detector.judge();
    }

    @Override
    public SeenNetworks coverage(long from, long to) {
        return seen;
    }

    @Override
    public LearningState learning(Instant now) {
        return new LearningState(0, rules.learningDays(), rules.trialDays());
    }

    @Override
    public List<String> blindness(Instant now) {
        return List.of();
    }

    @Override
    public void close() {
        closed = true;
    }

    private record DetectorsWithoutHistory(Rules rules) implements Hunts {
        @Override
        public Hunt begin(long position) {
            return new DetectorHunts.DetectorHunt(new Detector(rules, new History()));
        }

        @Override
        public Hunt resume(long historyBefore, byte[] state) {
            return begin(historyBefore);
        }
    }

    private static final class NoCheckpoints implements CheckpointStore {
        @Override
        public Lease acquire(long leaseMillis) {
            return new Lease(true, "test", Long.MAX_VALUE, null);
        }

        @Override
        public void save(Saved saved, long leaseMillis) {}

        @Override
        public void renew(long leaseMillis) {}

        @Override
        public void release() {}

        @Override
        public void delete() {}
    }
}
