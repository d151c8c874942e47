/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.template;

/**
 * A field specifier of a template (RFC 7011 section 3.2).
 *
 * @param enterprise private enterprise number, 0 for IANA, {@link #V9_SCOPE} for the scope of a NetFlow v9 option
 * @param element number of the information element, 0 to 32,767 (65,535 for v9), or of the v9 scope
 * @param length octets, or {@link #VARIABLE}
 */
public record FieldSpec(int enterprise, int element, int length) {
    /** The length that says that each record carries its own (RFC 7011 section 7). */
    public static final int VARIABLE = 0xFFFF;
    /** Stands for an enterprise where v9 numbers scopes apart from elements (RFC 3954 section 6.1). */
    public static final int V9_SCOPE = -1;

    public boolean variable() {
        return length == VARIABLE;
    }
}
