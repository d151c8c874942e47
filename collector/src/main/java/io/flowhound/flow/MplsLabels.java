/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.Field;
import io.flowhound.schema.JsonBuffer;

/** Writes the label stack of a record (IE 70 to 79), or of the packet that it carries, as {@code flow.mpls.labels}. */
final class MplsLabels {
    /** The octets of an entry: 20 bits of label, 3 of traffic class, 1 for the bottom of the stack (RFC 3032). */
    static final int ENTRY = 3;

    private static final int NO_LABEL_BITS = 4;
    private static final int BOTTOM = 1;
    private static final int FIRST = RawValue.MPLS_LABEL_1.ordinal();
    private static final int LAST = RawValue.MPLS_LABEL_10.ordinal();

    private MplsLabels() {}

    /** A label as an entry that counts, also when it is 0 (explicit null). */
    static long entry(int label) {
        return (long) label << NO_LABEL_BITS | BOTTOM;
    }

    /** Puts the labels, top first. Entries that are all zero are unused: an explicit null at the bottom has its bit. */
    static void put(FlowRecord flow, RawValues raw) {
        if (raw.isZero(FIRST) && raw.isZero(FIRST + 1)) {
            return; // as good as all flows: no stack begins with two unused entries
        }
        int start = flow.beginText();
        JsonBuffer text = flow.text();
        text.put('[');
        for (int i = FIRST; i <= LAST; i++) {
            if (!raw.isZero(i)) {
                text.put('"');
                text.number(raw.at(i) >>> NO_LABEL_BITS);
                text.put('"');
                text.put(',');
            }
        }
        text.position(text.position() - 1);
        text.put(']');
        flow.endText(Field.FLOW_MPLS_LABELS, start);
    }
}
