/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the reason out of the body of an error: Elasticsearch writes {@code error} as an object or as a string. */
final class ErrorBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 500;

    private ErrorBody() {}

    /** What the body says, in one line; empty when it says nothing. */
    static String reason(byte[] body) {
        try {
            JsonNode error = JSON.readTree(body).path("error");
            if (error.isTextual()) {
                return error.asText();
            }
            if (error.isObject()) {
                // Whether a key is wrong, expired or invalidated stands in a member of its own.
                String more = error.path("additional_unsuccessful_credentials").asText();
                return error.path("type").asText() + ": " + error.path("reason").asText()
                        + (more.isEmpty() ? "" : "; " + more);
            }
        } catch (IOException e) {
            // Not Elasticsearch's own answer: a proxy's page, shown as it is.
        }
        String text =
                new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
