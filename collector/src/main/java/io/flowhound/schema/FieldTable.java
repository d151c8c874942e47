/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tables of the fields of all documents, as docs/fields.md shows them. */
final class FieldTable {
    private static final String HEAD = """
            # The fields of our documents

            Generated from the rows of `Field.java`, `AlertField.java` and their neighbours; to change it, change a row there and run
            `mvn test -Dtest=GeneratedFilesTest -Dregenerate=true -Dsurefire.failIfNoSpecifiedTests=false`.

            *Filter* says how a search for one value of a field works: fast, by a scan (10 to 20 ms per million documents), exact match
            only (no sorting, no aggregation), or by a nested query for the fields below a list of objects. `client.*` and `server.*`
            can be searched like `source.*` and `destination.*`: they are aliases and take no space. What has no row here is kept in
            the document and cannot be searched. `flowhound` in names of indices is `index.prefix`.
            """;
    private static final String FLOWS = """

            A field is in the documents of its profile and of every larger one (lean, standard, full; `documents.profile`).

            | Field | Type | Profile | Filter | Meaning |
            | --- | --- | --- | --- | --- |
            """;
    private static final String OTHERS = """

            | Field | Type | Filter | Meaning |
            | --- | --- | --- | --- |
            """;
    private static final String EVIDENCE = """

            What the flow document has, and:
            """;

    private FieldTable() {}

    static String markdown() {
        StringBuilder text = new StringBuilder(HEAD);
        for (DocumentKind kind : DocumentKind.values()) {
            chapter(text, kind);
        }
        return text.toString();
    }

    private static void chapter(StringBuilder text, DocumentKind kind) {
        text.append("\n## ").append(kind.title()).append(": `");
        text.append(kind.name(IndexTemplate.DEFAULT_PREFIX))
                .append(kind.dates())
                .append("`\n");
        if (kind == DocumentKind.EVIDENCE) {
            text.append(EVIDENCE);
        }
        text.append(kind == DocumentKind.FLOWS ? FLOWS : OTHERS);
        for (FieldRow row : kind.rows()) {
            boolean repeated = kind == DocumentKind.EVIDENCE && row instanceof Field;
            if (row.type() != FieldType.OBJECT && !repeated) {
                row(text, row);
            }
        }
    }

    private static void row(StringBuilder text, FieldRow row) {
        text.append("| `").append(row.path()).append("` | ").append(row.type().elasticsearchType());
        if (row instanceof Field field) {
            text.append(" | ").append(field.profile().name().toLowerCase(Locale.ROOT));
        }
        text.append(" | ").append(filter(row.indexing())).append(" | ");
        text.append(row.description().replace("|", "\\|")).append(" |\n");
    }

    private static String filter(@Nullable Indexing indexing) {
        return switch (indexing) {
            case INDEXED -> "fast";
            case DOC_VALUES -> "scan";
            case SEARCH_ONLY -> "exact";
            case null -> "nested";
        };
    }
}
