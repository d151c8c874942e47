/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

/** What a record says that is no field of a document but decides which side is the client, and with which records it is merged. */
public final class RecordFacts {
    /** The flags of a record that tells of none. */
    public static final int NO_FLAGS = -1;

    /** Who opened the conversation, as the record itself says. */
    public enum Opener {
        NOT_SAID,
        SOURCE,
        DESTINATION,
        /** An event that tells of a connection from its source, as of its being refused. */
        SOURCE_OF_EVENT
    }

    private int flags;
    private int firstFlags;
    private Opener opener = Opener.NOT_SAID;
    private int direction;
    private boolean cut;
    private boolean whole;
    private boolean event;
    private int tags;
    private long startNanos;
    private long connectionStart;

    void clear() {
        flags = NO_FLAGS;
        firstFlags = NO_FLAGS;
        opener = Opener.NOT_SAID;
        direction = 0;
        cut = false;
        whole = false;
        event = false;
        tags = 0;
        startNanos = 0;
        connectionStart = 0;
    }

    void read(FlowRecord flow, RawValues raw) {
        if (raw.has(RawValue.TCP_FLAGS) && raw.get(RawValue.TCP_FLAGS) != 0) {
            flags = (int) raw.get(RawValue.TCP_FLAGS) & TcpFlags.ALL;
        }
        if (raw.has(RawValue.INITIAL_TCP_FLAGS)) {
            firstFlags = (int) raw.get(RawValue.INITIAL_TCP_FLAGS) & TcpFlags.ALL;
        }
        opener = opener(flow, raw);
        direction = raw.has(RawValue.DIRECTION) ? 1 + (int) (raw.get(RawValue.DIRECTION) & 1) : 0;
        long reason = raw.get(RawValue.END_REASON);
        cut = reason == ACTIVE_TIMEOUT;
        whole = reason == IDLE_TIMEOUT || reason == END_OF_FLOW;
        event = EventRecords.isEvent(raw);
    }

    private static final int IDLE_TIMEOUT = 1;
    private static final int ACTIVE_TIMEOUT = 2;
    private static final int END_OF_FLOW = 3;

    private static Opener opener(FlowRecord flow, RawValues raw) {
        long biflow = raw.get(RawValue.BIFLOW_DIRECTION);
        if (biflow == 1 || biflow == 2) { // RFC 5103 section 6.3: initiator, reverseInitiator
            return biflow == 1 ? Opener.SOURCE : Opener.DESTINATION;
        }
        if (raw.has(RawValue.ROLES_TOLD) || EventRecords.isByRole(raw)) {
            return Opener.SOURCE; // counts what the initiator sent and what the responder sent
        }
        // A connection that was opened, refused or translated.
        return EventRecords.isEvent(raw) && !flow.hasCounters() ? Opener.SOURCE_OF_EVENT : Opener.NOT_SAID;
    }

    /** The TCP flags of all packets, {@link #NO_FLAGS} when none are told. */
    public int flags() {
        return flags;
    }

    /** The TCP flags of the first packet, {@link #NO_FLAGS} when they are not told. */
    public int firstFlags() {
        return firstFlags;
    }

    /** Who opened the conversation, as the record itself says. */
    public Opener opener() {
        return opener;
    }

    /** Where the flow was metered: 0 when that is not told, 1 where it came in, 2 where it went out (IE 61). */
    public int direction() {
        return direction;
    }

    /** Whether the record says that the flow goes on behind it (IE 136). */
    public boolean isCut() {
        return cut;
    }

    /** Whether the record says that nothing of the flow comes behind it (IE 136). */
    public boolean isWhole() {
        return whole;
    }

    /** Whether it tells of an event, not of traffic. */
    public boolean isEvent() {
        return event;
    }

    /** Adds a tag. */
    public void tag(FlowTag tag) {
        tags |= tag.bit();
    }

    /** Adds all tags of another record. */
    public void tagAs(RecordFacts other) {
        tags |= other.tags;
    }

    int tags() {
        return tags;
    }

    /** Epoch nanoseconds of the first packet as the exporter says, 0 when unknown. */
    public long startNanos() {
        return startNanos;
    }

    void startNanos(long nanos) {
        startNanos = nanos;
    }

    /** Epoch milliseconds when the connection began that the record is a slice of; 0 for a record that is all of its flow. */
    public long connectionStart() {
        return connectionStart;
    }

    /** Says when the connection began that the record is a slice of. */
    public void connectionStart(long millis) {
        connectionStart = millis;
    }
}
