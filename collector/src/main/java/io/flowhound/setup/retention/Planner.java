/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import io.flowhound.setup.retention.RetentionPlan.NextIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decides which indices go, from what there is and what time it is: those that are too old, then the oldest of a family above its
 * budget, then the oldest days on a disk that is nearly full. The period of today, the one before and all to come stay whatever happens,
 * and everything does while our clock and those of the cluster tell different days.
 */
public final class Planner {
    /** The next month's index is created so many days ahead. */
    private static final int DAYS_AHEAD = 3;
    /** A disk on which our days are less than this part of what is used is full of something else. */
    private static final int OWN_PART = 10;
    /** Clocks that differ by more tell of a mistake, and deleting by a wrong one would cost everything at once. */
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofDays(1);

    private final RetentionRules rules;
    private final ClusterView view;
    private final Instant now;
    private final LocalDate today;
    private final List<DatedIndex> left;
    private final List<Deletion> deletions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Planner(RetentionRules rules, ClusterView view, Instant now) {
        this.rules = rules;
        this.view = view;
        this.now = now;
        this.today = now.atZone(ZoneOffset.UTC).toLocalDate();
        this.left = new ArrayList<>(sorted(rules, view));
    }

    /** The plan for a moment. */
    public static RetentionPlan plan(RetentionRules rules, ClusterView view, Instant now) {
        Planner planner = new Planner(rules, view, now);
        boolean sure = planner.timeIsSure();
        if (sure) {
            planner.decide();
        }
        List<DatedIndex> indices = sorted(rules, view);
        return new RetentionPlan(
                now,
                indices,
                planner.deletions,
                sure ? planner.ahead() : List.of(),
                indices.stream().filter(planner::isFuture).toList(),
                planner.notes);
    }

    /** By family, and in each the oldest first. */
    private static List<DatedIndex> sorted(RetentionRules rules, ClusterView view) {
        return view.indices().stream()
                .sorted(Comparator.comparingInt(
                                (DatedIndex index) -> rules.families().indexOf(index.family()))
                        .thenComparing(DatedIndex::start))
                .toList();
    }

    /** Whether the cluster has the same time as we; a cluster that tells none is believed to. */
    private boolean timeIsSure() {
        Instant clock = view.nearestClock(now);
        if (clock == null || Duration.between(clock, now).abs().compareTo(CLOCKS_MAY_DIFFER) <= 0) {
            return true;
        }
        notes.add("The clock of this machine shows " + now + " and that of Elasticsearch " + clock
                + ": until they agree, nothing is deleted and no index is created ahead; set the clock that is wrong.");
        return false;
    }

    private void decide() {
        byAge();
        rules.families().forEach(this::byBudget);
        if (rules.diskPercent() < 100) {
            view.disks().forEach(this::byDisk);
        }
    }

    private void byAge() {
        for (DatedIndex index : List.copyOf(left)) {
            Instant oldest = now.minus(index.family().keep());
            if (mayGo(index) && !index.agesFrom().isAfter(oldest)) {
                delete(
                        index,
                        RetentionReason.AGE,
                        "older than " + Amounts.days(index.family().keep()));
            }
        }
    }

    private void byBudget(IndexFamily family) {
        Long budget = family.budget();
        if (budget == null) {
            return;
        }
        List<DatedIndex> members =
                left.stream().filter(index -> index.family().equals(family)).toList();
        long total = members.stream().mapToLong(DatedIndex::octets).sum();
        for (DatedIndex index : members) {
            if (total > budget && mayGo(index)) {
                String why =
                        family.label() + " take " + Amounts.octets(total) + ", more than " + Amounts.octets(budget);
                delete(index, RetentionReason.BUDGET, why);
                total -= index.octets();
            }
        }
        if (total > budget) {
            notes.add("The latest indices of " + family.label() + ", which are never deleted, take "
                    + Amounts.octets(total) + ", more than the budget of " + Amounts.octets(budget)
                    + ": raise retention." + family.label() + ".budget or store less.");
        }
    }

    private void byDisk(NodeDisk node) {
        long gone = deletions.stream()
                .mapToLong(deletion -> deletion.index().octetsOn(node))
                .sum();
        long excess = node.excess(rules.diskPercent()) - gone;
        List<DatedIndex> days = left.stream()
                .filter(index -> index.family().yieldsToDisk() && index.octetsOn(node) > 0)
                .sorted(Comparator.comparing(DatedIndex::start))
                .toList();
        if (excess <= 0 || days.isEmpty()) {
            return;
        }
        String full = "the disk of " + node.name() + " is " + node.percent() + " % full";
        long own = days.stream().mapToLong(index -> index.octetsOn(node)).sum();
        if (own < node.used() / OWN_PART) {
            notes.add(sentence(full) + ", but only " + Amounts.octets(own) + " of " + Amounts.octets(node.used())
                    + " are ours, so that deleting these would not help: make room there.");
            return;
        }
        for (DatedIndex index : days) {
            if (excess > 0 && mayGo(index)) {
                delete(index, RetentionReason.DISK, full);
                excess -= index.octetsOn(node);
            }
        }
        if (excess > 0) {
            notes.add(sentence(full) + ", and only days that are never deleted are left: add disk, or store less"
                    + " (documents.profile).");
        }
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void delete(DatedIndex index, RetentionReason reason, String why) {
        left.remove(index);
        deletions.add(new Deletion(index, reason, why));
    }

    private boolean mayGo(DatedIndex index) {
        Period period = index.family().period();
        return index.start().isBefore(period.plus(period.startOf(today), -1));
    }

    private boolean isFuture(DatedIndex index) {
        Period period = index.family().period();
        return index.start().isAfter(period.plus(period.startOf(today), 1));
    }

    /** The next indices of families that are in use and do not have them yet; others would be made empty day after day. */
    private List<NextIndex> ahead() {
        List<NextIndex> ahead = new ArrayList<>();
        for (IndexFamily family : rules.families()) {
            Period period = family.period();
            LocalDate next = period.plus(period.startOf(today), 1);
            String name = family.index(rules.prefix(), next);
            boolean there =
                    view.indices().stream().anyMatch(index -> index.name().equals(name));
            boolean used = view.indices().stream()
                    .anyMatch(index -> index.family().equals(family) && index.documents() > 0 && !mayGo(index));
            if (used && !there && !today.plusDays(DAYS_AHEAD).isBefore(next)) {
                ahead.add(new NextIndex(
                        family, name, rules.shards().shards(family, view.indices(), today, view.dataNodes())));
            }
        }
        return ahead;
    }
}
