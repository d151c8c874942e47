/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Follows the sequence numbers of one stream and tells lost, late and restarted apart. It judges nothing else: whatever it
 * finds, templates stay.
 *
 * <p>What a number counts depends on the protocol (v5, v7: flow records, v9: datagrams, RFC 3954 section 5.1; IPFIX: data
 * records, RFC 7011 section 3.1), and some exporters count the other thing. Whichever of the two rules has predicted more
 * numbers lately is followed.
 */
final class Sequence {
    /** Rules that predict the next number. */
    private static final int BY_RECORDS = 0;

    private static final int BY_MESSAGES = 1;
    private static final int MOST_SCORE = 64;
    /** A number further ahead than this is no gap but another beginning. */
    private static final int FURTHEST_AHEAD = 1 << 24;

    private static final int FURTHEST_BEHIND = 1 << 16;
    /** So many messages that follow each other, all behind what is expected, are a new beginning. */
    private static final int LATE_IN_A_ROW = 4;
    /** After so many messages a gap is not expected to close any more. */
    private static final int PATIENCE = 64;

    private static final int GAPS = 16;

    private final int usual;
    private final int[] expected = new int[2];
    private final int[] score = new int[2];
    private final int[] gapStart = new int[GAPS];
    private final int[] gapLength = new int[GAPS];
    private final long[] gapSeen = new long[GAPS];
    private boolean known;
    private long messages;
    private int lastUptime;
    private int lateNext;
    private int lateRun;
    private long arrived;
    private long lost;
    private long late;
    private long restarts;

    /** Follows the rule of a protocol version. */
    Sequence(int version) {
        usual = version == Message.V9 ? BY_MESSAGES : BY_RECORDS;
    }

    /** Units that arrived; none twice, and none that counted as lost before it came. */
    long arrived() {
        return arrived;
    }

    /** Whether the units are messages; else they are records. */
    boolean countsMessages() {
        return rule() == BY_MESSAGES;
    }

    /** Units that are missing for good. */
    long lost() {
        return lost;
    }

    /** Messages that came late or twice. */
    long late() {
        return late;
    }

    /** New beginnings. */
    long restarts() {
        return restarts;
    }

    /**
     * Takes one message.
     *
     * @param number its sequence number
     * @param records how many records it carried; negative when that is not known, because some wait for a template
     * @param uptimeMillis its sysUptime; 0 where the protocol has none
     */
    void message(int number, int records, int uptimeMillis) {
        messages++;
        if (!known) {
            arrived += units(rule(), records);
            expect(number, records);
        } else if (began(uptimeMillis)) {
            begin(number, records);
        } else {
            follow(number, records);
        }
        // Behind records that nobody could count, IPFIX starts afresh with the next number.
        known = records >= 0 || usual == BY_MESSAGES;
        lastUptime = uptimeMillis;
        giveUpGaps();
    }

    /** An uptime that goes back by more than what a late datagram explains says that the exporter has booted. */
    private boolean began(int uptimeMillis) {
        int step = uptimeMillis - lastUptime;
        return step < -60_000 && Integer.compareUnsigned(uptimeMillis, lastUptime) < 0;
    }

    private int rule() {
        return score[1 - usual] > score[usual] ? 1 - usual : usual;
    }

    private static int units(int rule, int records) {
        return rule == BY_MESSAGES ? 1 : Math.max(records, 0);
    }

    private void begin(int number, int records) {
        restarts++;
        arrived += units(rule(), records);
        expect(number, records);
        lateRun = 0;
        for (int i = 0; i < GAPS; i++) {
            lost += gapLength[i];
            gapLength[i] = 0;
        }
    }

    private void expect(int number, int records) {
        expected[BY_MESSAGES] = number + 1;
        expected[BY_RECORDS] = number + Math.max(records, 0);
    }

    private void follow(int number, int records) {
        rate(BY_RECORDS, number);
        rate(BY_MESSAGES, number);
        int rule = rule();
        int step = number - expected[rule];
        if (step < 0 && step >= -FURTHEST_BEHIND && !continuesLate(number, records)) {
            late++;
            arrived += fill(number, Math.max(units(rule, records), 1));
            return;
        }
        if (step < 0 || step > FURTHEST_AHEAD) {
            begin(number, records);
        } else {
            if (step > 0) {
                open(expected[rule], step);
            }
            arrived += units(rule, records);
            expect(number, records);
            lateRun = 0;
        }
    }

    private void rate(int rule, int number) {
        score[rule] = number == expected[rule] ? Math.min(score[rule] + 1, MOST_SCORE) : score[rule] >> 1;
    }

    private boolean continuesLate(int number, int records) {
        lateRun = number == lateNext ? lateRun + 1 : 0;
        lateNext = number + (usual == BY_MESSAGES ? 1 : Math.max(records, 0));
        return lateRun >= LATE_IN_A_ROW;
    }

    private void open(int start, int length) {
        int slot = 0;
        for (int i = 0; i < GAPS; i++) {
            if (gapLength[i] == 0) {
                slot = i;
                break;
            }
            if (gapSeen[i] < gapSeen[slot]) {
                slot = i;
            }
        }
        lost += gapLength[slot];
        gapStart[slot] = start;
        gapLength[slot] = length;
        gapSeen[slot] = messages;
    }

    /** A late message takes what it carries out of the gap that it belongs to; returns how much that is, 0 for a repeated one. */
    private int fill(int number, int units) {
        for (int i = 0; i < GAPS; i++) {
            int within = number - gapStart[i];
            if (gapLength[i] > 0 && within >= 0 && within < gapLength[i]) {
                int length = gapLength[i];
                gapLength[i] = within;
                int rest = length - within - units;
                if (rest > 0) {
                    split(i, number + units, rest);
                }
                return Math.min(units, length - within);
            }
        }
        return 0;
    }

    private void split(int gap, int start, int length) {
        if (gapLength[gap] == 0) {
            gapStart[gap] = start;
            gapLength[gap] = length;
            return;
        }
        long seen = gapSeen[gap];
        open(start, length);
        for (int i = 0; i < GAPS; i++) {
            if (gapLength[i] == length && gapStart[i] == start) {
                gapSeen[i] = seen;
            }
        }
    }

    private void giveUpGaps() {
        for (int i = 0; i < GAPS; i++) {
            if (gapLength[i] > 0 && messages - gapSeen[i] > PATIENCE) {
                lost += gapLength[i];
                gapLength[i] = 0;
            }
        }
    }

    /** Writes everything, so that whoever goes on from there finds a gap to the last message as exactly as if it had not stopped. */
    void save(DataOutputStream out) throws IOException {
        out.writeBoolean(known);
        out.writeLong(messages);
        for (int value : new int[] {
            lastUptime, lateNext, lateRun, expected[0], expected[1], score[0], score[1],
        }) {
            out.writeInt(value);
        }
        for (long value : new long[] {arrived, lost, late, restarts}) {
            out.writeLong(value);
        }
        int open = 0;
        for (int length : gapLength) {
            open += length > 0 ? 1 : 0;
        }
        out.writeByte(open);
        for (int i = 0; i < GAPS; i++) {
            if (gapLength[i] > 0) {
                out.writeInt(gapStart[i]);
                out.writeInt(gapLength[i]);
                out.writeLong(gapSeen[i]);
            }
        }
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws IOException when it cannot be what that wrote
     */
    void restore(DataInputStream in) throws IOException {
        known = in.readBoolean();
        messages = in.readLong();
        lastUptime = in.readInt();
        lateNext = in.readInt();
        lateRun = in.readInt();
        for (int rule = 0; rule < 2; rule++) {
            expected[rule] = in.readInt();
        }
        for (int rule = 0; rule < 2; rule++) {
            score[rule] = in.readInt();
        }
        arrived = in.readLong();
        lost = in.readLong();
        late = in.readLong();
        restarts = in.readLong();
        int open = in.readUnsignedByte();
        if (open > GAPS) {
            throw new IOException(open + " open gaps are more than there can be");
        }
        for (int i = 0; i < open; i++) {
            gapStart[i] = in.readInt();
            gapLength[i] = Math.max(0, in.readInt());
            gapSeen[i] = in.readLong();
        }
    }
}
