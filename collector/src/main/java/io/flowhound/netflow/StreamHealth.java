/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.metrics.ExporterMetrics;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What is observed of one stream beside its records: when it sent, how its clock runs, what its sequence says. */
final class StreamHealth {
    /** Of each new offset one part in so many counts: the mean of about the last 16 datagrams. */
    private static final int SMOOTHING = 16;
    /** A header in whole seconds is on average half a second behind. */
    private static final int HALF_SECOND = 500;

    private final int version;
    private final Sequence sequence;
    private long first;
    private long last;
    private long datagrams;
    private long flows;
    private long options;
    private long offset;
    private long countedArrived;
    private long countedLost;
    private long countedLate;
    private long countedRestarts;

    StreamHealth(int version) {
        this.version = version;
        this.sequence = new Sequence(version);
    }

    /** When its last datagram arrived, epoch milliseconds; 0 for never. */
    long last() {
        return last;
    }

    /** Says when its last datagram arrived in an earlier run. */
    void restored(long lastMillis) {
        last = lastMillis;
    }

    /** Takes the header of a datagram that has just arrived. */
    void datagram(Message message) {
        long now = message.exportMillis - message.arrivalMillis + (version >= Message.V9 ? HALF_SECOND : 0);
        offset = datagrams == 0 ? now : offset + (now - offset) / SMOOTHING;
        first = first == 0 ? message.arrivalMillis : first;
        last = message.arrivalMillis;
        datagrams++;
    }

    void records(int newFlows, int newOptions) {
        flows += newFlows;
        options += newOptions;
    }

    /**
     * Takes the sequence number of a datagram and counts what it tells.
     *
     * @param records as {@link Sequence#message} takes them
     */
    void sequence(Message message, int records, ExporterMetrics metrics) {
        if (version == Message.V1) {
            return; // has no sequence
        }
        sequence.message(message.sequence, records, version == Message.IPFIX ? 0 : message.uptimeMillis);
        if (sequence.arrived() != countedArrived) {
            metrics.sequenceArrived.increment((double) (sequence.arrived() - countedArrived));
            countedArrived = sequence.arrived();
        }
        if (sequence.lost() != countedLost) {
            metrics.sequenceLost.increment((double) (sequence.lost() - countedLost));
            countedLost = sequence.lost();
        }
        if (sequence.late() != countedLate) {
            metrics.sequenceLate.increment((double) (sequence.late() - countedLate));
            countedLate = sequence.late();
        }
        if (sequence.restarts() != countedRestarts) {
            metrics.sequenceRestarts.increment((double) (sequence.restarts() - countedRestarts));
            countedRestarts = sequence.restarts();
        }
    }

    long first() {
        return first;
    }

    /** How far its clock is ahead of ours, milliseconds, smoothed. */
    long clockOffset() {
        return offset;
    }

    ExporterReport.Counts counts() {
        return new ExporterReport.Counts(datagrams, flows, options);
    }

    ExporterReport.Sequence sequence() {
        return new ExporterReport.Sequence(
                sequence.arrived(), sequence.lost(), sequence.late(), sequence.restarts(), sequence.countsMessages());
    }

    /** Writes what has been counted, and where the sequence is. */
    void save(DataOutputStream out) throws IOException {
        out.writeLong(first);
        out.writeLong(last);
        out.writeLong(datagrams);
        out.writeLong(flows);
        out.writeLong(options);
        out.writeLong(offset);
        sequence.save(out);
    }

    /** Goes on from what {@link #save} wrote. Metrics tell of this run alone, so they take nothing of it. */
    void restore(DataInputStream in) throws IOException {
        first = in.readLong();
        last = in.readLong();
        datagrams = in.readLong();
        flows = in.readLong();
        options = in.readLong();
        offset = in.readLong();
        sequence.restore(in);
        countedArrived = sequence.arrived();
        countedLost = sequence.lost();
        countedLate = sequence.late();
        countedRestarts = sequence.restarts();
    }
}
