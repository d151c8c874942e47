/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.ExporterState;
import io.flowhound.flow.FlowAssembler;
import io.flowhound.flow.FlowRecord;
import io.flowhound.flow.RecordPlan;
import io.flowhound.netflow.Message;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Records as they came, with all that is needed to assemble them later: message and plan. What a message says is kept once for all its
 * records with one template. Not safe for use by several threads.
 */
final class HeldRecords {
    private static final int NEXT = 0;
    private static final int MESSAGE = 4;
    private static final int LENGTH = 8;
    /** Where the record starts in its datagram. */
    private static final int PLACE = 12;

    private static final int OCTETS = 16;

    /** Stands for no record. */
    private static final int NOTHING_NEXT = 0;

    private final FlowAssembler assembler;
    private final RecordRing ring = new RecordRing();
    private final Sources sources;
    private final HeldMessage current = new HeldMessage();
    private int currentBlock;
    private boolean hasCurrent;

    /** The message that was read last: records of one are released one after the other. */
    private final Message read = new Message();

    private int readBlock = NOTHING_NEXT;

    HeldRecords(FlowAssembler assembler) {
        this.assembler = assembler;
        sources = new Sources(assembler);
        skipFirst();
    }

    /** The name 0 is to stand for nothing, so the first block is given away. */
    private void skipFirst() {
        ring.freeBefore(ring.append(1) + 1);
    }

    /** Octets that are occupied. */
    long octets() {
        return ring.octets();
    }

    /**
     * Keeps a record.
     *
     * @return its name, not 0
     */
    int add(ExporterState exporter, RecordPlan plan, Message message, byte[] octets, int start, int end) {
        int block = tryAdd(exporter, plan, message, octets, start, end);
        return block != NOTHING_NEXT ? block : tryAdd(exporter, plan, message, octets, start, end);
    }

    /** The names go round after 32 GiB, so that once in a while one is 0. */
    private int tryAdd(ExporterState exporter, RecordPlan plan, Message message, byte[] octets, int start, int end) {
        if (!hasCurrent || !current.isOf(message, plan)) {
            current.take(message, plan);
            currentBlock = ring.append(HeldMessage.SIZE);
            int source = sources.number(exporter, plan, message, currentBlock);
            current.write(source, ring.array(currentBlock), ring.start(currentBlock));
            hasCurrent = true;
        }
        int length = end - start;
        int block = ring.append(OCTETS + length);
        byte[] array = ring.array(block);
        int at = ring.start(block);
        RecordRing.putInt(array, at + NEXT, NOTHING_NEXT);
        RecordRing.putInt(array, at + MESSAGE, currentBlock);
        RecordRing.putInt(array, at + LENGTH, length);
        RecordRing.putInt(array, at + PLACE, start - message.start);
        System.arraycopy(octets, start, array, at + OCTETS, length);
        return block;
    }

    /** Keeps a record that others hold, but not what follows it in its group. Its name here. */
    int copy(HeldRecords from, int record) {
        Sources.Source source = from.source(record);
        int start = from.start(record);
        int length = RecordRing.getInt(from.array(record), from.ring.start(record) + LENGTH);
        return add(source.exporter, source.plan, from.message(record), from.array(record), start, start + length);
    }

    /** Whether a record is small enough to be kept. */
    static boolean fits(int length) {
        return OCTETS + length <= RecordRing.LARGEST;
    }

    /** Puts a record behind the last one of its group. */
    void follow(int last, int record) {
        RecordRing.putInt(ring.array(last), ring.start(last) + NEXT, record);
    }

    /** The record behind one in its group, 0 for none. */
    int next(int record) {
        return RecordRing.getInt(ring.array(record), ring.start(record) + NEXT);
    }

    /** Makes the flow of a record. */
    void assemble(int record, FlowRecord into) {
        Sources.Source source = source(record);
        assembler.assemble(source.exporter, source.plan, message(record), array(record), start(record), into);
    }

    /** Puts a record and those that follow it to those that are merged next. */
    void assemble(int first, int count, Merge merge) {
        int record = first;
        for (int left = count; left > 0; left--) {
            assemble(record, merge.next());
            record = next(record);
        }
    }

    /** What the message of a record says; the same object for all records. */
    private Message message(int record) {
        int block = messageOf(record);
        if (block != readBlock) {
            HeldMessage.read(ring.array(block), ring.start(block), read);
            readBlock = block;
        }
        byte[] array = ring.array(record);
        int at = ring.start(record);
        read.start = at + OCTETS - RecordRing.getInt(array, at + PLACE);
        return read;
    }

    /** Where a record came from. */
    Sources.Source source(int record) {
        int block = messageOf(record);
        return sources.get(HeldMessage.source(ring.array(block), ring.start(block)));
    }

    private int messageOf(int record) {
        return RecordRing.getInt(ring.array(record), ring.start(record) + MESSAGE);
    }

    /** The array that a record stands in. */
    byte[] array(int record) {
        return ring.array(record);
    }

    /** Where its octets start there. */
    int start(int record) {
        return ring.start(record) + OCTETS;
    }

    /** The journal position of the datagram that a record was in. */
    long position(int record) {
        int block = messageOf(record);
        return HeldMessage.position(ring.array(block), ring.start(block));
    }

    /** Gives back everything that is older than the first record of those groups that are left. */
    void freeBefore(OpenGroups left) {
        int oldest = left.oldest();
        if (oldest == OpenGroups.NONE) {
            clear();
        } else {
            ring.freeBefore(messageOf(left.first(oldest)));
        }
    }

    /** Gives back everything. */
    void clear() {
        ring.clear();
        hasCurrent = false;
        readBlock = NOTHING_NEXT;
    }

    void save(DataOutput out) throws IOException {
        sources.forget(ring::isFreed);
        sources.save(out);
        ring.save(out);
    }

    void restore(DataInput in, SourceFinder finder) throws IOException {
        hasCurrent = false;
        readBlock = NOTHING_NEXT;
        sources.restore(in, finder);
        ring.restore(in);
    }
}
