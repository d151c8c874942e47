/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Octets;
import io.flowhound.netflow.template.FieldSpec;
import io.flowhound.netflow.template.Template;
import org.jspecify.annotations.Nullable;

/** An options template, compiled into what each field says about the exporter. */
final class OptionsPlan {
    private final @Nullable OptionValue[] values;
    private final int[] lengths;
    /** The kind of the first scope, or 0 without one. */
    private final long scope;

    OptionsPlan(Template template) {
        int size = template.fields().size();
        values = new OptionValue[size];
        lengths = new int[size];
        for (int i = 0; i < size; i++) {
            FieldSpec field = template.fields().get(i);
            OptionValue value = OptionValue.of(field);
            // A record that is about an exporter is one of a list: it does not say that the whole domain is this one.
            values[i] = value != null && value.isExporter() && i < template.scopes() ? null : value;
            lengths[i] = field.variable() ? -1 : field.length();
        }
        scope = template.scopes() == 0 || size == 0 ? 0 : kind(template.fields().getFirst());
    }

    /** Tells the scopes of RFC 3954 from elements with the same number. */
    private static long kind(FieldSpec field) {
        return field.element() + 1L + (field.enterprise() == FieldSpec.V9_SCOPE ? 1L << 16 : 0);
    }

    /** Reads a record whose whole length is known to be there. */
    void read(byte[] octets, int start, OptionsRecord into) {
        into.begin(octets);
        int at = start;
        for (int i = 0; i < values.length; i++) {
            int length = lengths[i];
            if (length < 0) {
                length = Octets.u8(octets, at++);
                if (length == 255) {
                    length = Octets.u16(octets, at);
                    at += 2;
                }
            }
            if (i == 0 && scope != 0) {
                into.scope(scope << 40 ^ Octets.unsigned(octets, at, length));
            }
            OptionValue value = values[i];
            if (value != null) {
                read(value, octets, at, length, into);
            }
            at += length;
        }
    }

    private static void read(OptionValue value, byte[] octets, int at, int length, OptionsRecord into) {
        if (value.isText()) {
            into.text(value, at, length);
        } else if (value.isExporter()) {
            if ((length == 4 || length == 16) && !Octets.allZero(octets, at, at + length)) {
                into.place(value, at, length);
            }
        } else if (value == OptionValue.APPLICATION) {
            if (ApplicationId.fits(length)) {
                into.number(value, ApplicationId.key(octets, at, length));
            }
        } else if (value == OptionValue.PROBABILITY) {
            into.number(value, probability(octets, at, length));
        } else if (length > 0 && length <= 8) {
            into.number(value, Octets.unsigned(octets, at, length));
        }
    }

    private static long probability(byte[] octets, int at, int length) {
        return switch (length) {
            case 4 -> SamplingRate.ofProbability(Float.intBitsToFloat(Octets.i32(octets, at)));
            case 8 -> SamplingRate.ofProbability(Double.longBitsToDouble(Octets.i64(octets, at)));
            default -> 0;
        };
    }
}
