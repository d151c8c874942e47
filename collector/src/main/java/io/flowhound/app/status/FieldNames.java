/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import io.flowhound.netflow.element.ElementRegistry;
import io.flowhound.netflow.element.InformationElement;
import io.flowhound.netflow.template.FieldSpec;

/** Names the fields of templates. */
final class FieldNames {
    /** The scopes of NetFlow v9 by number (RFC 3954 section 6.1). */
    private static final String[] SCOPES = {"", "system", "interface", "lineCard", "cache", "template"};

    private final ElementRegistry registry;

    FieldNames(ElementRegistry registry) {
        this.registry = registry;
    }

    /** The registered name of a field's element, or {@code ENTERPRISE/ELEMENT} when nobody has told us of it. */
    String name(FieldSpec field) {
        int element = field.element();
        if (field.enterprise() == FieldSpec.V9_SCOPE) {
            return element > 0 && element < SCOPES.length ? SCOPES[element] : "scope/" + element;
        }
        InformationElement known = registry.find(field.enterprise(), element);
        return known == null ? Integer.toUnsignedLong(field.enterprise()) + "/" + element : known.name();
    }
}
