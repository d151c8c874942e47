/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one data record or options record, encoded as its template says. A field that gets no value is written
 * as zeros, or as an empty value when its length is variable. An element that stands in the template more than once is
 * filled from left to right.
 */
public final class DataRecord {
    private static final int SHORT_PREFIX_LIMIT = 255;

    private final List<FieldSpec> fields;
    private final byte[] @Nullable [] values;
    private boolean longPrefix;

    /** Makes a record without values. */
    public DataRecord(TemplateSpec template) {
        this.fields = template.fields();
        this.values = new byte[fields.size()][];
    }

    /** Sets a number: in as many octets as the field has, or in as few as it needs when the length is variable. */
    public DataRecord number(int element, long value) {
        return number(0, element, value);
    }

    /** Sets a number of an enterprise's element. */
    public DataRecord number(long enterprise, int element, long value) {
        int at = free(enterprise, element);
        FieldSpec field = fields.get(at);
        int needed = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8);
        values[at] = new Octets()
                .number(value, field.isVariable() ? needed : field.length())
                .toBytes();
        return this;
    }

    /** Sets an address that is written in digits. */
    public DataRecord address(int element, String literal) {
        return octets(element, Octets.address(literal));
    }

    /** Sets text in UTF-8; zeros fill the rest of a field of fixed length. */
    public DataRecord text(int element, String text) {
        return octets(element, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets the octets as they are; zeros fill the rest of a field of fixed length. */
    public DataRecord octets(int element, byte[] value) {
        return octets(0, element, value);
    }

    /**
     * Sets the octets of an enterprise's element.
     *
     * @throws IllegalArgumentException when they are more than the field has, or the template has no such field left
     */
    public DataRecord octets(long enterprise, int element, byte[] value) {
        int at = free(enterprise, element);
        FieldSpec field = fields.get(at);
        if (!field.isVariable() && value.length > field.length()) {
            throw new IllegalArgumentException(value.length + " octets do not fit into " + field);
        }
        values[at] = field.isVariable() ? value.clone() : Arrays.copyOf(value, field.length());
        return this;
    }

    /** Writes every variable length in three octets, which exporters may do for short values too. */
    public DataRecord longPrefix() {
        longPrefix = true;
        return this;
    }

    /** The record as it stands in a set. */
    public byte[] toBytes() {
        Octets out = new Octets();
        for (int i = 0; i < values.length; i++) {
            FieldSpec field = fields.get(i);
            byte[] value = values[i];
            if (field.isVariable()) {
                writeVariable(out, value == null ? new byte[0] : value);
            } else if (value == null) {
                out.zeros(field.length());
            } else {
                out.bytes(value);
            }
        }
        return out.toBytes();
    }

    private void writeVariable(Octets out, byte[] value) {
        if (longPrefix || value.length >= SHORT_PREFIX_LIMIT) {
            out.u8(SHORT_PREFIX_LIMIT).u16(value.length);
        } else {
            out.u8(value.length);
        }
        out.bytes(value);
    }

    private int free(long enterprise, int element) {
        for (int i = 0; i < values.length; i++) {
            FieldSpec field = fields.get(i);
            if (values[i] == null && field.element() == element && field.enterprise() == enterprise) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "the template has no (further) field for element " + element + " of enterprise " + enterprise);
    }
}
