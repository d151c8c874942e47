/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.bulk.BulkTransport;
import io.flowhound.metrics.Health;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends health documents, the oldest minute first. What Elasticsearch may take later waits; what is too large for one request goes in
 * halves; what it will never take is counted and left out. For one thread, but for {@link #health} and {@link #add}.
 */
final class HealthSender {
    private static final Logger log = LoggerFactory.getLogger(HealthSender.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_MINUTES = 24 * 60;
    private static final long MOST_OCTETS = 64L << 20;
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;

    private final BulkTransport transport;
    private final Pending pending;
    private final Counter stored;
    private final Counter refused;
    private final Counter dropped;
    private volatile Health health = Health.ok("nothing was to be written yet");
    private boolean failing;

    HealthSender(BulkTransport transport, MeterRegistry registry) {
        this(transport, registry, new Pending(MOST_MINUTES, MOST_OCTETS));
    }

    HealthSender(BulkTransport transport, MeterRegistry registry, Pending pending) {
        this.transport = transport;
        this.pending = pending;
        stored = counter(registry, "flowhound.health.documents.stored", "Health documents that are in Elasticsearch");
        refused = counter(registry, "flowhound.health.documents.refused", "Health documents that it will never take");
        dropped = counter(
                registry, "flowhound.health.documents.dropped", "Health documents that had waited for it for too long");
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /** Takes the documents of a minute. */
    void add(int documents, byte[] body) {
        dropped.increment(pending.add(documents, body));
    }

    /** Whether health documents are written. */
    Health health() {
        return health;
    }

    /** Sends all that waits; whether that has succeeded. */
    boolean send() throws InterruptedException {
        Pending.Minute minute = pending.oldest();
        while (minute != null) {
            if (!send(minute)) {
                return false;
            }
            pending.done(minute);
            minute = pending.oldest();
        }
        return true;
    }

    private boolean send(Pending.Minute minute) throws InterruptedException {
        Counts counts = new Counts();
        try {
            byte[] body = minute.body();
            if (!send(body, 0, body.length, minute.documents(), counts)) {
                return false; // those of the minute that are there already will be told as repeated
            }
        } catch (IOException e) {
            failed(String.valueOf(e.getMessage()));
            return false;
        } catch (RuntimeException e) { // whatever it is, the thread that sends goes on, and /health says so
            failed(e.toString());
            return false;
        }
        stored.increment(counts.good);
        if (counts.bad > 0) {
            refused(counts.bad, counts.reason);
        } else {
            health = Health.ok("written up to " + Instant.now());
            failing = false;
        }
        return true;
    }

    /** What became of the documents of a minute. */
    private static final class Counts {
        private int good;
        private int bad;
        private String reason = "";

        void refused(int documents, String why) {
            bad += documents;
            reason = why;
        }
    }

    /**
     * Sends a part of a body; what is too large for one request goes in halves.
     *
     * @param end behind its last octet
     * @return whether all of it is dealt with
     */
    private boolean send(byte[] body, int from, int end, int documents, Counts counts)
            throws IOException, InterruptedException {
        byte[] part = from == 0 && end == body.length ? body : Arrays.copyOfRange(body, from, end);
        BulkTransport.Response response = transport.send(part, part.length);
        if (response.status() == TOO_LARGE && documents > 1) {
            int half = documents / 2;
            int middle = behind(body, from, half);
            return send(body, from, middle, half, counts) && send(body, middle, end, documents - half, counts);
        }
        if (response.status() == BAD_REQUEST || response.status() == TOO_LARGE) {
            counts.refused(documents, "the request was refused with " + response.status());
            return true;
        }
        if (response.status() != OK) {
            failed("Elasticsearch answers with " + response.status());
            return false;
        }
        return judge(documents, JSON.readTree(response.body()), counts);
    }

    /** Where the document after so many ends; each is two lines, that of its action and its own. */
    private static int behind(byte[] body, int from, int documents) {
        int at = from;
        for (int lines = 2 * documents; lines > 0; at++) {
            if (body[at] == '\n') {
                lines--;
            }
        }
        return at;
    }

    private boolean judge(int documents, JsonNode answer, Counts counts) {
        int answered = 0;
        for (JsonNode item : answer.path("items")) {
            JsonNode verdict = item.elements().hasNext() ? item.elements().next() : item;
            int status = verdict.path("status").asInt();
            String reason = status + ", " + verdict.at("/error/reason").asText();
            if ((status >= 200 && status < 300) || status == CONFLICT) {
                counts.good++;
            } else if (mayGoLater(status)) {
                failed("a document is refused with " + reason);
                return false;
            } else {
                counts.refused(1, reason);
            }
            answered++;
        }
        if (answered < documents) {
            failed("the answer of Elasticsearch lacks documents");
            return false;
        }
        return true;
    }

    /** As for flows: what depends on load, privileges or indices may be put right. */
    private static boolean mayGoLater(int status) {
        return status == TOO_MANY || status == 401 || status == 403 || status == 404 || status >= 500 || status == 0;
    }

    private void refused(int documents, String why) {
        refused.increment(documents);
        warn(documents + " health documents are refused for good: " + why
                + ". The index template may be out of date: run ./flowhound setup."
                + " With 413, raise http.max_content_length of Elasticsearch, or the limit of the proxy before it");
    }

    private void failed(String why) {
        warn("health documents cannot be written and wait, those of a day or " + (MOST_OCTETS >> 20)
                + " MiB compressed at most: " + why);
    }

    private void warn(String what) {
        health = Health.warning(what);
        if (!failing) {
            log.warn("{}", what);
        }
        failing = true;
    }
}
