/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.lab;

import io.flowhound.pivot.Evaluation;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.detect.Detector;
import io.flowhound.pivot.detect.History;
import io.flowhound.pivot.job.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Feeds the detector with records tick by tick, in the order of their arrival, and keeps what would have been alerted: nothing of
 * the learning days, findings of the trial days when they are over, each finding in its latest state.
 */
final class LabRun {
    private final Rules rules;
    private final long tick;
    private final Witness witness;
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Map<String, Finding> dropped = new LinkedHashMap<>();
    private final Map<String, Long> told = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();
    private int ticks;
    private int history;

    LabRun(Rules rules, Duration tick) {
        this(rules, tick, Witness.NONE);
    }

    /** @param witness whose logs are asked */
    LabRun(Rules rules, Duration tick, Witness witness) {
        this.rules = rules;
        this.witness = witness;
        this.tick = tick.toMillis();
    }

    /** Runs from one time to another; what arrives later is not seen. Records come in the order of their arrival. */
    void run(List<LoginRecord> records, long from, long until) {
        Detector detector = new Detector(rules, new History());
        int next = 0;
        for (long asOf = from + tick; asOf <= until; asOf += tick) {
            while (next < records.size() && records.get(next).arrival() <= asOf) {
                detector.add(records.get(next++));
            }
            interrogate(detector, asOf);
            take(detector.evaluate(asOf));
            detector.drainFrozen();
            ticks++;
        }
    }

    private void interrogate(Detector detector, long asOf) {
        for (int round = 0; round < 3 && !witness.equals(Witness.NONE); round++) {
            if (!detector.witness(witness.ask(detector.questions(asOf), asOf), asOf)) {
                return;
            }
        }
    }

    private void take(Evaluation evaluation) {
        history = evaluation.historyDays();
        Set<String> gone = new HashSet<>(open);
        open.clear();
        for (Finding finding : evaluation.live()) {
            put(finding);
            open.add(finding.id());
            gone.remove(finding.id());
        }
        for (Finding finding : evaluation.closed()) {
            put(finding);
            gone.remove(finding.id());
        }
        for (String id : gone) {
            Finding finding = findings.remove(id);
            if (finding != null) {
                dropped.put(id, finding);
            }
        }
        if (isTelling()) {
            findings.keySet().forEach(id -> told.putIfAbsent(id, evaluation.asOf()));
        }
    }

    private void put(Finding finding) {
        if (finding.historyDays() >= rules.learningDays()) {
            findings.put(finding.id(), finding);
            dropped.remove(finding.id());
        }
    }

    private boolean isTelling() {
        return rules.learningDays() == 0 || history >= rules.learningDays() + rules.trialDays();
    }

    /** What was alerted, in its latest state. */
    Collection<Finding> alerts() {
        return isTelling() ? findings.values() : List.of();
    }

    /** Findings that are still held because the trial is not over. */
    Collection<Finding> held() {
        return isTelling() ? List.of() : findings.values();
    }

    /** Findings that were there once and are no longer, since their root goes on from another leg or a link fell. */
    Collection<Finding> dropped() {
        return dropped.values();
    }

    /** How many of the dropped ones had been alerted before. */
    long droppedAfterTelling() {
        return dropped.keySet().stream().filter(told::containsKey).count();
    }

    /** Minutes from the beginning of the second leg to the alert, of those that came after the trial, in rising order. */
    List<Long> latencies() {
        List<Long> minutes = new ArrayList<>();
        long first = told.values().stream().mapToLong(Long::longValue).min().orElse(0);
        for (Finding finding : alerts()) {
            long at = told.getOrDefault(finding.id(), first);
            if (at > first) {
                minutes.add((at - finding.legs().get(1).start()) / 60_000);
            }
        }
        minutes.sort(null);
        return minutes;
    }

    int ticks() {
        return ticks;
    }

    /** Days of history before the last tick. */
    int historyDays() {
        return history;
    }
}
