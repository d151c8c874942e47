/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.config.Configuration;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertQuery;
import io.flowhound.pivot.alert.Evidence;
import io.flowhound.pivot.job.JobListener;
import io.flowhound.pivot.job.JobSettings;
import io.flowhound.pivot.job.PivotJob;
import io.flowhound.pivot.job.Progress;
import io.flowhound.simulate.AttackKind;
import io.flowhound.simulate.Labels;
import io.flowhound.simulate.PivotLeg;
import io.flowhound.testkit.HuntIndices;
import io.flowhound.testkit.OfficeFlows;
import io.flowhound.testkit.RealElastic;
import io.flowhound.testkit.Story;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The hunt through stored days of a small office, in a real Elasticsearch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PivotHuntIT {
    private static final Instant END = Instant.parse("2026-03-07T00:00:00Z");
    private static final Duration SHORT_TICK = Duration.ofMinutes(5);
    private static final Duration TICK = Duration.ofMinutes(15);
    private static final long FROM = END.minus(Duration.ofDays(2)).toEpochMilli();
    /** Long enough after the last flow that even what arrives late is judged to its end. */
    private static final long TO = END.plus(Duration.ofHours(3)).toEpochMilli();

    private final OfficeFlows office = new OfficeFlows(END, 6);
    private final Follower first = new Follower();
    private final List<HuntIndices> opened = new ArrayList<>();

    /** Where a hunt went through the flows once, nobody disturbing it. */
    private HuntIndices undisturbed;
    /** The flows, each of which arrived up to 20 minutes later. */
    private HuntIndices shuffled;

    @BeforeAll
    void huntUndisturbed() throws Exception {
        undisturbed = opened(new HuntIndices());
        undisturbed.store(office.documents());
        shuffled = opened(new HuntIndices());
        shuffled.store(office.shuffled(1, 20));
        assertThat(run(undisturbed, "batch", SHORT_TICK, first)).isTrue();
    }

    @AfterAll
    void close() throws Exception {
        for (HuntIndices indices : opened) {
            indices.close();
        }
    }

    private HuntIndices opened(HuntIndices indices) {
        opened.add(indices);
        return indices;
    }

    private static PivotDesk desk(HuntIndices indices, String owner) {
        return new ElasticDesk(indices.configuration(), RealElastic.shared().client(), owner, line -> {});
    }

    private static PivotJob job(HuntIndices indices, PivotDesk desk, Duration tick, JobListener listener) {
        Configuration configuration = indices.configuration();
        JobSettings settings = JobSettings.of(tick, PivotSettings.rules(configuration));
        return new PivotJob(settings, desk.parts(), listener, new SimpleMeterRegistry());
    }

    private static boolean run(HuntIndices indices, String owner, Duration tick, JobListener listener)
            throws Exception {
        try (PivotDesk desk = desk(indices, owner)) {
            return job(indices, desk, tick, listener).run(FROM, TO);
        }
    }

    private static List<Alert> alerts(HuntIndices indices) throws Exception {
        try (PivotDesk desk = desk(indices, "reader")) {
            return desk.alerts(AlertQuery.of(0, Moments.FAR));
        }
    }

    private void assertSameAsUndisturbed(HuntIndices indices) throws Exception {
        Story expected = Story.of(alerts(undisturbed));
        Story told = Story.of(alerts(indices));
        assertThat(expected.ids()).isNotEmpty();
        assertThat(told.ids()).isEqualTo(expected.ids());
        assertThat(told.agreement(expected)).as("%s against %s", told, expected).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void watch_whenFlowsArriveInDisorder_tellsTheSame() throws Exception {
        HuntIndices indices = opened(shuffled.sharingFlows());
        try (PivotDesk desk = desk(indices, "watch")) {
            assertThat(job(indices, desk, TICK, JobListener.NONE).watch(FROM, TO))
                    .isTrue();
        }
        assertSameAsUndisturbed(indices);
    }

    @Test
    void watch_stoppedHalfWay_goesOnElsewhere_andTellsTheSame() throws Exception {
        HuntIndices indices = opened(shuffled.sharingFlows());
        long ticks = (TO - FROM) / TICK.toMillis();
        Follower first = new Follower();
        try (PivotDesk desk = desk(indices, "first")) {
            PivotJob job = job(indices, desk, TICK, first);
            first.hears = progress -> {
                if (progress.ticks() == ticks / 2) {
                    job.stop();
                }
            };
            assertThat(job.watch(FROM, TO)).isFalse();
        }
        assertThat(first.last().position()).isEqualTo(FROM + ticks / 2 * TICK.toMillis());
        assertThat(indices.documents("state")).isNotEmpty();
        Follower second = new Follower();
        try (PivotDesk desk = desk(indices, "second")) {
            assertThat(job(indices, desk, TICK, second).watch(FROM, TO)).isTrue();
        }
        assertThat(second.last().ticks()).isEqualTo(ticks - ticks / 2);
        assertThat(second.notes).anySatisfy(note -> assertThat(note).startsWith("going on at"));
        assertThat(indices.documents("state")).isEmpty();
        assertSameAsUndisturbed(indices);
    }

    @Test
    void secondRun_andWatch_writeNothing() throws Exception {
        Map<String, String> alerts = undisturbed.writes("pivots");
        Map<String, String> evidence = undisturbed.writes("evidence");
        assertThat(alerts).isNotEmpty();
        assertThat(evidence).isNotEmpty();
        Follower again = new Follower();
        assertThat(run(undisturbed, "batch again", SHORT_TICK, again)).isTrue();
        try (PivotDesk desk = desk(undisturbed, "watch")) {
            assertThat(job(undisturbed, desk, TICK, again).watch(FROM, TO)).isTrue();
        }
        assertThat(again.told).isEmpty();
        assertThat(undisturbed.writes("pivots")).isEqualTo(alerts);
        assertThat(undisturbed.writes("evidence")).isEqualTo(evidence);
    }

    /** Both are always at the same tick, so that both want to write every change. */
    @Test
    void twoAtOnce_writeWhatOneWrites() throws Exception {
        HuntIndices both = opened(undisturbed.sharingFlows());
        CyclicBarrier tick = new CyclicBarrier(2);
        List<Follower> followers = List.of(new Follower(), new Follower());
        followers.forEach(follower -> follower.hears = progress -> await(tick));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> runs = new ArrayList<>();
            for (Follower follower : followers) {
                String owner = "instance " + runs.size();
                runs.add(threads.submit(() -> run(both, owner, SHORT_TICK, follower)));
            }
            for (Future<Boolean> run : runs) {
                assertThat(run.get()).isTrue();
            }
        }
        assertThat(versions(both)).isEqualTo(versions(undisturbed));
        assertThat(both.documents("pivots")).isEqualTo(undisturbed.documents("pivots"));
        assertThat(both.documents("evidence")).hasSameSizeAs(undisturbed.documents("evidence"));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException("the other hunt has ended", e);
        }
    }

    private static List<String> versions(HuntIndices indices) throws Exception {
        return indices.writes("pivots").entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue().split(" ")[0])
                .toList();
    }

    @Test
    void everyKindOfAttack_isTold_andNoDecoy() throws Exception {
        Set<String> links = new HashSet<>();
        Set<String> legs = new HashSet<>();
        for (Alert alert : alerts(undisturbed)) {
            for (Leg leg : alert.legs()) {
                legs.add(key(leg));
                if (leg.parent() >= 0) {
                    links.add(key(alert.legs().get(leg.parent())) + " then " + key(leg));
                }
            }
        }
        Set<String> missed = new HashSet<>();
        Arrays.stream(AttackKind.values()).filter(kind -> !kind.isDecoy()).forEach(kind -> missed.add(kind.label()));
        for (Labels.Chain chain : office.labels().chains()) {
            for (int i = 1; i < chain.legs().size(); i++) {
                if (links.contains(key(chain.legs().get(i - 1)) + " then "
                        + key(chain.legs().get(i)))) {
                    missed.remove(chain.kind());
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(office.labels().decoys())
                .hasSize(4)
                .allSatisfy(
                        decoy -> assertThat(decoy.legs()).as(decoy.kind()).noneMatch(leg -> legs.contains(key(leg))));
    }

    /** The exporters tell of a flow some seconds after its end. */
    @Test
    void alert_comesWithinATick_afterTheSecondLoginIsKnown() {
        long most = SHORT_TICK.plusSeconds(15).toMillis();
        assertThat(first.told).isNotEmpty();
        assertThat(first.told.values())
                .allSatisfy(latency -> assertThat(latency).isLessThanOrEqualTo(most));
    }

    @Test
    void everyLeg_hasEvidence() throws Exception {
        Collection<? extends JsonNode> evidence =
                undisturbed.documents("evidence").values();
        for (Alert alert : alerts(undisturbed)) {
            for (Leg leg : alert.legs()) {
                assertThat(evidence)
                        .as("%s %s", alert.id(), leg)
                        .filteredOn(flow -> flow.at("/pivot/alert/id").asText().equals(alert.id()) && isOf(flow, leg))
                        .hasSizeBetween(Math.min(leg.records(), Evidence.PER_LEG), Evidence.PER_LEG);
            }
        }
    }

    private static boolean isOf(JsonNode flow, Leg leg) {
        String there = Story.key(
                flow.at("/source/ip").asText(),
                flow.at("/source/port").asInt(),
                flow.at("/destination/ip").asText(),
                flow.at("/destination/port").asInt());
        String back = Story.key(leg.destination(), leg.destinationPort(), leg.source(), leg.sourcePort());
        return there.equals(key(leg)) || there.equals(back);
    }

    private static String key(Leg leg) {
        return Story.key(leg.source(), leg.sourcePort(), leg.destination(), leg.destinationPort());
    }

    private static String key(PivotLeg leg) {
        return Story.key(
                leg.source().getHostAddress(),
                leg.sourcePort(),
                leg.destination().getHostAddress(),
                leg.destinationPort());
    }

    private static final class Follower implements JobListener {
        private Progress last = new Progress(0, 0, 0, 0, 0, 0);
        private final List<String> notes = new ArrayList<>();
        private Consumer<Progress> hears = progress -> {};
        /** Milliseconds from the end of the second login to the first time that people are told, by the ids of findings. */
        private final Map<String, Long> told = new HashMap<>();

        Progress last() {
            return last;
        }

        @Override
        public void progress(Progress progress) {
            last = progress;
            hears.accept(progress);
        }

        @Override
        public void told(Finding finding, long latencyMillis) {
            told.putIfAbsent(finding.id(), latencyMillis);
        }

        @Override
        public void note(String words) {
            notes.add(words);
        }
    }
}
