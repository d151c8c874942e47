/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static io.flowhound.schema.FieldType.KEYWORDS;
import static io.flowhound.schema.FieldType.LONG;

/** A field that evidence has besides those of the flow document that it is a copy of. */
public enum EvidenceField implements FieldRow {
    ALERT_ID("pivot.alert.id", KEYWORDS, "event.id of the alerts that the flow belongs to."),
    LEG("pivot.leg", LONG, "Number of the leg in the alert, 0 for the first.");

    private final String path;
    private final FieldType type;
    private final String description;

    EvidenceField(String path, FieldType type, String description) {
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

    /** All are fast to filter: evidence is fetched by them. */
    @Override
    public Indexing indexing() {
        return Indexing.INDEXED;
    }

    @Override
    public String description() {
        return description;
    }
}
