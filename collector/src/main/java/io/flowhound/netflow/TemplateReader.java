/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.netflow.template.FieldSpec;
import io.flowhound.netflow.template.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads template records out of a set, one after the other: RFC 3954 sections 5.2 and 6.1 (v9), RFC 7011 sections 3.4.1
 * and 3.4.2 (IPFIX).
 */
final class TemplateReader {
    /** In a withdrawal these stand for all templates, and all options templates (RFC 7011 section 8.1). */
    static final int ALL = 2;

    static final int ALL_OPTIONS = 3;
    private static final int MINIMUM_ID = 256;

    private byte[] octets = new byte[0];
    private int at;
    private int end;
    private boolean ipfix;
    private boolean options;
    private boolean failed;
    private int withdrawn = -1;

    /** Begins with the content of a set, from {@code start} to {@code end} (exclusive). */
    void reset(byte[] octets, int start, int end, boolean ipfix, boolean options) {
        this.octets = octets;
        this.at = start;
        this.end = end;
        this.ipfix = ipfix;
        this.options = options;
        this.failed = false;
    }

    /** Whether the set went wrong: what follows in it cannot be read. */
    boolean failed() {
        return failed;
    }

    /** The id of the template that {@link #next} found withdrawn (RFC 7011 section 8.1), or -1. */
    int withdrawn() {
        return withdrawn;
    }

    /** Reads the next template, or null at a withdrawal (then {@link #withdrawn} is set) and at the end. */
    @Nullable
    Template next() {
        withdrawn = -1;
        int header = options && !ipfix ? 6 : 4;
        if (end - at < header || Octets.allZero(octets, at, Math.min(end, at + 4))) {
            return null; // padding
        }
        int id = Octets.u16(octets, at);
        int count = Octets.u16(octets, at + 2);
        if (ipfix && count == 0) {
            withdrawn = id;
            at += 4;
            return null;
        }
        if (id < MINIMUM_ID) {
            failed = true;
            return null;
        }
        return options ? optionsTemplate(id, count) : dataTemplate(id, count);
    }

    private @Nullable Template dataTemplate(int id, int count) {
        at += 4;
        List<FieldSpec> fields = new ArrayList<>(Math.min(count, 64));
        return fields(fields, count) ? new Template(id, false, 0, fields) : null;
    }

    private @Nullable Template optionsTemplate(int id, int first) {
        if (ipfix) {
            if (end - at < 6) {
                return fail();
            }
            int scopes = Octets.u16(octets, at + 4);
            at += 6;
            List<FieldSpec> fields = new ArrayList<>(Math.min(first, 64));
            return fields(fields, first) ? new Template(id, true, Math.min(scopes, first), fields) : null;
        }
        int second = Octets.u16(octets, at + 4);
        if (first % 4 != 0 || second % 4 != 0) {
            return fail();
        }
        int scopeCount = first / 4; // v9 states octets where IPFIX counts fields
        int optionCount = second / 4;
        at += 6;
        List<FieldSpec> fields = new ArrayList<>();
        for (int i = 0; i < scopeCount; i++) {
            if (end - at < 4) {
                return fail();
            }
            fields.add(new FieldSpec(FieldSpec.V9_SCOPE, Octets.u16(octets, at), Octets.u16(octets, at + 2)));
            at += 4;
        }
        return fields(fields, optionCount) ? new Template(id, true, scopeCount, fields) : null;
    }

    private boolean fields(List<FieldSpec> fields, int count) {
        for (int i = 0; i < count; i++) {
            if (end - at < 4) {
                fail();
                return false;
            }
            int element = Octets.u16(octets, at);
            int length = Octets.u16(octets, at + 2);
            at += 4;
            int enterprise = 0;
            if (ipfix && element >= 0x8000) {
                if (end - at < 4) {
                    fail();
                    return false;
                }
                enterprise = Octets.i32(octets, at);
                element &= 0x7FFF;
                at += 4;
            }
            fields.add(new FieldSpec(enterprise, element, length));
        }
        return true;
    }

    private @Nullable Template fail() {
        failed = true;
        return null;
    }
}
