/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static io.flowhound.schema.FieldType.DATE;
import static io.flowhound.schema.FieldType.KEYWORD;

/** A field of the state of jobs that can be searched. What else a job writes there is kept and not mapped. */
public enum StateField implements FieldRow {
    TIMESTAMP("@timestamp", DATE, "When it was written."),
    KIND("state.kind", KEYWORD, "What the document is, such as collector or pivot-checkpoint."),
    NAME("state.name", KEYWORD, "Which of its kind."),
    OWNER("state.owner", KEYWORD, "Who holds it."),
    LEASE_UNTIL("state.lease_until", DATE, "Until when the owner holds it."),
    STORED_BEFORE("state.stored_before", DATE, "Everything that arrived before this time at the collector is stored."),
    POSITION("state.position", DATE, "How far the job has got, as a time of arrival.");

    private final String path;
    private final FieldType type;
    private final String description;

    StateField(String path, FieldType type, String description) {
        this.path = path;
        this.type = type;
        this.description = description;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public FieldType type() {
        return type;
    }

    /** All are fast to filter: there are few documents. */
    @Override
    public Indexing indexing() {
        return Indexing.INDEXED;
    }

    @Override
    public String description() {
        return description;
    }
}
