/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * A set of a message, which RFC 3954 calls a FlowSet: a header of 4 octets, a body and padding.
 *
 * @param id 0 to 3 for templates, 256 to 65535 for data
 * @param body what stands between the header and the padding
 * @param records how many records the message counts for it
 * @param padding zeros at the end
 * @param length what the header says; {@link #TRUE_LENGTH} for the truth
 */
public record ExportSet(int id, byte[] body, int records, int padding, int length) {
    /** Header, body and padding. */
    public static final int TRUE_LENGTH = -1;

    static final int HEADER_LENGTH = 4;

    /** A set of any octets, without padding. */
    public static ExportSet raw(int id, int records, byte[] body) {
        return new ExportSet(id, body, records, 0, TRUE_LENGTH);
    }

    /** The same set under another id. */
    public ExportSet withId(int newId) {
        return new ExportSet(newId, body, records, padding, length);
    }

    /** The same set with so many zeros at its end. */
    public ExportSet withPadding(int octets) {
        return new ExportSet(id, body, records, octets, length);
    }

    /** The same set, filled up to a multiple of 4 octets. */
    public ExportSet padded() {
        return withPadding(-body.length & 3);
    }

    /** The same set with another length in its header than it has. */
    public ExportSet withLength(int octets) {
        return new ExportSet(id, body, records, padding, octets);
    }

    int size() {
        return HEADER_LENGTH + body.length + padding;
    }

    void writeTo(Octets out) {
        out.u16(id).u16(length == TRUE_LENGTH ? size() : length).bytes(body).zeros(padding);
    }
}
