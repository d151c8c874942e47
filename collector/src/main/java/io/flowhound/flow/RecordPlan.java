/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Octets;
import io.flowhound.netflow.template.Template;
import io.flowhound.schema.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template compiled: plain numbers at fixed places, and for what is left steps, parallel arrays that say, field by field, how
 * many octets to pass over, how to read the value and where to put it. Running it looks nothing up and allocates nothing.
 */
public final class RecordPlan {
    /** Reads an unsigned number. */
    static final byte NUMBER = 0;
    /** Reads an unsigned number into the raw values. */
    static final byte RAW = 1;

    static final byte IPV4 = 2;
    static final byte IPV6 = 3;
    /** Reads text; what is none is kept in {@code flow.ie}. */
    static final byte TEXT = 4;
    /** Keeps the value in {@code flow.ie}. */
    static final byte ELEMENT = 5;
    /** Passes over a value; only needed where its length varies. */
    static final byte SKIP = 6;
    /** Reads an application id into the raw values, and keeps it in {@code flow.ie}. */
    static final byte APPLICATION = 7;

    /** Puts where the value stands into the raw values: the place in the upper half, the length in the lower. */
    static final byte PLACE = 8;
    /** Notes that the record tells its sides by role; reads nothing. */
    static final byte ROLES = 9;

    /** As {@link #PLACE}, of octets that are not all zero; an element beside it is kept. */
    static final byte EXPORTER = 10;

    /** Condition bit: 0 says that the exporter does not know, and is not put. */
    static final byte ZERO_IS_ABSENT = 1;
    /** Condition bit: another field of the template feeds the same target; the first value other than 0 counts. */
    static final byte RIVALS = 2;

    private static final Field[] FIELDS = Field.values();
    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;

    private final Template template;
    private final int[] gaps;
    private final byte[] operations;
    private final byte[] conditions;
    private final int[] targets;
    private final int[] lengths;
    private final @Nullable ElementWriter[] writers;
    private final FixedNumbers numbers;
    private final FixedNumbers rawNumbers;
    private final PlannedEnds ends;
    private final @Nullable PlannedKey key;
    private final @Nullable OptionsPlan options;

    /** Makes the plan of an options template. */
    RecordPlan(Template template, OptionsPlan options) {
        this.template = template;
        this.gaps = new int[0];
        this.operations = new byte[0];
        this.conditions = new byte[0];
        this.targets = new int[0];
        this.lengths = new int[0];
        this.writers = new ElementWriter[0];
        this.numbers = new FixedNumbers(List.of(), 0);
        this.rawNumbers = numbers;
        this.ends = PlannedEnds.NONE;
        this.key = null;
        this.options = options;
    }

    RecordPlan(
            Template template,
            int[] gaps,
            byte[] operations,
            byte[] conditions,
            int[] targets,
            int[] lengths,
            @Nullable ElementWriter[] writers,
            FixedNumbers numbers,
            FixedNumbers rawNumbers,
            PlannedKey key) {
        this.template = template;
        this.gaps = gaps;
        this.operations = operations;
        this.conditions = conditions;
        this.targets = targets;
        this.lengths = lengths;
        this.writers = writers;
        this.numbers = numbers;
        this.rawNumbers = rawNumbers;
        this.ends = key.ends();
        this.key = key.isComplete() ? key : null;
        this.options = null;
    }

    /** What it was made from. */
    public Template template() {
        return template;
    }

    /** Reads an options record; nothing for a plan of another template. */
    void options(byte[] octets, int start, OptionsRecord into) {
        into.begin(octets);
        if (options != null) {
            options.read(octets, start, into);
        }
    }

    /** Tells of the addresses of one record, if it has both and they stand where the template says. */
    public void ahead(byte[] octets, int start, FlowHandler handler) {
        if (ends.isComplete()) {
            ends.tell(octets, start, handler);
        }
    }

    /** Reads the 5-tuple of one record; false when its parts do not stand where the template says. */
    boolean key(byte[] octets, int start, FlowKey into) {
        if (key == null) {
            return false;
        }
        key.read(octets, start, into);
        return true;
    }

    /**
     * Puts the values of one record where they belong.
     *
     * @param start where the record starts; its whole length is known to be there
     * @return false when a number did not fit into 63 bits and was clamped
     */
    boolean run(byte[] octets, int start, FlowRecord flow, RawValues raw) {
        boolean fitted = flow.put(numbers, octets, start);
        raw.put(rawNumbers, octets, start);
        int at = start;
        for (int i = 0; i < operations.length; i++) {
            at += gaps[i];
            int length = lengths[i];
            if (length < 0) {
                length = Octets.u8(octets, at++);
                if (length == 255) {
                    length = Octets.u16(octets, at);
                    at += 2;
                }
            }
            switch (operations[i]) {
                case NUMBER -> {
                    long value = Octets.unsigned(octets, at, length);
                    fitted &= value >= 0;
                    if (!number(flow, i, value)) {
                        element(flow, i, octets, at, length);
                    }
                }
                case RAW -> {
                    raw(raw, i, Octets.unsigned(octets, at, length));
                    element(flow, i, octets, at, length);
                }
                case PLACE -> {
                    if (length > 0) {
                        raw.put(targets[i], (long) at << 32 | length);
                        element(flow, i, octets, at, length);
                    }
                }
                case IPV4 -> {
                    if (!address(flow, i, 0, IPV4_MAPPED | Octets.u32(octets, at))) {
                        element(flow, i, octets, at, length);
                    }
                }
                case IPV6 -> {
                    if (!address(flow, i, Octets.i64(octets, at), Octets.i64(octets, at + 8))) {
                        element(flow, i, octets, at, length);
                    }
                }
                case TEXT -> text(flow, i, octets, at, length);
                case ELEMENT -> element(flow, i, octets, at, length);
                case EXPORTER -> {
                    if (!Octets.allZero(octets, at, at + length)) {
                        raw.put(targets[i], (long) at << 32 | length);
                    }
                    element(flow, i, octets, at, length);
                }
                case ROLES -> raw.put(targets[i], 1);
                case APPLICATION -> application(flow, raw, i, octets, at, length);
                default -> {
                    // SKIP
                }
            }
            at += length;
        }
        return fitted;
    }

    /** Puts a number; false when the record says two and this one is the other. */
    private boolean number(FlowRecord flow, int step, long value) {
        Field field = FIELDS[targets[step]];
        byte condition = conditions[step];
        if (condition == 0 || counts(condition, value == 0, !flow.has(field), flow.number(field) == 0)) {
            flow.put(field, value >= 0 ? value : Long.MAX_VALUE);
            return true;
        }
        return value == 0 || flow.number(field) == value;
    }

    private void raw(RawValues raw, int step, long value) {
        int target = targets[step];
        byte condition = conditions[step];
        if (condition == 0 || counts(condition, value == 0, !raw.has(target), raw.isZero(target))) {
            raw.put(target, value);
        }
    }

    /** Puts an address; false when the record says two and this one is the other. */
    private boolean address(FlowRecord flow, int step, long high, long low) {
        Field field = FIELDS[targets[step]];
        byte condition = conditions[step];
        if (condition == 0 || counts(condition, isZero(high, low), !flow.has(field), isZero(flow, field))) {
            flow.putAddress(field, high, low);
            return true;
        }
        return isZero(high, low) || (flow.addressHigh(field) == high && flow.addressLow(field) == low);
    }

    /** Whether a value counts, given whether it is zero, and whether what is there is absent or zero. */
    private static boolean counts(byte condition, boolean zero, boolean absentYet, boolean zeroYet) {
        if (zero) {
            return (condition & ZERO_IS_ABSENT) == 0 && absentYet;
        }
        return (condition & RIVALS) == 0 || absentYet || zeroYet;
    }

    private static boolean isZero(FlowRecord flow, Field field) {
        return isZero(flow.addressHigh(field), flow.addressLow(field));
    }

    private static boolean isZero(long high, long low) {
        return high == 0 && (low == 0 || low == IPV4_MAPPED);
    }

    private void text(FlowRecord flow, int step, byte[] octets, int at, int length) {
        if (ElementWriter.isBinary(octets, at, length)) {
            element(flow, step, octets, at, length);
        } else if (length > 0 && octets[at] != 0) {
            int start = flow.beginText();
            flow.text().string(octets, at, length);
            flow.endText(FIELDS[targets[step]], start);
        }
    }

    private void element(FlowRecord flow, int step, byte[] octets, int at, int length) {
        ElementWriter writer = writers[step];
        if (writer != null) {
            writer.write(octets, at, length, flow.elements());
        }
    }

    private void application(FlowRecord flow, RawValues raw, int step, byte[] octets, int at, int length) {
        if (ApplicationId.fits(length)) {
            raw.put(targets[step], ApplicationId.key(octets, at, length));
        }
        ElementWriter writer = writers[step];
        if (writer != null) {
            writer.application(octets, at, length, flow.elements());
        }
    }
}
