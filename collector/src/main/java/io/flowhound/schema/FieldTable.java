/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.util.Locale;

/** The table of every field of flow documents, as docs/fields.md shows it. */
final class FieldTable {
    private static final String HEAD = """
            # The fields of a flow document

            Generated from `Field.java`; to change it, change a row there and run
            `mvn test -Dtest=GeneratedFilesTest -Dregenerate=true -Dsurefire.failIfNoSpecifiedTests=false`.

            A field is in the documents of its profile and of every larger one (lean, standard, full; `documents.profile`).
            *Filter* says how a search for one value of it works: fast, by a scan (10 to 20 ms per million documents), or exact match
            only (no sorting, no aggregation). `client.*` and `server.*` can be searched like `source.*` and `destination.*`: they are
            aliases and take no space.

            | Field | Type | Profile | Filter | Meaning |
            | --- | --- | --- | --- | --- |
            """;

    private FieldTable() {}

    static String markdown() {
        StringBuilder text = new StringBuilder(HEAD);
        for (Field field : Field.values()) {
            Indexing indexing = field.indexing();
            if (indexing != null) {
                row(text, field, indexing);
            }
        }
        return text.toString();
    }

    private static void row(StringBuilder text, Field field, Indexing indexing) {
        text.append("| `")
                .append(field.path())
                .append("` | ")
                .append(field.type().elasticsearchType())
                .append(" | ")
                .append(field.profile().name().toLowerCase(Locale.ROOT))
                .append(" | ")
                .append(filter(indexing))
                .append(" | ")
                .append(field.description().replace("|", "\\|"))
                .append(" |\n");
    }

    private static String filter(Indexing indexing) {
        return switch (indexing) {
            case INDEXED -> "fast";
            case DOC_VALUES -> "scan";
            case SEARCH_ONLY -> "exact";
        };
    }
}
