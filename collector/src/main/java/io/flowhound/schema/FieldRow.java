/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import org.jspecify.annotations.Nullable;

/** A field of one kind of documents: what its index template and its chapter of docs/fields.md are made from. */
public interface FieldRow {
    /** The name, with dots, such as {@code source.geo.city_name}. */
    String path();

    FieldType type();

    /** How it is indexed; null for an object or a list of objects, whose parts have rows of their own. */
    @Nullable
    Indexing indexing();

    /** What it means, in full sentences. */
    String description();

    /** Whether a value of another type is kept in the document and not searched, rather than the document refused. */
    default boolean ignoresMalformed() {
        return false;
    }
}
