/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.template.FieldSpec;
import io.flowhound.netflow.template.Template;
import io.flowhound.schema.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a plan while they are put together; octets that are skipped go into the gap before the next step. */
final class PlanSteps {
    private final List<Byte> operations = new ArrayList<>();
    private final List<Byte> conditions = new ArrayList<>();
    private final List<Integer> targets = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final List<Integer> gaps = new ArrayList<>();
    private final List<@Nullable ElementWriter> writers = new ArrayList<>();
    private int gap;

    void skip(FieldSpec spec) {
        if (spec.variable()) {
            add(RecordPlan.SKIP, (byte) 0, 0, spec, null);
        } else {
            gap += spec.length();
        }
    }

    void add(byte operation, byte condition, int target, FieldSpec spec, @Nullable ElementWriter writer) {
        operations.add(operation);
        conditions.add(condition);
        targets.add(target);
        lengths.add(spec.variable() ? -1 : spec.length());
        gaps.add(gap);
        writers.add(writer);
        gap = 0;
    }

    /** How many steps there are: the number of the next. */
    int size() {
        return operations.size();
    }

    void writer(int step, ElementWriter writer) {
        writers.set(step, writer);
    }

    RecordPlan plan(Template template) {
        PlannedKey key = key();
        FixedNumbers numbers = new FixedNumbers(takeOut(RecordPlan.NUMBER), Field.COUNT);
        FixedNumbers rawNumbers = new FixedNumbers(takeOut(RecordPlan.RAW), RawValue.COUNT);
        int size = operations.size();
        byte[] operation = new byte[size];
        byte[] condition = new byte[size];
        for (int i = 0; i < size; i++) {
            operation[i] = operations.get(i);
            condition[i] = conditions.get(i);
        }
        return new RecordPlan(
                template,
                ints(gaps),
                operation,
                condition,
                ints(targets),
                ints(lengths),
                writers.toArray(new ElementWriter[0]),
                numbers,
                rawNumbers,
                key);
    }

    /** Takes out the plain numbers at fixed places that an operation reads; their octets go into the gap before the next step. */
    private List<FixedNumbers.Plain> takeOut(byte operation) {
        List<FixedNumbers.Plain> taken = new ArrayList<>();
        int at = 0;
        int i = 0;
        while (i < operations.size() && lengths.get(i) >= 0) {
            int end = at + gaps.get(i) + lengths.get(i);
            boolean plain = (conditions.get(i) & RecordPlan.RIVALS) == 0 && writers.get(i) == null;
            if (operations.get(i) == operation && plain && FixedNumbers.Plain.isPossible(end)) {
                boolean zeroIsAbsent = (conditions.get(i) & RecordPlan.ZERO_IS_ABSENT) != 0;
                taken.add(new FixedNumbers.Plain(targets.get(i), end, lengths.get(i), zeroIsAbsent));
                remove(i);
            } else {
                at = end;
                i++;
            }
        }
        return taken;
    }

    private void remove(int step) {
        if (step + 1 < size()) {
            gaps.set(step + 1, gaps.get(step + 1) + gaps.get(step) + lengths.get(step));
        }
        List.of(operations, conditions, targets, lengths, gaps, writers).forEach(list -> list.remove(step));
    }

    /**
     * Goes as far as all records of the template are alike. A packet that the record carries may say what the record itself does not:
     * then nothing is certain.
     */
    private PlannedKey key() {
        PlannedKey key = new PlannedKey();
        int at = 0;
        for (int i = 0; i < operations.size() && lengths.get(i) >= 0; i++) {
            at += gaps.get(i);
            byte operation = operations.get(i);
            if (operation == RecordPlan.NUMBER) {
                key.number(targets.get(i), at, lengths.get(i));
            } else if (operation == RecordPlan.IPV4 || operation == RecordPlan.IPV6) {
                key.address(targets.get(i), at, operation == RecordPlan.IPV6);
            }
            at += lengths.get(i);
        }
        return key;
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
