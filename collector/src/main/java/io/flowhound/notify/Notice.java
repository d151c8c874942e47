/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * That people should be told of something: the alert or event, and when that was found to be so.
 *
 * @param alert id of the alert
 * @param index where it stands
 * @param notifiedAt {@code pivot.notified_at} in milliseconds since 1970; another one is another notice
 * @param urgency its severity
 * @param rank the higher, the more urgent
 * @param message the alert in one sentence
 * @param late whether it is too old to be told, unless somebody has begun to
 * @param document what is told; null for that of an alert, which is read when it is sent
 */
public record Notice(
        String alert,
        String index,
        long notifiedAt,
        Urgency urgency,
        long rank,
        String message,
        boolean late,
        @Nullable ObjectNode document) {
    static Notice of(String id, String index, JsonNode document) {
        return new Notice(
                id,
                index,
                Documents.time(document, "pivot.notified_at"),
                Urgency.of(Documents.text(document, "pivot.severity")),
                Documents.at(document, "pivot.rank").asLong(0),
                Documents.text(document, "message"),
                false,
                null);
    }
}
