/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Something that happened to a collector or an exporter, in words: what, why, and what to do.
 *
 * @param type what happened
 * @param subject id of the collector or address of the exporter
 * @param since by which it is told from what happened before, the same whenever and by whomever it is found, milliseconds since 1970
 * @param seenAt time of the health document that shows it, milliseconds since 1970
 * @param shownUntil time of the newest health document that still shows it, milliseconds since 1970; what is shown still is not too late
 *     to be told
 * @param sentence what happened
 * @param lines why it is so, and what to do
 */
record HealthEvent(
        Type type, String subject, long since, long seenAt, long shownUntil, String sentence, List<String> lines) {
    /** What can happen. */
    enum Type {
        AT_RISK(NoticeKind.DATA_AT_RISK, "data at risk"),
        OVER(NoticeKind.DATA_AT_RISK, "data no longer at risk"),
        SILENT(NoticeKind.SILENCE, "exporter silent"),
        BACK(NoticeKind.SILENCE, "exporter is back");

        private final NoticeKind kind;
        private final String title;

        Type(NoticeKind kind, String title) {
            this.kind = kind;
            this.title = title;
        }
    }

    private static final String CHECK =
            "What to do: see whether it runs, and whether its export still leads to the collector (address, port, firewall).";

    /**
     * A condition of {@code /health} fails.
     *
     * @param shownUntil time of the last document that says so
     */
    static HealthEvent atRisk(
            String collector, String host, long since, long shownUntil, String problems, String reason) {
        return new HealthEvent(
                Type.AT_RISK,
                collector,
                since,
                since,
                shownUntil,
                "Data are at risk on " + host + ": " + problems,
                List.of(
                        "Since " + time(since),
                        "Why: " + (reason.isEmpty() ? problems : reason),
                        "What to do: ./flowhound status on " + host + " says more."));
    }

    /**
     * No condition fails any more.
     *
     * @param at time of the first document that says so
     * @param lastedMillis how long it had been otherwise
     */
    static HealthEvent over(String collector, String host, long at, long lastedMillis, String problems) {
        return new HealthEvent(
                Type.OVER,
                collector,
                at,
                at,
                at,
                "Data are no longer at risk on " + host + ", after " + minutes(lastedMillis),
                List.of(
                        "Since " + time(at),
                        "It was since " + time(at - lastedMillis) + ": " + problems,
                        "What to do: nothing. What was lost, if anything, the page Data quality shows."));
    }

    /**
     * Nothing comes any more.
     *
     * @param last when its last datagram came
     * @param seenAt time of the first document that calls it silent
     */
    static HealthEvent silent(String exporter, String name, long last, long seenAt) {
        return new HealthEvent(
                Type.SILENT,
                exporter,
                last,
                seenAt,
                seenAt,
                "Exporter " + called(exporter, name) + " has been silent for " + minutes(seenAt - last),
                List.of("Last datagram: " + time(last), CHECK));
    }

    /** Something comes again. */
    static HealthEvent back(String exporter, String name, long last, long seenAt) {
        return new HealthEvent(
                Type.BACK,
                exporter,
                last,
                seenAt,
                seenAt,
                "Exporter " + called(exporter, name) + " is back after " + minutes(seenAt - last) + " of silence",
                List.of(
                        "Silent since " + time(last),
                        "What to do: nothing. What it saw meanwhile is missing, unless it kept it."));
    }

    private static String called(String exporter, String name) {
        return name.isEmpty() ? exporter : exporter + " (" + name + ")";
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String minutes(long millis) {
        long minutes = Math.max(1, Duration.ofMillis(millis).toMinutes());
        return minutes + (minutes == 1 ? " minute" : " minutes");
    }

    NoticeKind kind() {
        return type.kind;
    }

    /** Its name among alerts and their claims. */
    String id() {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + subject;
    }

    /**
     * The document that stands in for that of an alert.
     *
     * @param page link to the page; empty for none
     */
    ObjectNode document(Urgency urgency, String page) {
        ObjectNode document = Documents.JSON.createObjectNode();
        document.put("@timestamp", Documents.iso(seenAt)).put("message", sentence);
        ObjectNode event = document.putObject("event").put("id", id()).put("reason", String.join("\n", lines));
        if (!page.isEmpty()) {
            event.put("url", page);
        }
        document.putObject("pivot").put("severity", urgency.text());
        document.putObject("health").put("event", type.title);
        return document;
    }
}
