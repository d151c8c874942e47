/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.pivot.job.StateDocuments.Document;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lowest 'all stored before' of all collectors at work. One that stopped with everything stored holds nothing back; one that has
 * said nothing for long is left out, so that a machine that is gone does not end the hunt for ever.
 */
public final class CollectorStates implements Watermark {
    private static final Logger log = LoggerFactory.getLogger(CollectorStates.class);
    /** How long a collector may be silent by default. */
    public static final Duration PATIENCE = Duration.ofHours(1);

    private final StateDocuments documents;
    private final long patienceMillis;
    private final LongSupplier clock;
    private final Set<String> leftOut = new HashSet<>();

    /**
     * Asks Elasticsearch.
     *
     * @param prefix {@code index.prefix}
     * @param patience how long a collector may be silent
     * @param clock now in milliseconds since 1970
     */
    public CollectorStates(ElasticClient client, String prefix, Duration patience, LongSupplier clock) {
        this.documents = new StateDocuments(client, prefix);
        this.patienceMillis = patience.toMillis();
        this.clock = clock;
    }

    @Override
    public long millis() throws IOException {
        long lowest = Long.MAX_VALUE;
        long now = clock.getAsLong();
        for (Document document : documents.ofKind("collector")) {
            JsonNode state = document.state();
            long written = time(document.source().path("@timestamp"));
            if (state.path("stopped").asBoolean()) {
                leftOut.remove(document.id());
            } else if (now - written > patienceMillis) {
                leaveOut(document, written);
            } else {
                leftOut.remove(document.id());
                lowest = Math.min(lowest, time(state.path("stored_before")));
            }
        }
        return lowest;
    }

    private void leaveOut(Document document, long written) {
        if (leftOut.add(document.id())) {
            log.warn(
                    "collector {} on {} has said nothing since {} and did not stop in order: flows are read without waiting"
                            + " for what it may still hold. Start it again with its data folder, or delete {} from the state index.",
                    document.state().path("name").asText(),
                    document.source().at("/host/name").asText(),
                    Instant.ofEpochMilli(written),
                    document.id());
        }
    }

    /** Epoch milliseconds; 0 for what is no time. */
    private static long time(JsonNode value) {
        try {
            return Instant.parse(value.asText()).toEpochMilli();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}
