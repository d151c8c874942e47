/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import io.flowhound.schema.Json;
import io.flowhound.schema.JsonBuffer;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What documents say of a list, ready as JSON, and how often its entries were met. */
final class Feed {
    private final byte[] name;
    private final byte[] start;
    private final LongAdder matches;

    /**
     * Prepares it.
     *
     * @param date when the file was changed last; null when that is not known
     * @param matches counts the flows with an address of the list
     */
    Feed(ThreatList list, @Nullable Instant date, LongAdder matches) {
        this.name = Json.string(list.name());
        this.start = start(list, date);
        this.matches = matches;
    }

    /** An enrichment up to the members of {@code indicator} that belong to an entry. */
    private static byte[] start(ThreatList list, @Nullable Instant date) {
        JsonBuffer json = new JsonBuffer(256);
        json.ascii("{\"feed\":{\"name\":");
        json.put(Json.string(list.name()));
        json.ascii("},\"indicator\":{\"provider\":");
        json.put(Json.string(list.name()));
        member(json, "confidence", list.confidence());
        member(json, "description", list.description());
        if (date != null) {
            json.ascii(",\"modified_at\":\"");
            json.time(date.toEpochMilli());
            json.put('"');
        }
        return Json.raw(json.toString());
    }

    private static void member(JsonBuffer json, String name, @Nullable String value) {
        if (value != null) {
            json.ascii(",\"" + name + "\":");
            json.put(Json.string(value));
        }
    }

    /** Its name as a JSON string. */
    byte[] name() {
        return name;
    }

    byte[] start() {
        return start;
    }

    void matched() {
        matches.increment();
    }
}
