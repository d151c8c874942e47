/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import static io.flowhound.pivot.job.FakeWorld.DAY;
import static io.flowhound.pivot.job.FakeWorld.MIDNIGHT;
import static io.flowhound.pivot.job.FakeWorld.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.pivot.EdgeDay;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.FrozenDay;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.Testimony;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PivotJobTest {
    private static final JobSettings FIVE = new JobSettings(Duration.ofMinutes(5), 3, 1);
    private static final JobSettings QUARTER = new JobSettings(Duration.ofMinutes(15), 3, 1);

    private final FakeWorld world = new FakeWorld();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> told = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private PivotJob job(JobSettings settings, String owner) {
        JobListener listener = new JobListener() {
            @Override
            public void told(Finding finding, long latencyMillis) {
                told.add(finding.id());
            }

            @Override
            public void note(String words) {
                notes.add(words);
            }
        };
        return new PivotJob(settings, world.parts(owner), listener, registry, () -> world.now, world.new FakePause());
    }

    /** Watches until a time. */
    private PivotJob watchUntil(long end, JobSettings settings, String owner) throws InterruptedException {
        world.whenWaiting = pause -> {
            if (world.now >= end) {
                pause.stop();
            }
        };
        PivotJob job = job(settings, owner);
        job.watch();
        return job;
    }

    @Test
    void run_goesTickByTickInTheOrderOfArrival_withOneReadForMany() throws Exception {
        world.store("c", MIDNIGHT + 31 * MINUTE, 0);
        world.store("a", MIDNIGHT + 7 * MINUTE, 0);
        world.store("b", MIDNIGHT + 15 * MINUTE, 0);
        world.store("before", MIDNIGHT - 1, 0);
        world.store("at the end", MIDNIGHT + 40 * MINUTE, 0);
        assertThat(job(QUARTER, "x").run(MIDNIGHT + 5 * MINUTE, MIDNIGHT + 40 * MINUTE))
                .isTrue();
        assertThat(world.evaluations).containsExactly("15 [a]", "30 [a, b]", "40 [a, b, c]");
        assertThat(world.reads).containsExactly("5-40");
        assertThat(world.began).containsExactly(MIDNIGHT + 5 * MINUTE);
        assertThat(world.memories).isEmpty();
    }

    @Test
    void run_aWeek_asksOnceForSixHours() throws Exception {
        job(QUARTER, "x").run(MIDNIGHT, MIDNIGHT + 7 * DAY);
        assertThat(world.evaluations).hasSize(7 * 96);
        assertThat(world.reads).hasSize(28);
    }

    @Test
    void run_requestFails_isRepeatedAndNothingIsSeenTwiceNorLost() throws Exception {
        world.store("a", MIDNIGHT + MINUTE, 0);
        world.store("b", MIDNIGHT + 2 * MINUTE, 0);
        world.failuresLeft = 3;
        job(FIVE, "x").run(MIDNIGHT, MIDNIGHT + 5 * MINUTE);
        assertThat(world.evaluations).containsExactly("5 [a, b]");
        assertThat(world.pauses).containsExactly(500L, 1_000L, 2_000L);
        assertThat(registry.get("flowhound.pivot.failures").counter().count()).isEqualTo(3);
        assertThat(registry.get("flowhound.pivot.records").counter().count()).isEqualTo(2);
    }

    @Test
    void run_logsCannotBeRead_saysSoOnceAndGoesOn() throws Exception {
        world.questions = List.of(FakeWorld.question());
        world.witness = (questions, asOf) -> new Testimony(Map.of(), "403 on logs-*");
        PivotJob job = job(FIVE, "x");
        assertThat(job.run(MIDNIGHT, MIDNIGHT + 20 * MINUTE)).isTrue();
        assertThat(world.evaluations).hasSize(4);
        assertThat(notes).containsExactly("403 on logs-*; the hunt goes on without logs");
        assertThat(job.health().health().reason()).contains("without logs: 403 on logs-*");
        assertThat(registry.get("flowhound.pivot.log.questions").counter().count())
                .isEqualTo(4);
    }

    @Test
    void run_whatLogsSayLeadsToOtherQuestions_asksThreeTimesATickAtMost() throws Exception {
        LoginQuestion question = FakeWorld.question();
        world.questions = List.of(question);
        world.witness =
                (questions, asOf) -> new Testimony(Map.of(question, LoginProof.none(LoginProof.State.NO_LOGS)), null);
        job(FIVE, "x").run(MIDNIGHT, MIDNIGHT + 10 * MINUTE);
        assertThat(world.heard).hasSize(6);
        assertThat(notes).isEmpty();
    }

    @Test
    void run_failsForLong_givesUp() {
        world.failuresLeft = 1_000;
        assertThatThrownBy(() -> job(FIVE, "x").run(MIDNIGHT, MIDNIGHT + DAY))
                .isInstanceOf(IOException.class)
                .hasMessage("no answer");
        assertThat(world.evaluations).isEmpty();
    }

    @Test
    void run_baselineOfWholeDaysOnly() throws Exception {
        int day = (int) (MIDNIGHT / DAY);
        for (int i = -1; i <= 2; i++) {
            world.frozen.add(
                    new FrozenDay(day + i, List.of(new EdgeDay(day + i, "10.0.0.1", "10.0.0.2", Set.of("ssh"), 1, 0))));
        }
        job(FIVE, "x").run(MIDNIGHT - DAY / 2, MIDNIGHT - DAY / 2 + 5 * MINUTE);
        assertThat(world.baseline).isEmpty();
        for (int i = -1; i <= 2; i++) {
            world.frozen.add(
                    new FrozenDay(day + i, List.of(new EdgeDay(day + i, "10.0.0.1", "10.0.0.2", Set.of("ssh"), 1, 0))));
        }
        world.evaluations.clear();
        job(new JobSettings(Duration.ofDays(3), 3, 1), "x").run(MIDNIGHT - DAY / 2, MIDNIGHT + 3 * DAY / 2);
        assertThat(world.baseline).extracting(EdgeDay::day).containsExactly(day);
    }

    @Test
    void boundedWatch_stoppedInTheMiddle_goesOnThereAndEndsAsInOneGo() throws Exception {
        for (int i = 0; i < 50; i++) {
            world.store((i % 10 == 3 ? "pivot" : "h") + i, MIDNIGHT + i * 3 * MINUTE, 0);
        }
        job(QUARTER, "x").run(MIDNIGHT, MIDNIGHT + 150 * MINUTE);
        List<String> atOnce = List.copyOf(world.evaluations);
        assertThat(told).hasSize(5);
        world.evaluations.clear();

        PivotJob[] first = new PivotJob[1];
        JobListener stopper = new JobListener() {
            @Override
            public void progress(Progress progress) {
                if (progress.ticks() == 4) {
                    first[0].stop();
                }
            }
        };
        first[0] = new PivotJob(QUARTER, world.parts("x"), stopper, registry, () -> world.now, world.new FakePause());
        assertThat(first[0].watch(MIDNIGHT, MIDNIGHT + 150 * MINUTE)).isFalse();
        assertThat(world.evaluations).hasSize(4);
        assertThat(job(QUARTER, "y").watch(MIDNIGHT, MIDNIGHT + 150 * MINUTE)).isTrue();
        assertThat(world.evaluations).isEqualTo(atOnce);
        assertThat(world.memories.values()).allMatch(memory -> memory.deleted);
        assertThat(told).as("nothing is told again").hasSize(5);
    }

    @Test
    void boundedWatch_diesAmidATick_doesItAgainFromTheCheckpoint() throws Exception {
        world.store("pivot1", MIDNIGHT + 2 * MINUTE, 0);
        world.store("pivot2", MIDNIGHT + 12 * MINUTE, 0);
        PivotJob[] job = new PivotJob[1];
        JobListener killer = new JobListener() {
            @Override
            public void progress(Progress progress) {
                world.now += 6_000; // so that a checkpoint is due
                if (progress.ticks() == 2) {
                    throw new IllegalStateException("killed");
                }
            }
        };
        job[0] = new PivotJob(FIVE, world.parts("x"), killer, registry, () -> world.now, world.new FakePause());
        assertThatThrownBy(() -> job[0].watch(MIDNIGHT, MIDNIGHT + 20 * MINUTE)).hasMessage("killed");
        world.evaluations.clear();
        world.now += DAY;
        assertThat(job(FIVE, "y").watch(MIDNIGHT, MIDNIGHT + 20 * MINUTE)).isTrue();
        assertThat(world.evaluations).containsExactly("10 [pivot1]", "15 [pivot1, pivot2]", "20 [pivot1, pivot2]");
        assertThat(told).containsExactly("pivot2");
    }

    @Test
    void watch_withoutCheckpoint_beginsWithTheDayBefore() throws Exception {
        world.now = MIDNIGHT + 10 * 60 * MINUTE + 1;
        watchUntil(world.now + 10 * MINUTE, FIVE, "x");
        assertThat(world.began).containsExactly(MIDNIGHT - DAY);
        assertThat(world.evaluations.getLast()).startsWith("610 ");
        assertThat(world.memory("pivots").saved.position()).isEqualTo(MIDNIGHT + 610 * MINUTE);
        assertThat(world.memory("pivots").owner).as("the lease is given back").isEmpty();
    }

    @Test
    void watch_twentyMinutesWithheldThenIndexedAtOnce_readsNothingPastThemThenAll() throws Exception {
        world.now = MIDNIGHT + 60 * MINUTE;
        world.watermark = MIDNIGHT + 70 * MINUTE;
        world.store("early", MIDNIGHT + 66 * MINUTE, 0);
        long indexed = MIDNIGHT + 90 * MINUTE;
        for (int minute = 70; minute < 90; minute++) {
            world.store("late" + minute, MIDNIGHT + minute * MINUTE, indexed);
        }
        world.whenWaiting = pause -> {
            if (world.now < indexed) {
                assertThat(world.evaluations)
                        .allMatch(words -> Integer.parseInt(words.substring(0, words.indexOf(' '))) <= 70);
            } else {
                world.watermark = world.now;
            }
            if (world.now >= MIDNIGHT + 101 * MINUTE) {
                pause.stop();
            }
        };
        job(FIVE, "x").watch();
        List<String> after = world.evaluations.stream()
                .dropWhile(words -> !words.startsWith("65 "))
                .toList();
        assertThat(after.get(0)).isEqualTo("65 []");
        assertThat(after.get(1)).isEqualTo("70 [early]");
        assertThat(after.get(2)).isEqualTo("75 [early, late70, late71, late72, late73, late74]");
        assertThat(after.getLast()).startsWith("100 [early, late70").endsWith("late89]");
        assertThat(registry.get("flowhound.pivot.late.spans").counter().count()).isZero();
    }

    @Test
    void watch_searchableLateWithoutWarning_isReadAgainOnce() throws Exception {
        world.now = MIDNIGHT + 60 * MINUTE;
        world.store("early", MIDNIGHT + 31 * MINUTE, 0);
        world.store("late", MIDNIGHT + 32 * MINUTE, MIDNIGHT + 72 * MINUTE);
        watchUntil(MIDNIGHT + 91 * MINUTE, FIVE, "x");
        assertThat(world.evaluations).contains("70 [early]", "75 [early, late]", "90 [early, late]");
        assertThat(world.reads.stream().filter("30-35"::equals)).hasSize(1);
        assertThat(registry.get("flowhound.pivot.late.spans").counter().count()).isEqualTo(1);
    }

    @Test
    void watch_restarted_knowsWhatWasReadAndReadsItNotAgain() throws Exception {
        world.now = MIDNIGHT + 60 * MINUTE;
        world.store("early", MIDNIGHT + 31 * MINUTE, 0);
        watchUntil(MIDNIGHT + 66 * MINUTE, FIVE, "x");
        world.reads.clear();
        world.store("late", MIDNIGHT + 32 * MINUTE, 0);
        watchUntil(MIDNIGHT + 76 * MINUTE, FIVE, "y");
        assertThat(world.reads).containsExactly("30-35", "65-70", "70-75");
        assertThat(world.evaluations.getLast()).isEqualTo("75 [early, late]");
        assertThat(world.began).hasSize(1);
    }

    @Test
    void watch_restarted_loadsOnlyTheHistoryThatTheStateLacks() throws Exception {
        world.now = MIDNIGHT + 60 * MINUTE;
        watchUntil(MIDNIGHT + 66 * MINUTE, FIVE, "x");
        watchUntil(MIDNIGHT + DAY + 66 * MINUTE, FIVE, "x");
        watchUntil(MIDNIGHT + DAY + 76 * MINUTE, FIVE, "x");
        assertThat(world.resumed).containsExactly(MIDNIGHT - DAY, MIDNIGHT + 65 * MINUTE);
    }

    @Test
    void watch_countedButUnusable_isReadAgainOnlyOnce() throws Exception {
        world.now = MIDNIGHT + 60 * MINUTE;
        world.unusable = 2;
        watchUntil(MIDNIGHT + 91 * MINUTE, FIVE, "x");
        assertThat(registry.get("flowhound.pivot.late.spans").counter().count()).isEqualTo(1);
    }

    @Test
    void watch_secondInstance_standsByAndTakesOverWhenTheLeaseEnds() throws Exception {
        world.now = MIDNIGHT + 60 * MINUTE;
        FakeWorld.Memory memory = world.memory("pivots");
        memory.owner = "first";
        memory.until = MIDNIGHT + 75 * MINUTE;
        world.whenWaiting = pause -> {
            if (world.now < MIDNIGHT + 75 * MINUTE) {
                assertThat(world.evaluations).isEmpty();
            }
            if (world.now >= MIDNIGHT + 80 * MINUTE) {
                pause.stop();
            }
        };
        PivotJob second = job(FIVE, "second");
        second.watch();
        assertThat(notes.get(0)).startsWith("standing by: first is at work, at least until 2026-03-07T01:15:00Z");
        assertThat(world.evaluations).isNotEmpty();
        assertThat(second.health().health().ok()).isTrue();
    }

    @Test
    void watch_anotherHasTakenOver_writesNothingMoreAndStandsBy() throws Exception {
        world.now = MIDNIGHT + 60 * MINUTE;
        FakeWorld.Memory memory = world.memory("pivots");
        world.whenWaiting = pause -> {
            if (world.now >= MIDNIGHT + 70 * MINUTE && memory.owner.equals("first")) {
                memory.owner = "second";
                memory.until = MIDNIGHT + 200 * MINUTE;
            }
            if (world.now >= MIDNIGHT + 100 * MINUTE) {
                pause.stop();
            }
        };
        job(FIVE, "first").watch();
        assertThat(notes).anyMatch(note -> note.startsWith("taken over; standing by"));
        assertThat(notes).anyMatch(note -> note.startsWith("standing by: second is at work"));
        assertThat(memory.owner).isEqualTo("second");
        assertThat(memory.saved.position()).isLessThanOrEqualTo(MIDNIGHT + 70 * MINUTE);
    }

    @Test
    void watch_watermarkStandsStill_keepsTheLeaseAndSaysSo() throws Exception {
        world.now = MIDNIGHT + 60 * MINUTE;
        world.watermark = MIDNIGHT + 61 * MINUTE;
        FakeWorld.Memory memory = world.memory("pivots");
        world.whenWaiting = pause -> {
            assertThat(memory.until).isGreaterThan(world.now);
            if (world.now >= MIDNIGHT + 180 * MINUTE) {
                pause.stop();
            }
        };
        PivotJob job = job(FIVE, "x");
        job.watch();
        assertThat(job.health().health().ok()).isFalse();
        assertThat(job.health().health().reason())
                .contains("judged up to 2026-03-07T01:00:00Z")
                .contains("collector");
    }

    @Test
    void watch_elasticsearchIsAway_waitsAndLosesNothing() throws Exception {
        world.now = MIDNIGHT + 60 * MINUTE;
        world.store("a", MIDNIGHT + 61 * MINUTE, 0);
        boolean[] failed = new boolean[1];
        PivotJob[] job = new PivotJob[1];
        world.whenWaiting = pause -> {
            if (world.now >= MIDNIGHT + 63 * MINUTE && !failed[0]) {
                failed[0] = true;
                world.failuresLeft = 25;
            } else if (failed[0] && world.failuresLeft > 0) {
                assertThat(job[0].health().health().reason()).isEqualTo("no answer");
            }
            if (world.now >= MIDNIGHT + 90 * MINUTE) {
                pause.stop();
            }
        };
        job[0] = job(FIVE, "x");
        job[0].watch();
        assertThat(world.failuresLeft).isZero();
        assertThat(world.evaluations).contains("65 [a]", "85 [a]");
        assertThat(job[0].health().health().ok()).isTrue();
    }

    @Test
    void watch_stateOfAnotherVersion_beginsAnew() throws Exception {
        world.now = MIDNIGHT + 60 * MINUTE;
        watchUntil(MIDNIGHT + 66 * MINUTE, FIVE, "x");
        world.stateIsForeign = true;
        watchUntil(MIDNIGHT + 76 * MINUTE, FIVE, "x");
        assertThat(world.began).containsExactly(MIDNIGHT - DAY, MIDNIGHT - DAY);
        assertThat(notes).anyMatch(note -> note.contains("cannot be used (foreign)"));
    }

    @Test
    void watch_dismissed_isPassedOnBeforeTheNextTick() throws Exception {
        world.store("pivot1", MIDNIGHT + MINUTE, 0);
        world.dismissed.add("pivot1");
        job(FIVE, "x").run(MIDNIGHT, MIDNIGHT + 5 * MINUTE);
        world.now = MIDNIGHT + 5 * MINUTE;
        assertThat(told).containsExactly("pivot1");
        watchUntil(MIDNIGHT + 16 * MINUTE, FIVE, "x");
        assertThat(world.evaluations.getLast()).isEqualTo("15 []");
    }

    @Test
    void learning_isWhatTheEvaluationSays() throws Exception {
        world.historyDays = 2;
        PivotJob job = job(FIVE, "x");
        assertThat(job.learning().isLearning()).isTrue();
        job.run(MIDNIGHT, MIDNIGHT + 5 * MINUTE);
        assertThat(job.learning()).isEqualTo(new LearningState(2, 3, 1));
        assertThat(job.learning().words()).startsWith("learning: 2 of 3 days");
        assertThat(new LearningState(3, 3, 1).isTrial()).isTrue();
        assertThat(new LearningState(3, 3, 1).words()).contains("day 1 of 1 on trial");
        assertThat(new LearningState(4, 3, 1).words()).isEqualTo("4 days of history");
        assertThat(new LearningState(0, 0, 1).isTrial()).isFalse();
        assertThat(new LearningState(0, 0, 1).isLearning()).isFalse();
    }
}
