/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.metrics.DropReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The data sets whose templates have not come. When a template comes, its sets get ready, in the order of their arrival; those
 * that have waited too long are dropped. Bounded in sets and, for each address, in octets.
 */
final class ParkingLot<S, P> {
    private final DecoderLimits limits;
    private final Function<Sender<S, P>, @Nullable Sender<S, P>> greediest;
    /** All in the order of arrival, with those that are gone until they come to the front. */
    private final ArrayDeque<Parked<S, P>> all = new ArrayDeque<>();

    /** Options before the flows that they speak of, and all sets of a datagram in a row. */
    private final Queue<Parked<S, P>> ready = new PriorityQueue<>(
            Comparator.<Parked<S, P>>comparingLong(set -> set.position).thenComparingInt(set -> set.offset));

    private int waiting;
    private boolean changed;

    /**
     * Makes an empty one.
     *
     * @param greediest who has most sets here, when that is much more than the given sender has, else null
     */
    ParkingLot(DecoderLimits limits, Function<Sender<S, P>, @Nullable Sender<S, P>> greediest) {
        this.greediest = greediest;
        this.limits = limits;
    }

    /** Whether something has come or gone since the last call. */
    boolean changed() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** Takes a set; false when there is no room. */
    boolean park(Parked<S, P> set) {
        Sender<S, P> sender = set.exporter.sender;
        if ((waiting + ready.size() >= DecoderLimits.PARKED_SETS && !relieve(sender))
                || sender.parkedSets >= DecoderLimits.PARKED_SETS_OF_ADDRESS
                || sender.parkedOctets + set.weight() > limits.parkedOctets()) {
            return false;
        }
        add(set);
        set.exporter.metrics.parked.increment();
        return true;
    }

    /** Makes whoever has most sets here give up an eighth of them, the oldest, if that is more than twice what another has. */
    private boolean relieve(Sender<S, P> asker) {
        Sender<S, P> from = greediest.apply(asker);
        if (from == null) {
            return false;
        }
        int left = from.parkedSets / 8 + 1;
        for (Parked<S, P> set : List.copyOf(all)) {
            if (left > 0 && !set.gone && set.exporter.sender == from && unlink(set)) {
                drop(set, "the room is needed by others");
                left--;
            }
        }
        return true;
    }

    /** Takes a set that an earlier run had parked. */
    void restore(Parked<S, P> set) {
        add(set);
        if (set.exporter.template(set.template) != null) {
            templateCame(set.exporter, set.template, Long.MIN_VALUE);
        }
    }

    private void add(Parked<S, P> set) {
        if (all.size() > 2 * (waiting + ready.size()) + 1024) {
            all.removeIf(each -> each.gone); // behind an old one that waits on, others come and go
        }
        all.add(set);
        set.exporter
                .parked
                .computeIfAbsent(set.template, id -> new ArrayDeque<>())
                .add(set);
        set.exporter.sender.parkedSets++;
        set.exporter.sender.parkedOctets += set.weight();
        waiting++;
        changed = true;
    }

    /**
     * Makes ready what waited for a template.
     *
     * @param bootedAfter what arrived before that was sent before its exporter booted, and may have meant another template
     */
    void templateCame(Exporter<S, P> exporter, int template, long bootedAfter) {
        Queue<Parked<S, P>> sets = exporter.parked.remove(template);
        if (sets == null) {
            return;
        }
        for (Parked<S, P> set : sets) {
            waiting--;
            if (set.arrivalMillis < bootedAfter) {
                drop(set, "the exporter has restarted since");
            } else {
                ready.add(set);
            }
        }
        changed = true;
    }

    /** The next set that can be decoded, which is gone from here then; null when there is none. */
    @Nullable
    Parked<S, P> next() {
        Parked<S, P> set = ready.poll();
        if (set != null) {
            leave(set);
        }
        return set;
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    /**
     * Drops what has waited too long.
     *
     * @param nowMillis arrival time, epoch milliseconds; {@link Long#MAX_VALUE} for the end of all
     */
    void expire(long nowMillis, String why) {
        Parked<S, P> oldest = oldest();
        while (oldest != null && nowMillis - oldest.arrivalMillis > limits.parkMillis()) {
            if (!ready.remove(oldest)) {
                unlink(oldest);
            }
            drop(oldest, why);
            oldest = oldest();
        }
    }

    /** Drops what waits for templates of an exporter that is forgotten. */
    void forget(Exporter<S, P> exporter) {
        for (Queue<Parked<S, P>> sets : exporter.parked.values()) {
            for (Parked<S, P> set : sets) {
                waiting--;
                drop(set, "its exporter has gone");
            }
        }
        exporter.parked.clear();
    }

    /** Takes a set out of those that wait; false when it is ready by now. */
    private boolean unlink(Parked<S, P> set) {
        Queue<Parked<S, P>> sets = set.exporter.parked.get(set.template);
        if (sets == null || !sets.remove(set)) { // the first, since they are in order
            return false;
        }
        if (sets.isEmpty()) {
            set.exporter.parked.remove(set.template);
        }
        waiting--;
        return true;
    }

    private void drop(Parked<S, P> set, String why) {
        leave(set);
        set.exporter.metrics.drop(
                DropReason.NO_TEMPLATE,
                "a data set waited for template " + set.template + " of domain "
                        + Integer.toUnsignedString(set.exporter.key.domain()) + " in vain: " + why);
    }

    private void leave(Parked<S, P> set) {
        set.gone = true;
        set.exporter.sender.parkedSets--;
        set.exporter.sender.parkedOctets -= set.weight();
        changed = true;
    }

    private @Nullable Parked<S, P> oldest() {
        Parked<S, P> first = all.peek();
        while (first != null && first.gone) {
            all.remove();
            first = all.peek();
        }
        return first;
    }

    /** The position of the oldest datagram that is still needed, {@link Long#MAX_VALUE} when none is. */
    long oldestPosition() {
        Parked<S, P> first = oldest();
        return first == null ? Long.MAX_VALUE : first.position;
    }

    /** Everything that is still needed, in the order of arrival. */
    List<Parked<S, P>> sets() {
        List<Parked<S, P>> sets = new ArrayList<>();
        for (Parked<S, P> set : all) {
            if (!set.gone) {
                sets.add(set);
            }
        }
        return sets;
    }
}
