/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.RecordPlan;
import io.flowhound.netflow.Message;
import org.jspecify.annotations.Nullable;

/** What a message says, as octets in a {@link RecordRing}; and which one was written last, so that it is written once. */
final class HeldMessage {
    private static final int ADDRESS_HIGH = 0;
    private static final int ADDRESS_LOW = 8;
    private static final int EXPORTED = 16;
    private static final int ARRIVED = 24;
    private static final int INCARNATION = 32;
    private static final int POSITION = 40;
    private static final int VERSION = 48;
    private static final int SESSION = 52;
    private static final int DOMAIN = 56;
    private static final int SEQUENCE = 60;
    private static final int UPTIME = 64;
    private static final int V5_SAMPLING = 68;
    private static final int TEMPLATE = 72;
    private static final int SOURCE = 76;
    static final int SIZE = 80;

    private @Nullable RecordPlan plan;
    private final Message message = new Message();

    /** Whether another record is of the message that was taken last, and has the same template. */
    @SuppressWarnings("ReferenceEquality") // a plan is one of a template of an exporter
    boolean isOf(Message other, RecordPlan plan) {
        return this.plan == plan
                && message.position == other.position
                && message.incarnation == other.incarnation
                && message.sequence == other.sequence
                && message.exportMillis == other.exportMillis
                && message.uptimeMillis == other.uptimeMillis
                && message.arrivalMillis == other.arrivalMillis;
    }

    void take(Message other, RecordPlan newPlan) {
        plan = newPlan;
        message.copy(other);
    }

    /** Writes the message that was taken last. */
    void write(int source, byte[] array, int at) {
        RecordRing.putLong(array, at + ADDRESS_HIGH, message.addressHigh);
        RecordRing.putLong(array, at + ADDRESS_LOW, message.addressLow);
        RecordRing.putLong(array, at + EXPORTED, message.exportMillis);
        RecordRing.putLong(array, at + ARRIVED, message.arrivalMillis);
        RecordRing.putLong(array, at + INCARNATION, message.incarnation);
        RecordRing.putLong(array, at + POSITION, message.position);
        RecordRing.putInt(array, at + VERSION, message.version);
        RecordRing.putInt(array, at + SESSION, message.session);
        RecordRing.putInt(array, at + DOMAIN, message.domain);
        RecordRing.putInt(array, at + SEQUENCE, message.sequence);
        RecordRing.putInt(array, at + UPTIME, message.uptimeMillis);
        RecordRing.putInt(array, at + V5_SAMPLING, message.v5Sampling);
        RecordRing.putInt(array, at + TEMPLATE, message.template);
        RecordRing.putInt(array, at + SOURCE, source);
    }

    /** Reads a message. */
    static void read(byte[] array, int at, Message into) {
        into.addressHigh = RecordRing.getLong(array, at + ADDRESS_HIGH);
        into.addressLow = RecordRing.getLong(array, at + ADDRESS_LOW);
        into.exportMillis = RecordRing.getLong(array, at + EXPORTED);
        into.arrivalMillis = RecordRing.getLong(array, at + ARRIVED);
        into.incarnation = RecordRing.getLong(array, at + INCARNATION);
        into.position = position(array, at);
        into.version = RecordRing.getInt(array, at + VERSION);
        into.session = RecordRing.getInt(array, at + SESSION);
        into.domain = RecordRing.getInt(array, at + DOMAIN);
        into.sequence = RecordRing.getInt(array, at + SEQUENCE);
        into.uptimeMillis = RecordRing.getInt(array, at + UPTIME);
        into.v5Sampling = RecordRing.getInt(array, at + V5_SAMPLING);
        into.template = RecordRing.getInt(array, at + TEMPLATE);
    }

    /** The number of the source of a message's records. */
    static int source(byte[] array, int at) {
        return RecordRing.getInt(array, at + SOURCE);
    }

    static long position(byte[] array, int at) {
        return RecordRing.getLong(array, at + POSITION);
    }
}
