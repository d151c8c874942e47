/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.ExporterState;
import io.flowhound.flow.FlowAssembler;
import io.flowhound.flow.RecordPlan;
import io.flowhound.netflow.Message;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Groups of which one way alone was told, which a reset has ended. An exporter sends that way at once and the other after its idle
 * timeout, 15 seconds by default with most, so these wait for some holds more. In the order in which they were opened. Not safe for
 * use by several threads.
 */
final class LoneResets {
    /** After so many holds they are merged as they are: 20 s by default. */
    static final int HOLDS = 4;

    private final HeldRecords held;
    private final OpenGroups groups = new OpenGroups();

    LoneResets(FlowAssembler assembler) {
        held = new HeldRecords(assembler);
    }

    int size() {
        return groups.size();
    }

    /** Octets that are occupied. */
    long octets() {
        return held.octets() + (long) groups.size() * OpenGroups.octetsOfGroup();
    }

    /**
     * Takes over the records of a group.
     *
     * @param openedMillis when that was opened, epoch milliseconds
     * @param record the first of them
     */
    void take(long hash, long openedMillis, HeldRecords from, int record, int count) {
        groups.add(hash, openedMillis, held.copy(from, record));
        int group = groups.numbered(groups.newestNumber());
        int next = record;
        for (int left = count - 1; left > 0; left--) {
            next = from.next(next);
            append(group, held.copy(from, next));
        }
    }

    /** The group with a hash; {@link OpenGroups#NONE} when none waits. */
    int find(long hash) {
        return groups.size() == 0 ? OpenGroups.NONE : groups.find(hash);
    }

    /** Adds a record to a group. */
    void add(int group, ExporterState exporter, RecordPlan plan, Message from, byte[] octets, int start, int end) {
        append(group, held.add(exporter, plan, from, octets, start, end));
    }

    private void append(int group, int record) {
        held.follow(groups.last(group), record);
        if (groups.added(group, record) >= Merge.MOST) {
            groups.shut(group);
        }
    }

    /** When the oldest was opened, epoch milliseconds; the given time when there is none. */
    long oldestArrival(long otherwise) {
        int oldest = groups.oldest();
        return oldest == OpenGroups.NONE ? otherwise : groups.opened(oldest);
    }

    /** The journal position of the oldest; the given one when there is none. */
    long oldestPosition(long otherwise) {
        int oldest = groups.oldest();
        return oldest == OpenGroups.NONE ? otherwise : Math.min(otherwise, held.position(groups.first(oldest)));
    }

    /** Merges the oldest. */
    void release(Merge merge) {
        int group = groups.oldest();
        long hash = groups.hash(group);
        long opened = groups.opened(group);
        held.assemble(groups.first(group), groups.records(group), merge);
        groups.removeOldest();
        held.freeBefore(groups);
        merge.merge(hash, opened);
    }

    void clear() {
        held.clear();
        groups.clear();
    }

    void save(DataOutput out) throws IOException {
        held.save(out);
        groups.save(out);
    }

    void restore(DataInput in, SourceFinder finder, long maxGroups) throws IOException {
        held.restore(in, finder);
        groups.restore(in, maxGroups);
    }
}
