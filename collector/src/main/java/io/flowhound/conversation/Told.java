/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.FlowKey;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;

/** One record of a group, and what merging goes by. Reused. */
final class Told {
    /** Clocks of exporters differ by so much, and more between two of them. */
    static final long SKEW_MILLIS = 3_000;

    final FlowRecord flow = new FlowRecord();
    final FlowKey key = new FlowKey();
    private boolean keyed;
    private boolean forth;
    private boolean both;
    private int observer;
    private long start;
    private long end;
    /** Whether it is part of a document already. */
    boolean placed;

    /**
     * Looks at the flow.
     *
     * @param outside whether the exporter saw it on the outer side of a translator
     */
    void look(boolean outside) {
        keyed = key.plain(flow);
        forth = key.isForth();
        both = flow.has(Field.DESTINATION_BYTES) || flow.has(Field.DESTINATION_PACKETS);
        observer = observer(flow, outside);
        end = flow.number(flow.has(Field.EVENT_END) ? Field.EVENT_END : Field.TIMESTAMP);
        start = flow.has(Field.EVENT_START) ? flow.number(Field.EVENT_START) : end;
        placed = false;
    }

    /** An observation point: exporter, domain, whether it meters packets that come in or go out, and before or behind a NAT. Never 0. */
    private static int observer(FlowRecord flow, boolean outside) {
        long point = flow.number(Field.FLOW_EXPORTER_DOMAIN) << 8 | flow.facts().direction() << 1 | (outside ? 1 : 0);
        int bits =
                (int) FlowKey.combine(flow.addressHigh(Field.OBSERVER_IP), flow.addressLow(Field.OBSERVER_IP), point);
        return bits == 0 ? 1 : bits;
    }

    /** Whether it can be merged with others: events tell of themselves. */
    boolean mergeable() {
        return keyed && !flow.facts().isEvent();
    }

    /** Whether it has ports, and so can be told from others between the same hosts. */
    boolean hasPorts() {
        return key.hasPorts();
    }

    /** Whether it tells of packets one way. */
    boolean covers(boolean way) {
        return both || forth == way;
    }

    /** Whether its source comes first in the order of {@link FlowKey#isForth}. */
    boolean forth() {
        return forth;
    }

    /** Whether it tells of both ways. */
    boolean both() {
        return both;
    }

    int observer() {
        return observer;
    }

    boolean sampled() {
        return flow.has(Field.FLOW_SAMPLING_RATE);
    }

    /** Epoch milliseconds of the first packet, else of the last. */
    long start() {
        return start;
    }

    /** Epoch milliseconds of the last packet. */
    long end() {
        return end;
    }

    long arrival() {
        return flow.number(Field.EVENT_CREATED);
    }

    private boolean isOfSameExporter(Told other) {
        return isOf(other.flow.addressHigh(Field.OBSERVER_IP), other.flow.addressLow(Field.OBSERVER_IP));
    }

    /** Whether the exporter with an address told it. */
    boolean isOf(long addressHigh, long addressLow) {
        return flow.addressLow(Field.OBSERVER_IP) == addressLow && flow.addressHigh(Field.OBSERVER_IP) == addressHigh;
    }

    /** Milliseconds between two records in time, by how much they overlap when negative. */
    long gap(Told other) {
        return Math.max(start, other.start) - Math.min(end, other.end);
    }

    /** How much clocks and round trips may set two records of the same time apart, milliseconds. */
    long slack(Told other) {
        return isOfSameExporter(other) ? SKEW_MILLIS : 3 * SKEW_MILLIS;
    }

    /** Whether another is the same record told twice. */
    boolean isTwin(Told other) {
        return observer == other.observer
                && forth == other.forth
                && start == other.start
                && end == other.end
                && flow.number(Field.SOURCE_BYTES) == other.flow.number(Field.SOURCE_BYTES)
                && flow.number(Field.SOURCE_PACKETS) == other.flow.number(Field.SOURCE_PACKETS)
                && flow.facts().flags() == other.flow.facts().flags();
    }
}
