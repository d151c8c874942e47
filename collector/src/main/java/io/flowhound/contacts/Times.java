/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Times as documents write them. */
final class Times {
    private Times() {}

    /** ISO 8601 of milliseconds since 1970. */
    static String iso(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** Milliseconds since 1970; 0 for what is no time. */
    static long of(JsonNode value) {
        try {
            return Instant.parse(value.asText()).toEpochMilli();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}
