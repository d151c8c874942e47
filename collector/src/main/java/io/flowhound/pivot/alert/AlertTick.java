/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One tick of the book of alerts: looks up what may have changed by one request, decides, keeps the flows, and writes all
 * documents by one request. What somebody else wrote in between is decided again.
 */
final class AlertTick {
    private static final int TRIES = 5;
    /** The ports of a connection are used again at some time; a root that became a leg keeps its start. */
    static final long SAME_CONNECTION = Duration.ofHours(12).toMillis();

    private final AlertIndex index;
    private final EvidenceCopier evidence;
    private final Lifecycle lifecycle;
    private final Budget budget;
    private final AlertMetrics metrics;
    private final Map<String, BookState.Open> open;
    private final Silences silences;
    private final long asOf;
    private final List<Alert> written = new ArrayList<>();

    AlertTick(
            AlertIndex index,
            EvidenceCopier evidence,
            Lifecycle lifecycle,
            Budget budget,
            AlertMetrics metrics,
            Map<String, BookState.Open> open,
            Silences silences,
            long asOf) {
        this.index = index;
        this.evidence = evidence;
        this.lifecycle = lifecycle;
        this.budget = budget;
        this.metrics = metrics;
        this.open = open;
        this.silences = silences;
        this.asOf = asOf;
    }

    /** Writes what has changed and returns it. */
    List<Alert> run(List<Candidate> all) throws IOException {
        List<Candidate> candidates = new Remainders(index).without(all, open.keySet());
        Map<String, String> gone = gone(candidates);
        Map<Place, Candidate> pending = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            Set<String> takesIn = keysOf(gone, candidate.id());
            if (candidate.closed() || !takesIn.isEmpty() || hasChanged(candidate.finding())) {
                pending.put(candidate.place(), candidate.superseding(takesIn));
            }
        }
        Map<Place, String> left = new LinkedHashMap<>();
        gone.forEach((id, successor) -> left.put(open(id).place(), successor));
        for (int i = 0; !pending.isEmpty() || !left.isEmpty(); i++) {
            if (i == TRIES) {
                throw new IOException(
                        "the alerts " + pending.keySet() + left.keySet()
                                + " were changed by others at every try: see whether something else writes them again and again");
            }
            attempt(pending, left);
        }
        return written;
    }

    private BookState.Open open(String id) {
        return Objects.requireNonNull(open.get(id));
    }

    private static Set<String> keysOf(Map<String, String> map, String value) {
        Set<String> keys = new TreeSet<>();
        map.forEach((key, its) -> {
            if (its.equals(value)) {
                keys.add(key);
            }
        });
        return keys;
    }

    private boolean hasChanged(Finding finding) {
        BookState.Open known = open.get(finding.id());
        return known == null || !known.content().same(Content.of(finding, silences.of(finding, asOf) != null));
    }

    /** Ids of alerts whose finding is no more, with the id of that which took it in; an empty one when none did. */
    private Map<String, String> gone(List<Candidate> candidates) {
        Set<String> present = new LinkedHashSet<>();
        candidates.forEach(candidate -> present.add(candidate.id()));
        Map<String, String> gone = new LinkedHashMap<>();
        open.forEach((id, alert) -> {
            if (!present.contains(id)) {
                gone.put(id, successor(alert, candidates));
            }
        });
        return gone;
    }

    private static String successor(BookState.Open alert, List<Candidate> candidates) {
        for (Candidate candidate : candidates) {
            for (Leg leg : candidate.finding().legs()) {
                if (leg.parent() >= 0
                        && Content.connection(leg).equals(alert.root())
                        && Math.abs(leg.start() - alert.start()) < SAME_CONNECTION) {
                    return candidate.id();
                }
            }
        }
        return "";
    }

    /** Writes what is pending and takes it away, except for what somebody else has changed meanwhile. */
    private void attempt(Map<Place, Candidate> pending, Map<Place, String> left) throws IOException {
        Set<Place> places = new LinkedHashSet<>(pending.keySet());
        places.addAll(left.keySet());
        Map<Place, StoredAlert> stored = index.find(places);
        List<AlertIndex.Write> writes = new ArrayList<>();
        withdraw(left, stored, writes);
        List<Lifecycle.Draft> drafts = drafts(pending, stored);
        evidence.copy(proofs(drafts));
        for (Lifecycle.Draft draft : drafts) {
            Finding finding = draft.told().finding();
            boolean tell = draft.worthTelling() && budget.allows(finding.id(), Rank.of(finding));
            ObjectNode document = lifecycle.document(draft, tell, asOf);
            writes.add(new AlertIndex.Write(draft.told().place(), document, draft.stored()));
        }
        Set<Place> conflicts = writes.isEmpty() ? Set.of() : index.write(writes);
        metrics.conflicts.increment(conflicts.size());
        for (AlertIndex.Write write : writes) {
            if (!conflicts.contains(write.place())) {
                Alert alert = new Alert(write.document());
                metrics.written(alert);
                written.add(alert);
            }
        }
        settle(pending, left, stored, conflicts);
    }

    private void withdraw(Map<Place, String> left, Map<Place, StoredAlert> stored, List<AlertIndex.Write> writes) {
        left.forEach((place, successor) -> {
            StoredAlert there = stored.get(place);
            ObjectNode document =
                    there == null ? null : lifecycle.gone(there, successor.isEmpty() ? null : successor, asOf);
            if (document != null) {
                writes.add(new AlertIndex.Write(place, document, there));
            }
            budget.remove(place.id());
        });
    }

    /** Every draft takes its place in the budget before the first is told, so that their order does not matter. */
    private List<Lifecycle.Draft> drafts(Map<Place, Candidate> pending, Map<Place, StoredAlert> stored) {
        List<Lifecycle.Draft> drafts = new ArrayList<>();
        for (Candidate candidate : pending.values()) {
            Finding finding = candidate.finding();
            Silences.Silence silence = silences.of(finding, asOf);
            StoredAlert there = stored.get(candidate.place());
            Lifecycle.Draft draft = lifecycle.draft(candidate, there, silence, asOf);
            if (draft == null) {
                keepPlace(there);
                continue;
            }
            drafts.add(draft);
            if (silence != null) {
                budget.remove(finding.id());
            } else if (draft.worthTelling() || budget.has(finding.id())) {
                budget.put(finding.id(), Rank.of(finding));
            }
        }
        return drafts;
    }

    private void keepPlace(@Nullable StoredAlert there) {
        if (there != null && there.alert().budgetDay().equals(budget.day()) && Budget.counts(there.alert())) {
            budget.put(there.alert().id(), there.alert().rank());
        }
    }

    private static List<EvidenceCopier.Proof> proofs(List<Lifecycle.Draft> drafts) {
        List<EvidenceCopier.Proof> proofs = new ArrayList<>();
        for (Lifecycle.Draft draft : drafts) {
            List<Leg> legs = draft.told().closed() || draft.stored() == null
                    ? draft.told().finding().legs()
                    : newLegs(draft.told().finding(), draft.stored().alert());
            if (!legs.isEmpty()) {
                Finding finding = draft.told().finding();
                proofs.add(new EvidenceCopier.Proof(finding.id(), finding.root().start(), legs));
            }
        }
        return proofs;
    }

    private static List<Leg> newLegs(Finding finding, Alert before) {
        return finding.legs().stream()
                .filter(leg -> before.legs().stream().noneMatch(leg::sameConnection))
                .toList();
    }

    /** Remembers what was written or needs no writing; the rest is tried again. */
    private void settle(
            Map<Place, Candidate> pending,
            Map<Place, String> left,
            Map<Place, StoredAlert> stored,
            Set<Place> conflicts) {
        for (Candidate candidate : List.copyOf(pending.values())) {
            if (conflicts.contains(candidate.place())) {
                continue;
            }
            pending.remove(candidate.place());
            if (candidate.closed()) {
                open.remove(candidate.id());
            } else {
                remember(candidate, stored.get(candidate.place()));
            }
        }
        left.keySet().removeIf(place -> {
            boolean settled = !conflicts.contains(place);
            if (settled) {
                open.remove(place.id());
            }
            return settled;
        });
    }

    /** Compares with what is written from now on, so that a score which creeps is told at last. */
    private void remember(Candidate candidate, @Nullable StoredAlert before) {
        Finding finding = candidate.finding();
        Content now = Content.of(finding, silences.of(finding, asOf) != null);
        Content known = now;
        if (before != null) {
            Content then = Content.of(before.alert());
            if (then.sameFinding(now)) {
                known = new Content(then.legs(), then.logins(), then.severity(), then.score(), now.silenced());
            }
        }
        Leg root = finding.root();
        open.put(candidate.id(), new BookState.Open(candidate.place(), root.start(), Content.connection(root), known));
    }
}
