/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.FlowAssembler;
import io.flowhound.flow.FlowHandler;
import io.flowhound.flow.FlowKey;
import io.flowhound.flow.RecordPlan;

/**
 * Asks memory for what the groups need that are released next. It answers many questions in the time of one if they are asked together:
 * so for several groups at a time, one kind of table after the other, with little work in between. Not safe for use by several threads.
 */
final class LookAhead {
    private static final int GROUPS = 16;

    private final FlowAssembler assembler;
    private final HeldRecords held;
    private final OpenGroups groups;
    private final KnownFlows known;
    private final LearnedServices services;
    private final FlowHandler next;

    private final FlowKey key = new FlowKey();
    private final long[] hashes = new long[GROUPS];
    /** Of {@link #services}: those of both sides of each group. */
    private final int[] places = new int[2 * GROUPS];
    /** Of {@link #known}. */
    private final int[] entries = new int[GROUPS];

    /** The number of the first group that nothing was asked for. */
    private long until;

    private int touched;

    LookAhead(
            FlowAssembler assembler,
            HeldRecords held,
            OpenGroups groups,
            KnownFlows known,
            LearnedServices services,
            FlowHandler next) {
        this.assembler = assembler;
        this.held = held;
        this.groups = groups;
        this.known = known;
        this.services = services;
        this.next = next;
    }

    /** Begins anew. */
    void clear() {
        until = 0;
    }

    /** To be called before a group is released. */
    void release() {
        if (groups.oldestNumber() >= until) {
            ask();
        }
    }

    private void ask() {
        int count = Math.min(GROUPS, groups.size());
        long first = groups.oldestNumber();
        until = first + count;
        for (int i = 0; i < count; i++) {
            hashes[i] = groups.hash(groups.numbered(first + i));
            touched += known.touch(hashes[i]) + groups.touch(hashes[i]);
        }
        for (int i = 0; i < count; i++) {
            record(i, groups.first(groups.numbered(first + i)));
            entries[i] = known.place(hashes[i]);
        }
        for (int i = 0; i < count; i++) {
            touched += known.touchEntry(entries[i]);
            touched += services.touch(places[2 * i]) + services.touch(places[2 * i + 1]);
        }
    }

    private void record(int i, int record) {
        RecordPlan plan = held.source(record).plan;
        plan.ahead(held.array(record), held.start(record), next);
        if (assembler.plannedKey(plan, held.array(record), held.start(record), key)) {
            places[2 * i] = services.place(key.sourceHigh(), key.sourceLow(), key.sourcePort(), key.protocol());
            places[2 * i + 1] =
                    services.place(key.destinationHigh(), key.destinationLow(), key.destinationPort(), key.protocol());
        }
    }

    /** Depends on everything that was asked for, so that no compiler leaves it out. */
    int touched() {
        return touched;
    }
}
