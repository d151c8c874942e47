/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.FlowRecord;
import io.flowhound.flow.FlowTag;
import io.flowhound.flow.TcpState;
import org.jspecify.annotations.Nullable;

/**
 * Makes documents of the records of one 5-tuple that came within the hold. Each way has one observer that counts, its meter: records of
 * the meter that follow each other are documents of their own, with the record of the way back that belongs to it; what others tell of
 * the same time joins them. What belongs to none, since its meter has told or will tell of that time in another group, becomes a
 * document that says so and is not added up. Not safe for use by several threads.
 */
final class Merge {
    /** The most records that are merged at once; a bit for each. */
    static final int MOST = 64;

    private final KnownFlows known;
    private final NatBindings bindings;
    private final NatHalves halves;
    private final Composition composition;
    private final @Nullable Told[] told = new Told[MOST];
    private final @Nullable Document[] documents = new Document[MOST];
    private int records;
    private int made;
    private int agreed;

    Merge(KnownFlows known, NatBindings bindings, NatHalves halves, Composition composition) {
        this.known = known;
        this.bindings = bindings;
        this.halves = halves;
        this.composition = composition;
    }

    /** Where to put the next record of the group. */
    FlowRecord next() {
        Told next = told[records];
        if (next == null) {
            next = new Told();
            told[records] = next;
        }
        records++;
        return next.flow;
    }

    private Told told(int number) {
        Told there = told[number];
        if (there == null) {
            throw new IllegalStateException("next() comes first");
        }
        return there;
    }

    /** How many records were put. */
    int size() {
        return records;
    }

    /** Forgets the records that were put. */
    void forget() {
        records = 0;
    }

    /**
     * Whether the records that were put tell of one way alone, which a reset has ended, and nothing is known of the other.
     *
     * @param openedMillis when their group was opened, epoch milliseconds
     */
    boolean isLoneReset(long hash, long openedMillis) {
        boolean reset = false;
        for (int i = 0; i < records && !reset; i++) {
            reset = FlowFlags.isReset(told(i));
        }
        return reset && isOneWayAlone() && !isOtherWayTold(hash, openedMillis);
    }

    private boolean isOneWayAlone() {
        for (int i = 0; i < records; i++) {
            Told record = told(i);
            record.look(false);
            if (!record.mergeable()
                    || !TcpState.isTcp(record.flow)
                    || record.both()
                    || record.forth() != told(0).forth()) {
                return false;
            }
        }
        return true;
    }

    private boolean isOtherWayTold(long hash, long openedMillis) {
        int entry = known.find(hash, openedMillis);
        return entry != KnownFlows.NONE
                && known.until(entry, !told(0).forth()) >= told(0).start() - 3 * Told.SKEW_MILLIS;
    }

    /** The first record that was put. */
    FlowRecord first() {
        return told(0).flow;
    }

    /** Whether one of the records that were put tells of the same packets as another on the other side of a translator. */
    boolean agreesWith(FlowRecord other) {
        for (agreed = 0; agreed < records; agreed++) {
            if (NatHalves.agree(told(agreed).flow, other)) {
                return true;
            }
        }
        return false;
    }

    /** Which one did. */
    FlowRecord agreed() {
        return told(agreed).flow;
    }

    private Document document(int number) {
        Document there = documents[number];
        if (there == null) {
            there = new Document();
            documents[number] = there;
        }
        return there;
    }

    private Document begin(boolean duplicate) {
        Document document = document(made++);
        document.begin(duplicate);
        return document;
    }

    /**
     * Merges the records that were put, and hands their documents on.
     *
     * @param hash of their 5-tuple
     * @param openedMillis when the group was opened: the time of all that is remembered of it
     */
    void merge(long hash, long openedMillis) {
        made = 0;
        int entry = known.find(hash, openedMillis);
        for (int i = 0; i < records; i++) {
            look(told(i), hash);
            if (!told(i).mergeable() || !told(0).key.isSameConversation(told(i).key)) {
                begin(false).count(told(i), i);
            }
        }
        if (told(0).hasPorts()) {
            counted(entry, openedMillis);
            while (placeRest()) {
                // until each has a place
            }
        } else {
            pairs();
        }
        for (int i = 0; i < made; i++) {
            entry = composition.compose(document(i), told, hash, entry, openedMillis);
        }
        records = 0;
    }

    private void look(Told record, long hash) {
        record.look(!record.flow.facts().isEvent() && bindings.settle(record.flow, hash));
        if (halves.isOuter(record.key)) {
            record.flow.facts().tag(FlowTag.NAT_OUTSIDE);
        }
    }

    /** Hands on the one record that was put, as it is. */
    void alone() {
        told(0).look(false);
        composition.alone(told(0));
        records = 0;
    }

    /** Documents of the records that count, and of those that tell of the same. */
    private void counted(int entry, long openedMillis) {
        int forth = meter(entry, true, openedMillis);
        int back = meter(entry, false, openedMillis);
        int first = made;
        documents(forth, back, false);
        join(first);
    }

    /** The observer that counts a way: the one known, else the first that leaves out nothing, else the first; 0 for none. */
    private int meter(int entry, boolean forth, long nowMillis) {
        int before = entry == KnownFlows.NONE ? 0 : known.meter(entry, forth);
        boolean whole = before != 0 && !known.isSampled(entry, forth);
        if (whole && nowMillis - known.heardMillis(entry, forth) < KnownFlows.SILENCE_MILLIS) {
            return before;
        }
        // What is counted by estimates can be put right.
        long counted = whole ? known.until(entry, forth) - Told.SKEW_MILLIS : Long.MIN_VALUE;
        int first = 0;
        for (int i = 0; i < records; i++) {
            Told record = told(i);
            if (record.placed || !record.covers(forth)) {
                continue;
            }
            if (!record.sampled() && record.start() >= counted) {
                return record.observer();
            }
            first = first == 0 ? record.observer() : first;
        }
        return before != 0 ? before : first;
    }

    /** A document for each record of who counts, with that of the way back which is nearest in time. */
    private void documents(int meterForth, int meterBack, boolean duplicate) {
        int first = made;
        for (int i = 0; i < records; i++) {
            Told record = told(i);
            boolean counts = (record.covers(true) && record.observer() == meterForth)
                    || (record.covers(false) && record.observer() == meterBack);
            if (record.placed || !counts || isTold(record, first)) {
                continue;
            }
            Document other = record.both() ? null : openFor(record, first);
            (other == null ? begin(duplicate) : other).count(record, i);
        }
    }

    /** Whether a document has the same record already. */
    private boolean isTold(Told record, int first) {
        for (int i = first; i < made; i++) {
            Told there = document(i).way(record.forth());
            if (there != null && there.isTwin(record)) {
                return true;
            }
        }
        return false;
    }

    /** The document that lacks the way of a record and whose other way is nearest in time; null for none. */
    private @Nullable Document openFor(Told record, int first) {
        Document best = null;
        long least = Long.MAX_VALUE;
        for (int i = first; i < made; i++) {
            Document document = document(i);
            Told other = document.way(!record.forth());
            if (other == null || document.way(record.forth()) != null || other.gap(record) > other.slack(record)) {
                continue;
            }
            long distance = Math.abs(other.start() - record.start());
            if (distance < least) {
                least = distance;
                best = document;
            }
        }
        return best;
    }

    /** Adds the records of others to the documents that tell of the same way at the same time. */
    private void join(int first) {
        for (int i = 0; i < records; i++) {
            Told record = told(i);
            Document same = record.placed ? null : sameAs(record, first);
            if (same != null) {
                same.add(record, i);
            }
        }
    }

    /** The document which has a record of the same way that overlaps most; null for none. */
    private @Nullable Document sameAs(Told record, int first) {
        Document best = null;
        long least = Long.MAX_VALUE;
        for (int i = first; i < made; i++) {
            Document document = document(i);
            Told there = document.way(record.forth());
            if (there == null || there.gap(record) > there.slack(record)) {
                continue;
            }
            if (there.gap(record) < least) {
                least = there.gap(record);
                best = document;
            }
        }
        return best;
    }

    /** Makes documents that are not added up of what one observer tells beside those that count; false when nothing is left. */
    private boolean placeRest() {
        for (int i = 0; i < records; i++) {
            Told record = told(i);
            if (!record.placed) {
                int first = made;
                documents(record.observer(), record.observer(), true);
                if (!record.placed) { // the twin of another
                    begin(true).count(record, i);
                }
                join(first);
                return true;
            }
        }
        return false;
    }

    /** Flows without ports: two ways of one observer, else each by itself; nobody can say which tell of the same. */
    private void pairs() {
        for (int i = 0; i < records; i++) {
            Told record = told(i);
            if (record.placed) {
                continue;
            }
            Document document = begin(false);
            document.count(record, i);
            for (int j = i + 1; j < records && !record.both(); j++) {
                Told other = told(j);
                if (!other.placed && answers(record, other)) {
                    document.count(other, j);
                    break;
                }
            }
        }
    }

    private static boolean answers(Told one, Told other) {
        return one.forth() != other.forth()
                && !other.both()
                && one.observer() == other.observer()
                && one.gap(other) <= one.slack(other)
                && IcmpExchange.isOne(one.flow, other.flow);
    }
}
