/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * A field of a template as it stands on the wire (RFC 3954 section 5.2, RFC 7011 section 3.2).
 *
 * @param enterprise the private enterprise number, 0 for IANA's elements; always 0 in NetFlow v9
 * @param element the element's number; in NetFlow v9 a field type or, in a scope, a scope type
 * @param length octets of a value, or {@link #VARIABLE}
 */
public record FieldSpec(long enterprise, int element, int length) {
    /** The length that stands for "each value tells its own length" (RFC 7011 section 7). */
    public static final int VARIABLE = 0xFFFF;

    /** The enterprise number of the reverse direction of a biflow (RFC 5103 section 6.1). */
    public static final long REVERSE = 29305;

    /** A field of IANA's elements. */
    public static FieldSpec of(int element, int length) {
        return new FieldSpec(0, element, length);
    }

    /** An enterprise's own field. */
    public static FieldSpec of(long enterprise, int element, int length) {
        return new FieldSpec(enterprise, element, length);
    }

    /** A field of IANA's elements whose values tell their own lengths. */
    public static FieldSpec variable(int element) {
        return new FieldSpec(0, element, VARIABLE);
    }

    boolean isVariable() {
        return length == VARIABLE;
    }
}
