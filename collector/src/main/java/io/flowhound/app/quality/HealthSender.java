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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends health documents, the oldest minute first. What Elasticsearch may take later waits; what it will never take is counted
 * and left out. For one thread, but for {@link #health} and {@link #add}.
 */
final class HealthSender {
    private static final Logger log = LoggerFactory.getLogger(HealthSender.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_MINUTES = 24 * 60;
    private static final long MOST_OCTETS = 64L << 20;
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
        byte[] body = minute.body();
        try {
            BulkTransport.Response response = transport.send(body, body.length);
            if (response.status() == BAD_REQUEST || response.status() == TOO_LARGE) {
                refused(minute.documents(), "the request was refused with " + response.status());
                return true;
            }
            if (response.status() != 200) {
                failed("Elasticsearch answers with " + response.status());
                return false;
            }
            return judge(minute, JSON.readTree(response.body()));
        } catch (IOException e) {
            failed(String.valueOf(e.getMessage()));
            return false;
        } catch (RuntimeException e) { // whatever it is, the thread that sends goes on, and /health says so
            failed(e.toString());
            return false;
        }
    }

    private boolean judge(Pending.Minute minute, JsonNode answer) {
        int good = 0;
        int bad = 0;
        String reason = "";
        for (JsonNode item : answer.path("items")) {
            JsonNode verdict = item.elements().hasNext() ? item.elements().next() : item;
            int status = verdict.path("status").asInt();
            if ((status >= 200 && status < 300) || status == CONFLICT) {
                good++;
            } else if (mayGoLater(status)) {
                failed("a document is refused with " + status + ", "
                        + verdict.at("/error/reason").asText());
                return false; // those of the minute that are there already will be told as repeated
            } else {
                bad++;
                reason = status + ", " + verdict.at("/error/reason").asText();
            }
        }
        if (good + bad < minute.documents()) {
            failed("the answer of Elasticsearch lacks documents");
            return false;
        }
        stored.increment(good);
        if (bad > 0) {
            refused(bad, reason);
        } else {
            health = Health.ok("written up to " + Instant.now());
            failing = false;
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
                + ". The index template may be out of date: run ./flowhound setup");
    }

    private void failed(String why) {
        warn("health documents cannot be written and wait, a day's at most: " + why);
    }

    private void warn(String what) {
        health = Health.warning(what);
        if (!failing) {
            log.warn("{}", what);
        }
        failing = true;
    }
}
