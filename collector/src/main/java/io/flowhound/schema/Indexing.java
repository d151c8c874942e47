/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

/** What Elasticsearch keeps of a field besides the document itself. */
public enum Indexing {
    /** Inverted index or points, and doc values: fast to filter, sort and sum. */
    INDEXED,
    /** Doc values only: as fast to sort and sum, slower to filter (10 to 20 ms per million documents). */
    DOC_VALUES,
    /** Inverted index only: exact search works; sorting and aggregations do not. */
    SEARCH_ONLY
}
