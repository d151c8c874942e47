/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An entry to be made in the ledger.
 *
 * @param ip address of the machine; empty for entries on a kind
 * @param first when it was seen first, milliseconds since 1970
 * @param last when it was seen last, milliseconds since 1970
 * @param document of the first contact, which the entry keeps until it is stored; null where nobody is to be told
 */
record Entry(
        EntryKey key,
        String ip,
        long first,
        long last,
        @Nullable ObjectNode document) {
    /** Where the document of the first contact waits; it is not mapped. */
    static final String DOCUMENT = "document";

    static Entry silent(Sighting sighting) {
        return of(sighting, null);
    }

    static Entry of(Sighting sighting, @Nullable ObjectNode document) {
        return new Entry(sighting.key(), sighting.machine().ip(), sighting.first(), sighting.last(), document);
    }

    /** Its document in the ledger. */
    ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("@timestamp", Times.iso(first));
        root.putObject("event").put("kind", "state").put("module", "flowhound").put("dataset", "flowhound.ledger");
        if (!ip.isEmpty()) {
            root.putObject("source").put("ip", ip);
        }
        ObjectNode contact = root.putObject("contact");
        if (!key.machine().isEmpty()) {
            contact.put("machine", key.machine());
        }
        contact.put("kind", key.kind()).put("value", key.value());
        contact.put("first_seen", Times.iso(first)).put("last_seen", Times.iso(last));
        if (document != null) {
            contact.put("pending", true);
            root.put(DOCUMENT, document.toString());
        }
        return root;
    }
}
