/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.Ascii;
import io.flowhound.schema.Field;
import io.flowhound.schema.JsonBuffer;

/**
 * One flow under construction: primitive columns and a presence bit per field. One instance is cleared and reused for all
 * flows of a thread. Not safe for use by several threads.
 *
 * <p>How a field is held follows from its {@link io.flowhound.schema.FieldType}: numbers, times (epoch milliseconds), MAC
 * addresses and booleans (0 or 1) as a long; addresses as two longs, IPv4 mapped (::ffff:a.b.c.d); everything else as
 * JSON octets, either shared ready-made ones or a piece of this flow's own text.
 */
public final class FlowRecord {
    /** The most exporters that are named as observers of one flow. */
    public static final int MAX_OBSERVERS = 16;

    private static final int WORDS = (Field.COUNT + 63) / 64;

    private final long[] present = new long[WORDS];
    private final long[] numbers = new long[Field.COUNT];
    private final long[] high = new long[Field.COUNT];
    private final byte[][] json = new byte[Field.COUNT][];
    private final JsonBuffer text = new JsonBuffer(4096);
    private final JsonBuffer elements = new JsonBuffer(4096);
    private final RecordFacts facts = new RecordFacts();
    private final long[] observers = new long[2 * MAX_OBSERVERS];
    private int observerCount;

    private int sharedLength;
    private long incarnation;
    private long position;
    private int record;

    /** Forgets the flow before; keeps the memory. */
    public void clear() {
        for (int i = 0; i < WORDS; i++) {
            present[i] = 0;
        }
        sharedLength = 0;
        text.clear();
        elements.clear();
        facts.clear();
        observerCount = 0;
    }

    /** What the record says that is no field. */
    public RecordFacts facts() {
        return facts;
    }

    /**
     * Says which record this is.
     *
     * @param incarnation of the journal that has its datagram
     * @param position of the datagram in the journal
     * @param record where the record starts in the datagram, in octets: the same whatever else is known of the datagram
     */
    public void identify(long incarnation, long position, int record) {
        this.incarnation = incarnation;
        this.position = position;
        this.record = record;
    }

    /** The incarnation of the journal that has the datagram. */
    public long incarnation() {
        return incarnation;
    }

    /** The journal position of the datagram. */
    public long position() {
        return position;
    }

    /** Where the record starts in its datagram, in octets. */
    public int record() {
        return record;
    }

    public boolean has(Field field) {
        return has(field.ordinal());
    }

    /** Whether the field with this ordinal is present. */
    public boolean has(int ordinal) {
        return (present[ordinal >>> 6] & 1L << ordinal) != 0;
    }

    /** Whether anything is counted. */
    public boolean hasCounters() {
        return has(Field.SOURCE_BYTES)
                || has(Field.SOURCE_PACKETS)
                || has(Field.DESTINATION_BYTES)
                || has(Field.DESTINATION_PACKETS);
    }

    /** 64 presence bits: those of the fields with ordinals from {@code 64 * word}. */
    public long presence(int word) {
        return present[word];
    }

    private void mark(int ordinal) {
        present[ordinal >>> 6] |= 1L << ordinal;
    }

    /** Takes a field away. */
    public void remove(Field field) {
        int ordinal = field.ordinal();
        present[ordinal >>> 6] &= ~(1L << ordinal);
    }

    /** Sets a number, a time, a MAC address or a boolean. */
    public void put(Field field, long value) {
        int ordinal = field.ordinal();
        numbers[ordinal] = value;
        mark(ordinal);
    }

    /** Puts numbers of a record; whether all fit into 63 bits. */
    boolean put(FixedNumbers fixed, byte[] octets, int start) {
        return fixed.read(octets, start, numbers, present, true);
    }

    /** The number, or 0 when the field is absent. */
    public long number(Field field) {
        return has(field) ? numbers[field.ordinal()] : 0;
    }

    /** The number of a field that is present, by its ordinal. */
    public long numberAt(int ordinal) {
        return numbers[ordinal];
    }

    /** Sets an address, IPv4 mapped. */
    public void putAddress(Field field, long addressHigh, long addressLow) {
        int ordinal = field.ordinal();
        high[ordinal] = addressHigh;
        numbers[ordinal] = addressLow;
        mark(ordinal);
    }

    /** The first 64 bits of an address that is present, by the ordinal of its field; {@link #numberAt} has the others. */
    public long highAt(int ordinal) {
        return high[ordinal];
    }

    /** The first 64 bits of an address; meaningless when the field is absent. */
    public long addressHigh(Field field) {
        return high[field.ordinal()];
    }

    /** The last 64 bits of an address; meaningless when the field is absent. */
    public long addressLow(Field field) {
        return numbers[field.ordinal()];
    }

    /** Whether an address is IPv4. */
    public boolean isIpv4(Field field) {
        int ordinal = field.ordinal();
        return high[ordinal] == 0 && numbers[ordinal] >>> 32 == 0xFFFF;
    }

    /** Sets a value that is ready as JSON. The octets are shared, not copied: they must not change. */
    public void putJson(Field field, byte[] value) {
        int ordinal = field.ordinal();
        json[ordinal] = value;
        numbers[ordinal] = value.length;
        sharedLength += value.length;
        mark(ordinal);
    }

    /**
     * Starts a value that is written for this flow only: write JSON into {@link #text()}, then call {@link #endText}.
     *
     * @return where the value starts, to be handed to {@link #endText}
     */
    public int beginText() {
        return text.position();
    }

    /** Where {@link #beginText} values are written. */
    public JsonBuffer text() {
        return text;
    }

    /** Takes what was written since {@code start} as the JSON of a field. */
    public void endText(Field field, int start) {
        int ordinal = field.ordinal();
        json[ordinal] = EMPTY;
        numbers[ordinal] = (long) start << 32 | text.position() - start;
        mark(ordinal);
    }

    private static final byte[] EMPTY = new byte[0];

    /** Writes the JSON of a field that was set with {@link #putJson} or {@link #endText}. */
    public void writeJson(Field field, JsonBuffer into) {
        byte[] to = into.reserve(jsonLength());
        into.position(copyJson(field.ordinal(), to, into.position()));
    }

    /**
     * Copies the JSON of a field that is present, by its ordinal, into an array with room for it.
     *
     * @return the position behind it
     */
    public int copyJson(int ordinal, byte[] to, int at) {
        byte[] shared = json[ordinal];
        if (shared.length != 0) {
            return Ascii.copy(shared, 0, shared.length, to, at);
        }
        long slice = numbers[ordinal];
        return Ascii.copy(text.array(), (int) (slice >>> 32), (int) slice, to, at);
    }

    /** At least the octets of all JSON that was set and of the elements: for making room once for a whole document. */
    public int jsonLength() {
        return sharedLength + text.position() + elements.position();
    }

    /** The elements without a field of their own, as {@code "name":value} members separated and followed by commas. */
    public JsonBuffer elements() {
        return elements;
    }

    /** Takes the value of a field of another flow for one of the same type; nothing when that has none. */
    public void copy(Field to, FlowRecord from, Field field) {
        if (!from.has(field)) {
            return;
        }
        int source = field.ordinal();
        int target = to.ordinal();
        high[target] = from.high[source];
        numbers[target] = from.numbers[source];
        if (to.type().isJson()) {
            copyJson(to, from, source);
        }
        mark(target);
    }

    private void copyJson(Field to, FlowRecord from, int source) {
        byte[] shared = from.json[source];
        if (shared.length != 0) {
            putJson(to, shared);
            return;
        }
        long slice = from.numbers[source];
        int start = beginText();
        text.put(from.text.array(), (int) (slice >>> 32), (int) slice);
        endText(to, start);
    }

    /** As {@link #copy}, unless the field is there already. */
    public void copyIfAbsent(Field to, FlowRecord from, Field field) {
        if (!has(to)) {
            copy(to, from, field);
        }
    }

    /** Adds an exporter to those that told of the flow, unless it is among them or they are very many. */
    public void addObserver(long addressHigh, long addressLow) {
        for (int i = 0; i < observerCount; i++) {
            if (observers[2 * i] == addressHigh && observers[2 * i + 1] == addressLow) {
                return;
            }
        }
        if (observerCount < MAX_OBSERVERS) {
            observers[2 * observerCount] = addressHigh;
            observers[2 * observerCount + 1] = addressLow;
            observerCount++;
        }
    }

    /** How many exporters told of the flow, where that was found out. */
    public int observerCount() {
        return observerCount;
    }

    /** The first 64 bits of the address of one of them. */
    public long observerHigh(int index) {
        return observers[2 * index];
    }

    /** The last 64 bits of it. */
    public long observerLow(int index) {
        return observers[2 * index + 1];
    }

    /** Puts another address in the place of one of them. */
    public void observer(int index, long addressHigh, long addressLow) {
        observers[2 * index] = addressHigh;
        observers[2 * index + 1] = addressLow;
    }

    /** Exchanges a field with its opposite: {@code source.x} with {@code destination.x}. */
    public void swap(Field field) {
        boolean had = has(field);
        boolean otherHad = has(field.opposite());
        if (!had && !otherHad) {
            return;
        }
        int one = field.ordinal();
        int other = field.opposite().ordinal();
        long number = numbers[one];
        numbers[one] = numbers[other];
        numbers[other] = number;
        long half = high[one];
        high[one] = high[other];
        high[other] = half;
        byte[] octets = json[one];
        json[one] = json[other];
        json[other] = octets;
        if (had != otherHad) {
            present[one >>> 6] ^= 1L << one;
            present[other >>> 6] ^= 1L << other;
        }
    }
}
