/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.template;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
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

    /** Writes it for the next start. */
    public void save(DataOutput out) throws IOException {
        out.writeInt(id);
        out.writeBoolean(options);
        out.writeInt(scopes);
        out.writeInt(fields.size());
        for (FieldSpec field : fields) {
            out.writeInt(field.enterprise());
            out.writeInt(field.element());
            out.writeInt(field.length());
        }
    }

    /** Reads what {@link #save} wrote. */
    public static Template restore(DataInput in) throws IOException {
        int id = in.readInt();
        boolean options = in.readBoolean();
        int scopes = in.readInt();
        int size = in.readInt();
        List<FieldSpec> fields = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            fields.add(new FieldSpec(in.readInt(), in.readInt(), in.readInt()));
        }
        return new Template(id, options, scopes, fields);
    }
}
