/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What {@code /status} says of conversations: those that wait for other records, and what became of the rest. */
final class ConversationNode {
    private static final String PREFIX = "flowhound.conversation.";

    private ConversationNode() {}

    /** Puts a node {@code conversations} into the page; none where every record is a document, and before the first was made. */
    static void put(ObjectNode page, Meters meters) {
        long records = meters.counted(PREFIX + "records");
        long open = (long) meters.value(PREFIX + "open");
        if (records + open == 0) {
            return;
        }
        ObjectNode node = page.putObject("conversations");
        long documents = meters.counted(PREFIX + "documents");
        node.put("open", open);
        node.put("held_octets", (long) meters.value(PREFIX + "octets"));
        node.put("records", records);
        node.put("documents", documents);
        if (documents > 0) {
            node.put("records_per_document", Math.round(100.0 * records / documents) / 100.0);
        }
        node.put("duplicates", meters.counted(PREFIX + "duplicates"));
        node.put("early", meters.counted(PREFIX + "early"));
    }

    /** The node in words, without a full stop. */
    static String words(JsonNode node) {
        StringBuilder text = new StringBuilder();
        text.append(Words.count(node.path("records").asLong(), "record"))
                .append(" became ")
                .append(Words.count(node.path("documents").asLong(), "document"));
        if (node.has("records_per_document")) {
            text.append(String.format(
                    Locale.ROOT,
                    " (%.2f each)",
                    node.path("records_per_document").asDouble()));
        }
        text.append(", ")
                .append(Words.count(node.path("duplicates").asLong()))
                .append(" of them told again by another router; ")
                .append(Words.count(node.path("open").asLong()))
                .append(" open now in ")
                .append(Words.octets(node.path("held_octets").asLong()));
        long early = node.path("early").asLong();
        return text.append(
                        early == 0
                                ? ""
                                : "; " + Words.count(early) + " could not wait for all of conversation.hold, since"
                                        + " conversation.memory was full")
                .toString();
    }
}
