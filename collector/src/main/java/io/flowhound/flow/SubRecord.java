/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Octets;
import io.flowhound.netflow.template.FieldSpec;
import io.flowhound.netflow.template.RecordLayout;
import io.flowhound.netflow.template.Template;
import io.flowhound.schema.JsonBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template compiled for the records that stand in lists: writes one as a JSON object by element name. */
final class SubRecord {
    private final RecordLayout layout;
    private final int[] lengths;
    private final @Nullable ElementWriter[] writers;

    SubRecord(Template template, PlanCompiler compiler, SubTemplates subTemplates) {
        layout = new RecordLayout(template);
        List<@Nullable ElementWriter> found = new ArrayList<>();
        MemberNames names = new MemberNames();
        for (FieldSpec field : template.fields()) {
            found.add(compiler.ignored(field) ? null : compiler.writer(field, names, subTemplates));
        }
        lengths = template.fields().stream().mapToInt(FieldSpec::length).toArray();
        writers = found.toArray(new ElementWriter[0]);
    }

    /** Where the record that starts at {@code start} ends; -1 when it would reach beyond {@code limit}. */
    int end(byte[] octets, int start, int limit) {
        return layout.minimumLength() > limit - start ? -1 : layout.end(octets, start, limit);
    }

    /** Writes the record that starts at {@code start}; its whole length is known to be there. */
    void write(byte[] octets, int start, JsonBuffer into) {
        into.put('{');
        int first = into.position();
        int at = start;
        for (int i = 0; i < lengths.length; i++) {
            int length = lengths[i];
            if (length == FieldSpec.VARIABLE) {
                length = Octets.u8(octets, at++);
                if (length == 255) {
                    length = Octets.u16(octets, at);
                    at += 2;
                }
            }
            ElementWriter writer = writers[i];
            if (writer != null) {
                writer.write(octets, at, length, into);
            }
            at += length;
        }
        if (into.position() > first) {
            into.position(into.position() - 1); // the comma behind the last member
        }
        into.put('}');
    }
}
