/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;

/**
 * A template or an options template, and what is written as its field count.
 *
 * @param id 256 to 65535 when it is valid
 * @param scopes how many of the fields, counted from the first, are scopes; 0 for a template of flows
 * @param fields in their order on the wire
 * @param fieldCount what the message says; {@link #TRUE_COUNT} for the truth. NetFlow v9 writes the octets of the scopes
 *     and of the options in an options template, so it has no count to lie about
 */
public record TemplateSpec(int id, int scopes, List<FieldSpec> fields, int fieldCount) {
    /** As many as there are. */
    public static final int TRUE_COUNT = -1;

    public TemplateSpec {
        fields = List.copyOf(fields);
    }

    /** A template of data records. */
    public static TemplateSpec of(int id, FieldSpec... fields) {
        return new TemplateSpec(id, 0, List.of(fields), TRUE_COUNT);
    }

    /** An options template whose first {@code scopes} fields are scopes. */
    public static TemplateSpec options(int id, int scopes, FieldSpec... fields) {
        return new TemplateSpec(id, scopes, List.of(fields), TRUE_COUNT);
    }

    /** A withdrawal of a template or of an options template (RFC 7011 section 8.1). */
    public static TemplateSpec withdrawal(int id) {
        return new TemplateSpec(id, 0, List.of(), TRUE_COUNT);
    }

    /** The same template with another field count written than it has fields. */
    public TemplateSpec withFieldCount(int count) {
        return new TemplateSpec(id, scopes, fields, count);
    }

    int writtenFieldCount() {
        return fieldCount == TRUE_COUNT ? fields.size() : fieldCount;
    }

    /** The octets of one record, each variable-length field counted as the one octet that it has at least. */
    int minimumLength() {
        int octets = 0;
        for (FieldSpec field : fields) {
            octets += field.isVariable() ? 1 : field.length();
        }
        return octets;
    }
}
