/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import org.jspecify.annotations.Nullable;

/**
 * The form in which a field of flows is kept.
 *
 * @param path its ECS path
 * @param profile the least one whose documents carry it
 * @param indexing null for an object or a list of objects, whose parts have rows of their own
 */
record FieldForm(
        String path,
        FieldType type,
        Profile profile,
        @Nullable Indexing indexing) {
    /** In every document that has a value. */
    static FieldForm lean(String path, FieldType type, Indexing indexing) {
        return new FieldForm(path, type, Profile.LEAN, indexing);
    }

    /** An object in every document that has a value. */
    static FieldForm lean(String path, FieldType type) {
        return new FieldForm(path, type, Profile.LEAN, null);
    }

    /** Not with {@link Profile#LEAN}. */
    static FieldForm standard(String path, FieldType type, Indexing indexing) {
        return new FieldForm(path, type, Profile.STANDARD, indexing);
    }

    /** Only with {@link Profile#FULL}. */
    static FieldForm full(String path, FieldType type, Indexing indexing) {
        return new FieldForm(path, type, Profile.FULL, indexing);
    }
}
