/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import static io.flowhound.schema.HealthField.*;

import io.flowhound.enrich.threat.ListState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the documents of threat lists: of each one an hour, and one when it was read, failed or grew old, so that a day of many lists is small and
 * none is ever missing.
 */
final class ThreatDocuments {
    private static final long INTERVAL_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final Identity identity;
    private volatile Supplier<List<ListState>> states = List::of;
    private final Map<String, Told> told = new HashMap<>();

    /** What the last document of a list said, and when that was. */
    private record Told(long hour, @Nullable Instant date, boolean old, boolean failed) {}

    ThreatDocuments(Identity identity) {
        this.identity = identity;
    }

    /** Watches these. */
    void watch(Supplier<List<ListState>> lists) {
        states = lists;
    }

    /** Those that are due at the end of a time. */
    List<HealthDocument> of(Span span) {
        Instant now = Instant.ofEpochMilli(span.end());
        List<HealthDocument> documents = new ArrayList<>();
        for (ListState state : states.get()) {
            Told next = new Told(span.end() / INTERVAL_MILLIS, state.date(), state.isOld(now), state.failure() != null);
            if (!next.equals(told.put(state.name(), next))) {
                documents.add(document(state, span, now));
            }
        }
        return documents;
    }

    private HealthDocument document(ListState state, Span span, Instant now) {
        HealthDocument document = identity.document(span, "threat-list", "-" + state.name());
        List<String> problems = new ArrayList<>();
        String failure = state.failure();
        if (failure != null) {
            problems.add("unreadable");
            document.put(REASON, state.file() + " " + failure);
        }
        if (state.isOld(now)) {
            problems.add("old");
            if (failure == null) {
                document.put(REASON, state.file() + " is older than it should be: see whether it is still downloaded");
            }
        }
        document.put(OK, problems.isEmpty()).put(PROBLEMS, problems);
        document.put(THREAT_LIST, state.name())
                .put(THREAT_ENTRIES, state.entries())
                .put(THREAT_BAD_LINES, state.badLines() + state.refused());
        Duration age = state.age(now);
        Instant date = state.date();
        if (date != null && age != null) {
            document.time(THREAT_DATE, date.toEpochMilli()).put(THREAT_AGE, age.toSeconds());
        }
        return document;
    }
}
