/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;

/** In what the octets of NetFlow v9 (RFC 3954) and IPFIX (RFC 7011) differ. */
enum Dialect {
    V9(9, 20, 0, 1),
    IPFIX(10, 16, 2, 3);

    private static final int ENTERPRISE_BIT = 0x8000;

    final int version;
    final int headerLength;
    final int templateSet;
    final int optionsTemplateSet;

    Dialect(int version, int headerLength, int templateSet, int optionsTemplateSet) {
        this.version = version;
        this.headerLength = headerLength;
        this.templateSet = templateSet;
        this.optionsTemplateSet = optionsTemplateSet;
    }

    ExportSet templates(List<TemplateSpec> templates) {
        Octets body = new Octets();
        for (TemplateSpec template : templates) {
            body.u16(template.id()).u16(template.writtenFieldCount());
            fields(body, template.fields());
        }
        return set(templateSet, templates.size(), body);
    }

    ExportSet optionsTemplates(List<TemplateSpec> templates) {
        Octets body = new Octets();
        for (TemplateSpec template : templates) {
            body.u16(template.id());
            if (this == V9) {
                body.u16(4 * template.scopes());
                body.u16(4 * (template.fields().size() - template.scopes()));
            } else {
                body.u16(template.writtenFieldCount());
                // A withdrawal ends here: it has no scope count (RFC 7011 section 8.1).
                if (template.writtenFieldCount() > 0) {
                    body.u16(template.scopes());
                }
            }
            fields(body, template.fields());
        }
        return set(optionsTemplateSet, templates.size(), body);
    }

    ExportSet data(TemplateSpec template, List<DataRecord> records) {
        Octets body = new Octets();
        for (DataRecord record : records) {
            body.bytes(record.toBytes());
        }
        return set(template.id(), records.size(), body);
    }

    /** RFC 3954 asks exporters to end each set on a boundary of 32 bits; RFC 7011 leaves it to them. */
    private ExportSet set(int id, int records, Octets body) {
        ExportSet set = ExportSet.raw(id, records, body.toBytes());
        return this == V9 ? set.padded() : set;
    }

    private void fields(Octets body, List<FieldSpec> fields) {
        for (FieldSpec field : fields) {
            boolean enterprise = field.enterprise() != 0;
            if (enterprise && this == V9) {
                throw new IllegalArgumentException("NetFlow v9 has no enterprise numbers: " + field);
            }
            body.u16(enterprise ? field.element() | ENTERPRISE_BIT : field.element())
                    .u16(field.length());
            if (enterprise) {
                body.u32(field.enterprise());
            }
        }
    }
}
