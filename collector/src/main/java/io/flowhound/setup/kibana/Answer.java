/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What Kibana, or something before it, answered.
 *
 * @param status the HTTP status
 * @param location where a redirect leads to; empty otherwise
 * @param body the body as text
 */
record Answer(int status, String location, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 500;

    boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** The body as JSON; a missing node when it is none. */
    JsonNode json() {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Why it is no success, in one line: Kibana's own message, or what a proxy wrote. */
    String reason() {
        String message = json().path("message").asText();
        String text =
                (message.isEmpty() ? body : message).replaceAll("\\s+", " ").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
