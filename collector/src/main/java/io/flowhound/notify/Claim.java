/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * That a collector tells of one notice by one channel: the document by which several agree that it is done once.
 *
 * @param id depends on the alert, its time of notification and the channel only
 * @param channel name of the channel
 * @param alert id of the alert
 * @param notifiedAt {@code pivot.notified_at} in milliseconds since 1970
 * @param message key of the message that it is part of, the same at every try
 * @param state how far it has got
 * @param owner who holds it while it is {@code SENDING}
 * @param firstAt when it was claimed first, milliseconds since 1970
 * @param until while sending: when others may take it over; when failed: when to try again
 * @param attempts how often it was tried
 * @param seqNo as Elasticsearch counts, -1 for none yet
 * @param primaryTerm as Elasticsearch counts
 */
record Claim(
        String id,
        String channel,
        String alert,
        long notifiedAt,
        String message,
        State state,
        String owner,
        long firstAt,
        long until,
        int attempts,
        long seqNo,
        long primaryTerm) {
    static final String KIND = "notify";
    /** Longer than any channel takes. */
    static final long LEASE_MILLIS = Duration.ofMinutes(5).toMillis();

    private static final long FIRST_PAUSE = Duration.ofSeconds(30).toMillis();
    private static final long LONGEST_PAUSE = Duration.ofMinutes(30).toMillis();
    private static final int MOST_DOUBLINGS = 10;

    /** How far a claim has got. */
    enum State {
        SENDING,
        SENT,
        FAILED,
        GIVEN_UP,
        /** Not sent: meanwhile the alert was notified anew, or is gone. */
        REPLACED;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String text) {
            for (State state : values()) {
                if (state.text().equals(text)) {
                    return state;
                }
            }
            return FAILED;
        }
    }

    static String id(Notice notice, String channel) {
        return KIND + "-" + Message.keyOf(List.of(notice.alert(), Long.toString(notice.notifiedAt()), channel));
    }

    /** A claim that nobody has made yet. */
    static Claim fresh(Notice notice, String channel, String message, long now) {
        return new Claim(
                id(notice, channel),
                channel,
                notice.alert(),
                notice.notifiedAt(),
                message,
                State.FAILED,
                "",
                now,
                0,
                0,
                -1,
                -1);
    }

    /** Held by somebody who sends now. */
    Claim sending(String by, long now) {
        return with(State.SENDING, by, now + LEASE_MILLIS, attempts + 1);
    }

    Claim with(State next, long nextUntil) {
        return with(next, owner, nextUntil, attempts);
    }

    private Claim with(State next, String by, long nextUntil, int tries) {
        return new Claim(
                id, channel, alert, notifiedAt, message, next, by, firstAt, nextUntil, tries, seqNo, primaryTerm);
    }

    Claim at(long seq, long term) {
        return new Claim(id, channel, alert, notifiedAt, message, state, owner, firstAt, until, attempts, seq, term);
    }

    /** Whether nothing is left to do. */
    boolean isOver() {
        return state == State.SENT || state == State.GIVEN_UP || state == State.REPLACED;
    }

    /** Whether somebody may send it now. Who holds it and asks has not sent it: what has been sent is not asked for. */
    boolean mayBeTaken(String by, long now) {
        return !isOver() && (until <= now || (state == State.SENDING && owner.equals(by)));
    }

    /** How long to wait after that many tries that failed. */
    static long pauseMillis(int attempts) {
        return Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.clamp(attempts - 1, 0, MOST_DOUBLINGS));
    }

    ObjectNode document(long now, String answer) {
        ObjectNode document = Documents.JSON.createObjectNode();
        document.put("@timestamp", Documents.iso(now));
        document.putObject("state")
                .put("kind", KIND)
                .put("name", channel)
                .put("owner", owner)
                .put("lease_until", Documents.iso(until));
        document.putObject("notify")
                .put("alert", alert)
                .put("notified_at", Documents.iso(notifiedAt))
                .put("message", message)
                .put("status", state.text())
                .put("attempts", attempts)
                .put("first_at", Documents.iso(firstAt))
                .put("answer", answer);
        return document;
    }

    static Claim of(String id, ObjectNode document, long seqNo, long primaryTerm) {
        return new Claim(
                id,
                Documents.text(document, "state.name"),
                Documents.text(document, "notify.alert"),
                Documents.time(document, "notify.notified_at"),
                Documents.text(document, "notify.message"),
                State.of(Documents.text(document, "notify.status")),
                Documents.text(document, "state.owner"),
                Documents.time(document, "notify.first_at"),
                Documents.time(document, "state.lease_until"),
                Documents.at(document, "notify.attempts").asInt(0),
                seqNo,
                primaryTerm);
    }
}
