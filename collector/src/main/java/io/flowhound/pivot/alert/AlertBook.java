/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Evaluation;
import io.flowhound.pivot.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps alert documents in step with what the detector thinks, tick by tick: new, grown, closed, taken in by another, taken
 * back. Ticks come in the order of {@code asOf}. When a tick fails it can be recorded again; what it had written already is then
 * left as it is. Not for use by several threads; several books may write the same alerts.
 */
public final class AlertBook {
    private final AlertIndex index;
    private final EvidenceCopier evidence;
    private final AlertSettings settings;
    private final AlertMetrics metrics;
    private final Lifecycle lifecycle;
    private final Budget budget;
    private final Map<String, Finding> held = new LinkedHashMap<>();
    private final Map<String, BookState.Open> open = new TreeMap<>();

    AlertBook(AlertIndex index, EvidenceCopier evidence, AlertSettings settings, AlertMetrics metrics) {
        this.index = index;
        this.evidence = evidence;
        this.settings = settings;
        this.metrics = metrics;
        this.lifecycle = new Lifecycle(new AlertDocument(settings));
        this.budget = new Budget(settings.budget());
    }

    /** A book that writes into Elasticsearch. */
    public static AlertBook of(
            AlertStore store, EvidenceCopier evidence, AlertSettings settings, AlertMetrics metrics) {
        return new AlertBook(store, evidence, settings, metrics);
    }

    /** A book that writes into memory and keeps no flows. */
    public static AlertBook dryRun(MemoryAlerts memory, AlertSettings settings, AlertMetrics metrics) {
        return new AlertBook(memory, EvidenceCopier.NONE, settings, metrics);
    }

    /**
     * Writes what a tick has changed.
     *
     * @return the documents that were written, as they are now; of those with {@code notifiedAt() == asOf()} people are told
     * @throws IOException when Elasticsearch cannot be asked or refuses; the tick can be recorded again
     */
    public List<Alert> record(Evaluation evaluation) throws IOException {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        if (evaluation.historyDays() < settings.quietDays()) {
            add(candidates, evaluation.closed(), true);
            candidates.values().forEach(ended -> held.put(ended.id(), ended.finding()));
            return List.of();
        }
        add(candidates, held.values(), true);
        add(candidates, evaluation.closed(), true);
        add(candidates, evaluation.live(), false);
        List<Alert> written = List.of();
        if (!candidates.isEmpty() || !open.isEmpty()) {
            written = tick(List.copyOf(candidates.values()), evaluation.asOf());
        }
        held.clear();
        return written;
    }

    private void add(Map<String, Candidate> to, Iterable<Finding> findings, boolean closed) {
        for (Finding finding : findings) {
            if (finding.historyDays() >= settings.learningDays() && !Allowed.all(settings.allowed(), finding)) {
                to.put(finding.id(), Candidate.of(finding, closed));
            }
        }
    }

    private List<Alert> tick(List<Candidate> candidates, long asOf) throws IOException {
        String day = Budget.day(asOf);
        if (!budget.day().equals(day)) {
            budget.begin(day, index.ranks(day));
        }
        List<Alert> dismissed = candidates.isEmpty() ? List.of() : index.dismissed(asOf);
        Silences silences = new Silences(settings.suppressions(), dismissed);
        return new AlertTick(index, evidence, lifecycle, budget, metrics, open, silences, asOf)
                .run(settled(candidates));
    }

    /** One whose root began at midnight may have been told of under the id of the other day, and then keeps that. */
    private List<Candidate> settled(List<Candidate> candidates) throws IOException {
        Set<String> known = new LinkedHashSet<>(open.keySet());
        Set<Place> doubtful = new LinkedHashSet<>();
        for (Candidate candidate : candidates) {
            Place neighbour = Place.neighbour(candidate.finding().root());
            if (neighbour != null && !known.contains(candidate.id()) && !known.contains(neighbour.id())) {
                doubtful.add(candidate.place());
                doubtful.add(neighbour);
            }
        }
        if (!doubtful.isEmpty()) {
            index.find(doubtful).keySet().forEach(place -> known.add(place.id()));
        }
        List<Candidate> settled = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Place neighbour = Place.neighbour(candidate.finding().root());
            boolean here = neighbour == null || known.contains(candidate.id()) || !known.contains(neighbour.id());
            settled.add(here ? candidate : candidate.at(Objects.requireNonNull(neighbour)));
        }
        return settled;
    }

    /** What has to be remembered through a restart, for the checkpoint of the job. */
    public byte[] state() {
        return new BookState(List.copyOf(held.values()), open, budget.day(), budget.ranks()).octets();
    }

    /**
     * Goes on from a checkpoint, in place of all that is remembered now.
     *
     * @throws IllegalArgumentException when the octets are no state of a book
     */
    public void restore(byte[] octets) {
        BookState state = BookState.of(octets);
        held.clear();
        state.held().forEach(finding -> held.put(finding.id(), finding));
        open.clear();
        open.putAll(state.open());
        budget.begin(state.day(), state.ranks());
    }
}
