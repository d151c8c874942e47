/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.FlowRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts the observers of a conversation in the order in which its packets passed them, from the client to the server. The nearer an
 * observer is to the client, the longer it waited for the answer to the first packet. That is a difference of two times by one clock,
 * so it does not matter how far the clocks of two observers are apart. Who has not seen both ways from their beginning keeps its place.
 * Not safe for use by several threads.
 */
final class PathOrder {
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final long[] waited = new long[FlowRecord.MAX_OBSERVERS];

    /**
     * Orders the observers of a flow.
     *
     * @param flow has the observers, in the order in which they told
     * @param told the records of the group by number
     * @param records those of the document, a bit for each
     * @param clientIsForth whether {@link Told#forth} is the client's way
     */
    void order(FlowRecord flow, @Nullable Told[] told, long records, boolean clientIsForth) {
        for (int i = 0; i < flow.observerCount(); i++) {
            waited[i] = waited(flow.observerHigh(i), flow.observerLow(i), told, records, clientIsForth);
        }
        for (int i = 1; i < flow.observerCount(); i++) {
            sink(flow, i);
        }
    }

    /** Milliseconds from the first packet of the client to the first of the server. */
    private static long waited(
            long addressHigh, long addressLow, @Nullable Told[] told, long records, boolean clientIsForth) {
        long asked = Long.MAX_VALUE;
        long answered = Long.MAX_VALUE;
        for (long left = records; left != 0; left &= left - 1) {
            Told record = told[Long.numberOfTrailingZeros(left)];
            if (record == null || record.both() || record.sampled() || !record.isOf(addressHigh, addressLow)) {
                continue;
            }
            if (record.forth() == clientIsForth) {
                asked = Math.min(asked, record.start());
            } else {
                answered = Math.min(answered, record.start());
            }
        }
        return asked == Long.MAX_VALUE || answered == Long.MAX_VALUE ? UNKNOWN : answered - asked;
    }

    /** Moves an observer before those that waited less: an insertion sort, for there are few. */
    private void sink(FlowRecord flow, int from) {
        int at = from;
        for (int i = from - 1; i >= 0 && waited[at] != UNKNOWN; i--) {
            if (waited[i] != UNKNOWN && waited[i] < waited[at]) {
                exchange(flow, i, at);
                at = i;
            } else if (waited[i] != UNKNOWN) {
                return;
            }
        }
    }

    private void exchange(FlowRecord flow, int one, int other) {
        long high = flow.observerHigh(one);
        long low = flow.observerLow(one);
        flow.observer(one, flow.observerHigh(other), flow.observerLow(other));
        flow.observer(other, high, low);
        long kept = waited[one];
        waited[one] = waited[other];
        waited[other] = kept;
    }
}
