/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.template;

import java.util.List;

/**
 * A template: which fields a record of a data set holds, in which order and length.
 *
 * @param id 256 to 65,535; for the fixed layouts of NetFlow v1, v5 and v7 the version
 * @param options whether its records describe the exporter rather than flows
 * @param scopes how many of the first fields are the scope of an options record
 * @param fields in the order of the record; their lengths are as stated, 0 included
 */
public record Template(int id, boolean options, int scopes, List<FieldSpec> fields) {
    public Template {
        fields = List.copyOf(fields);
    }

    /** The octets of the shortest record: a variable field has at least its length octet. */
    public int minimumLength() {
        int sum = 0;
        for (FieldSpec field : fields) {
            sum += field.variable() ? 1 : field.length();
        }
        return sum;
    }

    public boolean variable() {
        return fields.stream().anyMatch(FieldSpec::variable);
    }
}
