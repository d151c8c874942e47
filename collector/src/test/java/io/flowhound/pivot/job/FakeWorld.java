/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.pivot.Dismissed;
import io.flowhound.pivot.EdgeDay;
import io.flowhound.pivot.Evaluation;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.FrozenDay;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Services;
import io.flowhound.pivot.Severity;
import io.flowhound.pivot.Testimony;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Records, alerts and checkpoints in memory, and a clock that only waiting moves. What it is asked can be made to fail. */
final class FakeWorld {
    static final long DAY = 86_400_000;
    static final long MINUTE = 60_000;
    /** 2026-03-07T00:00:00Z. */
    static final long MIDNIGHT = 1_772_841_600_000L;

    /** A record and from when on it is found. */
    private record Stored(LoginRecord login, long searchable) {}

    private final List<Stored> stored = new ArrayList<>();
    final List<String> evaluations = new ArrayList<>();
    final List<String> reads = new ArrayList<>();
    final List<EdgeDay> baseline = new ArrayList<>();
    final List<FrozenDay> frozen = new ArrayList<>();
    final Set<String> findings = new TreeSet<>();
    final List<Long> began = new ArrayList<>();
    final List<Long> resumed = new ArrayList<>();
    final Map<String, Memory> memories = new HashMap<>();
    final Set<String> dismissed = new TreeSet<>();
    final List<Long> pauses = new ArrayList<>();
    long now = MIDNIGHT;
    long watermark = Long.MAX_VALUE;
    int historyDays = 9;
    int counted;
    int failuresLeft;
    int unusable;
    boolean stateIsForeign;
    List<LoginQuestion> questions = List.of();
    Witness witness = Witness.NONE;
    final List<Testimony> heard = new ArrayList<>();
    Consumer<Pause> whenWaiting = pause -> {};

    /** Waiting lets the time pass at once. */
    final class FakePause extends Pause {
        @Override
        void await(long millis) {
            pauses.add(millis);
            now += millis;
            whenWaiting.accept(this);
        }
    }

    void store(String name, long arrival, long searchable) {
        stored.add(new Stored(
                new LoginRecord(
                        arrival, arrival, arrival, name, 1_024, "10.0.0.2", 22, 1, 1, 0, "10.0.0.9", 1, null, null),
                searchable));
    }

    /** A login of which logs may be asked. */
    static LoginQuestion question() {
        return new LoginQuestion(
                new Leg(
                        0,
                        -1,
                        0,
                        "10.0.0.1",
                        1_024,
                        "10.0.0.2",
                        22,
                        Services.SSH,
                        MIDNIGHT,
                        MIDNIGHT,
                        1,
                        1,
                        1,
                        1,
                        List.of(),
                        0,
                        1,
                        0,
                        0,
                        null,
                        false,
                        Set.of(),
                        Set.of()),
                List.of());
    }

    private List<LoginRecord> found(long from, long to) {
        return stored.stream()
                .filter(each -> each.searchable <= now)
                .map(Stored::login)
                .filter(login -> login.arrival() >= from && login.arrival() < to)
                .toList();
    }

    private void fail() throws IOException {
        if (failuresLeft > 0) {
            failuresLeft--;
            throw new IOException("no answer");
        }
    }

    private void read(long from, long to, Consumer<LoginRecord> into) throws IOException {
        reads.add(minutes(from) + "-" + minutes(to));
        List<LoginRecord> found = new ArrayList<>(found(from, to));
        Collections.reverse(found);
        if (failuresLeft > 0) {
            found.forEach(into); // a failure may come amid an answer
        }
        fail();
        found.forEach(into);
    }

    private SortedMap<Long, Long> count(long from, long to, long bucket) throws IOException {
        counted++;
        fail();
        SortedMap<Long, Long> counts = new TreeMap<>();
        found(from, to).forEach(login -> counts.merge(login.arrival() / bucket * bucket, 1L, Long::sum));
        long bad = MIDNIGHT + 30 * MINUTE;
        if (unusable > 0 && from <= bad && bad < to) {
            counts.merge(bad, (long) unusable, Long::sum);
        }
        return counts;
    }

    static long minutes(long time) {
        return (time - MIDNIGHT) / MINUTE;
    }

    /** Evaluates to what it has seen; a name that begins with {@code pivot} is a finding. */
    private final class Detector implements Hunt {
        private final Set<String> seen = new TreeSet<>();

        @Override
        public void add(LoginRecord login) {
            seen.add(login.source());
        }

        @Override
        public List<LoginQuestion> questions(long asOf) {
            return questions;
        }

        @Override
        public boolean witness(Testimony said, long asOf) {
            heard.add(said);
            return !said.proofs().isEmpty();
        }

        @Override
        public Evaluation evaluate(long asOf) {
            evaluations.add(minutes(asOf) + " " + seen);
            List<Finding> live = seen.stream()
                    .filter(name -> name.startsWith("pivot"))
                    .map(name ->
                            new Finding(name, List.of(), 1, 1, Severity.HIGH, false, List.of(), historyDays, List.of()))
                    .toList();
            return new Evaluation(asOf, historyDays, live, List.of());
        }

        @Override
        public List<FrozenDay> drainFrozen() {
            List<FrozenDay> drained = List.copyOf(frozen);
            frozen.clear();
            return drained;
        }

        @Override
        public void dismissed(Dismissed nothing) {
            seen.removeAll(nothing.findings());
        }

        @Override
        public byte[] state() {
            return String.join(",", seen).getBytes(StandardCharsets.UTF_8);
        }
    }

    private final class Alerts implements AlertSink {
        private String restored = "";

        @Override
        public List<Finding> record(Evaluation evaluation) throws IOException {
            fail();
            return evaluation.live().stream()
                    .filter(finding -> findings.add(finding.id()))
                    .toList();
        }

        @Override
        public byte[] state() {
            return "alerts".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void restore(byte[] state) {
            restored = new String(state, StandardCharsets.UTF_8);
            if (!restored.equals("alerts")) {
                throw new IllegalArgumentException(restored);
            }
        }
    }

    private final class Detectors implements Hunts {
        @Override
        public Hunt begin(long position) throws IOException {
            fail();
            began.add(position);
            return new Detector();
        }

        @Override
        public Hunt resume(long historyBefore, byte[] state) {
            resumed.add(historyBefore);
            if (stateIsForeign) {
                throw new IllegalArgumentException("foreign");
            }
            Detector detector = new Detector();
            String text = new String(state, StandardCharsets.UTF_8);
            if (!text.isEmpty()) {
                detector.seen.addAll(List.of(text.split(",", -1)));
            }
            return detector;
        }
    }

    /** What the checkpoint of a name holds. */
    static final class Memory {
        String owner = "";
        long until;
        Saved saved;
        int saves;
        boolean deleted;

        private Memory() {
            saved = new Saved(-1, new byte[0]);
        }
    }

    private final class Store implements CheckpointStore {
        private final String owner;
        private final Memory memory;

        Store(String owner, Memory memory) {
            this.owner = owner;
            this.memory = memory;
        }

        @Override
        public Lease acquire(long leaseMillis) throws IOException {
            fail();
            if (!memory.owner.isEmpty() && !memory.owner.equals(owner) && memory.until > now) {
                return new Lease(false, memory.owner, memory.until, null);
            }
            memory.owner = owner;
            memory.until = now + leaseMillis;
            return new Lease(true, owner, memory.until, memory.saved.position() < 0 ? null : memory.saved);
        }

        @Override
        public void save(Saved saved, long leaseMillis) throws IOException {
            renew(leaseMillis);
            memory.saved = saved;
            memory.saves++;
        }

        @Override
        public void renew(long leaseMillis) throws IOException {
            fail();
            if (!memory.owner.equals(owner)) {
                throw new LeaseLostException("taken over");
            }
            memory.until = now + leaseMillis;
        }

        @Override
        public void release() {
            if (memory.owner.equals(owner)) {
                memory.owner = "";
                memory.until = 0;
            }
        }

        @Override
        public void delete() {
            memory.saved = new Saved(-1, new byte[0]);
            memory.deleted = true;
        }
    }

    Memory memory(String name) {
        return memories.computeIfAbsent(name, any -> new Memory());
    }

    JobParts parts(String owner) {
        return new JobParts(
                this::read,
                this::count,
                () -> watermark,
                new Detectors(),
                Alerts::new,
                day -> baseline.addAll(day.edges()),
                () -> new Dismissed(dismissed, Set.of()),
                name -> new Store(owner, memory(name)),
                witness);
    }
}
