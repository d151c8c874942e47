/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static io.flowhound.schema.FieldType.BOOLEAN;
import static io.flowhound.schema.FieldType.DATE;
import static io.flowhound.schema.FieldType.IP;
import static io.flowhound.schema.FieldType.KEYWORD;

/** A field of the ledger of contacts: one document for a machine and each country, AS and service that it has spoken to. */
public enum LedgerField implements FieldRow {
    TIMESTAMP("@timestamp", DATE, "When it was seen first: the end of the flow."),
    EVENT_KIND("event.kind", KEYWORD, "Always state."),
    EVENT_MODULE("event.module", KEYWORD, "Always flowhound."),
    EVENT_DATASET("event.dataset", KEYWORD, "Always flowhound.ledger."),
    MACHINE("contact.machine", KEYWORD, "Identity of the machine (flow.source.id), else its address."),
    KIND(
            "contact.kind",
            KEYWORD,
            "country, as or service; machine for when the machine itself was seen first, kind for when that kind of contact was seen first at all: learning counts from both."),
    VALUE(
            "contact.value",
            KEYWORD,
            "Which one: JP, AS2497, https, tcp/8443, udp/high; for machine and kind which of these."),
    SOURCE_IP("source.ip", IP, "Address of the machine when it was seen first."),
    FIRST_SEEN("contact.first_seen", DATE, "End of the first flow."),
    LAST_SEEN("contact.last_seen", DATE, "End of the last flow, to a day: it is not written more often."),
    PENDING("contact.pending", BOOLEAN, "True until the document of the first contact is stored.");

    private final String path;
    private final FieldType type;
    private final String description;

    LedgerField(String path, FieldType type, String description) {
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

    /** All are fast to filter: entries are written once, and rarely again. */
    @Override
    public Indexing indexing() {
        return Indexing.INDEXED;
    }

    @Override
    public String description() {
        return description;
    }
}
