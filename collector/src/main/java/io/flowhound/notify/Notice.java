/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * That people should be told of an alert: the alert, and when that was found to be so.
 *
 * @param alert id of the alert
 * @param index where it stands
 * @param notifiedAt {@code pivot.notified_at} in milliseconds since 1970; another one is another notice
 * @param urgency its severity
 * @param rank the higher, the more urgent
 * @param message the alert in one sentence
 */
public record Notice(String alert, String index, long notifiedAt, Urgency urgency, long rank, String message) {
    static Notice of(String id, String index, JsonNode document) {
        return new Notice(
                id,
                index,
                Documents.time(document, "pivot.notified_at"),
                Urgency.of(Documents.text(document, "pivot.severity")),
                Documents.at(document, "pivot.rank").asLong(0),
                Documents.text(document, "message"));
    }
}
