/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.FlowKey;
import io.flowhound.flow.FlowRecord;

/**
 * Finds the other half of a translated flow among the open groups, to merge its records, too. Not safe for use by several threads.
 */
final class NatSearch {
    /** So many records of another group are compared. */
    private static final int COMPARED = 4;

    private final HeldRecords held;
    private final OpenGroups groups;
    private final NatHalves halves;
    private final NatBindings bindings;
    private final Merge merge;
    private final FlowRecord other = new FlowRecord();
    private final FlowKey key = new FlowKey();
    private final FlowKey otherKey = new FlowKey();

    NatSearch(HeldRecords held, OpenGroups groups, NatHalves halves, NatBindings bindings, Merge merge) {
        this.held = held;
        this.groups = groups;
        this.halves = halves;
        this.bindings = bindings;
        this.merge = merge;
    }

    /**
     * Puts the records of the other half to those of a group that were put before, and binds the two.
     *
     * @return the hash of the inner half, or that of the group when none was found
     */
    long withOtherHalf(int group, long hash, long openedMillis) {
        if (!halves.isOn() || !key.of(merge.first())) {
            return hash;
        }
        int half = otherHalf(group);
        if (half == OpenGroups.NONE || groups.records(group) + groups.records(half) > Merge.MOST) {
            return hash;
        }
        held.assemble(groups.first(half), other);
        otherKey.of(other);
        boolean inner = !halves.isOuter(key);
        long innerHash = inner ? key.hash() : otherKey.hash();
        bindings.bind(inner ? key : otherKey, inner ? otherKey : key, openedMillis);
        held.assemble(groups.first(half), groups.records(half), merge);
        groups.empty(half);
        return innerHash;
    }

    /** The one group that agrees; of several the one whose port was kept, and none when that is not one either. */
    private int otherHalf(int group) {
        int found = OpenGroups.NONE;
        int kept = OpenGroups.NONE;
        int agreeing = 0;
        int keeping = 0;
        long number = halves.newest(key);
        for (int looked = 0; number > 0 && looked < NatHalves.MOST; looked++) {
            int candidate = groups.numbered(number - 1);
            if (candidate == OpenGroups.NONE) {
                break; // this and all before it are not open any more
            }
            if (candidate != group && groups.takesMore(candidate) && halves.isSameRemote(number - 1, key)) {
                int agreed = agreement(candidate);
                if (agreed > 0) {
                    agreeing++;
                    found = candidate;
                }
                if (agreed > 1) {
                    keeping++;
                    kept = candidate;
                }
            }
            number = halves.before(number - 1);
        }
        return agreeing == 1 ? found : keeping == 1 ? kept : OpenGroups.NONE;
    }

    /** 0 when a group is not the other half, 1 when it may be, 2 when its port is the same as well. */
    private int agreement(int candidate) {
        int record = groups.first(candidate);
        for (int i = Math.min(COMPARED, groups.records(candidate)); i > 0; i--) {
            held.assemble(record, other);
            otherKey.of(other);
            if (halves.isOuter(otherKey) != halves.isOuter(key) && merge.agreesWith(other)) {
                return NatHalves.isPortKept(merge.agreed(), other) ? 2 : 1;
            }
            record = held.next(record);
        }
        return 0;
    }

    /** Lists all open groups again. */
    void relist() {
        halves.clear();
        for (long number = groups.oldestNumber(); number <= groups.newestNumber(); number++) {
            int group = groups.numbered(number);
            if (groups.records(group) > 0) {
                held.assemble(groups.first(group), other);
                if (key.of(other)) {
                    halves.opened(key, number, groups.oldestNumber());
                }
            }
        }
    }
}
