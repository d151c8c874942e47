/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static io.flowhound.schema.FieldType.DATE;
import static io.flowhound.schema.FieldType.IP;
import static io.flowhound.schema.FieldType.KEYWORD;
import static io.flowhound.schema.FieldType.KEYWORDS;
import static io.flowhound.schema.FieldType.LONG;

/** A field of the login history: one document for two hosts and a day, and one that says that a day is complete. */
public enum BaselineField implements FieldRow {
    TIMESTAMP("@timestamp", DATE, "Start of the day, UTC."),
    EVENT_KIND("event.kind", KEYWORD, "Always state."),
    EVENT_MODULE("event.module", KEYWORD, "Always flowhound."),
    EVENT_DATASET("event.dataset", KEYWORD, "Always flowhound.baseline."),
    SOURCE_IP("source.ip", IP, "The client, who logged in."),
    DESTINATION_IP("destination.ip", IP, "The server."),
    SOURCE_ID("flow.source.id", KEYWORD, "Identity of the client, where it was known."),
    DESTINATION_ID("flow.destination.id", KEYWORD, "Identity of the server, where it was known."),
    DAY("baseline.day", LONG, "Days from 1970-01-01 to the day, UTC."),
    KIND("baseline.kind", KEYWORD, "edge, or day-complete when all edges of the day are stored."),
    SERVICES("baseline.services", KEYWORDS, "Login services, such as ssh."),
    SESSIONS("baseline.sessions", LONG, "Logins that count as usual; those of alerts do not until they are dismissed."),
    REFUSED("baseline.refused", LONG, "Sessions that ended before a login can have succeeded.");

    private final String path;
    private final FieldType type;
    private final String description;

    BaselineField(String path, FieldType type, String description) {
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

    /** All are fast to filter: a day has few edges. */
    @Override
    public Indexing indexing() {
        return Indexing.INDEXED;
    }

    @Override
    public String description() {
        return description;
    }
}
