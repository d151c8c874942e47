/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.template;

/** Finds where a record ends: the gaps between variable-length fields, laid down once per template. */
public final class RecordLayout {
    /** Octets of fixed fields before each variable field, and after the last one. */
    private final int[] gaps;

    private final int minimumLength;

    public RecordLayout(Template template) {
        int variable =
                (int) template.fields().stream().filter(FieldSpec::variable).count();
        gaps = new int[variable + 1];
        int gap = 0;
        for (FieldSpec field : template.fields()) {
            if (field.variable()) {
                gap++;
            } else {
                gaps[gap] += field.length();
            }
        }
        minimumLength = template.minimumLength();
    }

    /** Whether some field has a variable length. */
    public boolean variable() {
        return gaps.length > 1;
    }

    public int minimumLength() {
        return minimumLength;
    }

    /**
     * Where the record that starts at {@code start} ends.
     *
     * @return the offset behind it, or -1 when it would reach beyond {@code limit}
     */
    public int end(byte[] octets, int start, int limit) {
        int at = start + gaps[0];
        for (int i = 1; i < gaps.length; i++) {
            if (at >= limit) {
                return -1;
            }
            int length = octets[at++] & 0xFF;
            if (length == 255) {
                if (at + 2 > limit) {
                    return -1;
                }
                length = (octets[at] & 0xFF) << 8 | (octets[at + 1] & 0xFF);
                at += 2;
            }
            at += length + gaps[i];
        }
        return at <= limit ? at : -1;
    }
}
