/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.bulk.StoredLetter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A refused document as JSON. */
final class LetterJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LetterJson() {}

    /** All but the document. */
    static ObjectNode head(StoredLetter letter) {
        ObjectNode json = JSON.createObjectNode();
        json.put("time", letter.time().toString());
        json.put("index", letter.index());
        json.put("id", letter.id());
        json.put("status", letter.status());
        json.put("type", letter.type());
        json.put("reason", letter.reason());
        json.put("attempts", letter.attempts());
        return json;
    }

    /** On several lines, for people and for programs. */
    static String full(StoredLetter letter) throws IOException {
        ObjectNode json = head(letter);
        if (letter.sendable()) {
            json.set("document", JSON.readTree(letter.document()));
        } else {
            json.put("document_text", new String(letter.document(), StandardCharsets.UTF_8));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }
}
