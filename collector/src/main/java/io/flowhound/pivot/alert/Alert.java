/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Reason;
import io.flowhound.pivot.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An alert document as its readers see it. It bears documents that lack fields or were edited: what is not there is null, 0 or
 * empty. Times are milliseconds since 1970, 0 for none. Does not change.
 */
public final class Alert {
    private final ObjectNode document;
    private final List<Leg> legs;

    /** An alert of a document, which must not be changed any more. */
    public Alert(ObjectNode document) {
        this.document = document;
        this.legs = AlertPath.legs(document);
    }

    /**
     * Reads a document.
     *
     * @throws IOException when it is not a JSON object
     */
    public static Alert parse(String json) throws IOException {
        if (JsonTree.JSON.readTree(json) instanceof ObjectNode document) {
            return new Alert(document);
        }
        throw new IOException(
                "an alert document is a JSON object, and this is none: give what pivots list --json prints");
    }

    /** The whole document; only to be read. */
    public ObjectNode document() {
        return document;
    }

    /** The document on one line, as {@code pivots list --json} prints it. */
    public String json() {
        return document.toString();
    }

    public String id() {
        return text("/event/id");
    }

    /** Raised by one whenever something changes, from 1. */
    public int version() {
        return (int) JsonTree.number(document, "/pivot/version", 1);
    }

    public AlertStatus status() {
        for (AlertStatus status : AlertStatus.values()) {
            if (status.text().equals(text("/pivot/status"))) {
                return status;
            }
        }
        return AlertStatus.OPEN;
    }

    public Severity severity() {
        return severity(text("/pivot/severity"));
    }

    private static Severity severity(String text) {
        for (Severity severity : Severity.values()) {
            if (severity.text().equals(text.toLowerCase(Locale.ROOT))) {
                return severity;
            }
        }
        return Severity.LOW;
    }

    /** 0 to 1. */
    public double score() {
        return JsonTree.real(document, "/pivot/score");
    }

    /** 0 to 99. */
    public int risk() {
        return (int) JsonTree.number(document, "/event/risk_score", 0);
    }

    /** The higher, the more urgent; see {@link Rank}. */
    public long rank() {
        return JsonTree.number(document, "/pivot/rank", 0);
    }

    /** {@code low} when there was little history or packets were sampled, else {@code normal}. */
    public String confidence() {
        return JsonTree.text(document, "/pivot/confidence", "normal");
    }

    /** One line on what happened. */
    public String message() {
        return text("/message");
    }

    /** Every reason in words. */
    public String reason() {
        return text("/event/reason");
    }

    /** Reasons with their words, the best first; their codes stand for words that cannot be told apart. */
    public List<Reason> reasons() {
        List<String> codes = JsonTree.texts(document, "/pivot/reasons");
        String[] words = reason().split("; ", -1);
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            reasons.add(new Reason(codes.get(i), words.length == codes.size() ? words[i] : codes.get(i)));
        }
        return reasons;
    }

    /** Link to its flows in Kibana, or null when no Kibana is configured. */
    public @Nullable String url() {
        return JsonTree.text(document, "/event/url");
    }

    /** When its first leg began. */
    public long start() {
        return JsonTree.time(document, "/event/start");
    }

    /** When its last leg began. */
    public long lastStart() {
        return JsonTree.time(document, "/pivot/last_leg_start");
    }

    /** When its last leg ended. */
    public long end() {
        return JsonTree.time(document, "/event/end");
    }

    /** Arrival time of flows up to which this version has seen everything. */
    public long asOf() {
        return JsonTree.time(document, "/pivot/as_of");
    }

    /** When a person was told last; 0 when nobody was. */
    public long notifiedAt() {
        return JsonTree.time(document, "/pivot/notified_at");
    }

    /** The day in whose budget it stands, such as {@code 2026-03-07}; empty for none. */
    public String budgetDay() {
        return text("/pivot/budget_day");
    }

    /** Who logged in first. */
    public String origin() {
        return JsonTree.text(document, "/pivot/origin/ip", text("/source/ip"));
    }

    /** Whether the origin is outside of our networks. */
    public boolean external() {
        return document.at("/pivot/external").asBoolean();
    }

    public List<String> steppingStones() {
        return JsonTree.texts(document, "/pivot/stepping_stone/ip");
    }

    public List<String> targets() {
        return JsonTree.texts(document, "/pivot/target/ip");
    }

    /** Those of its hosts that are critical assets. */
    public List<String> critical() {
        return JsonTree.texts(document, "/pivot/critical/ip");
    }

    /** Every host in it once, the origin first. */
    public List<String> hosts() {
        return JsonTree.texts(document, "/related/ip");
    }

    /** The longest way in it, in stepping stones. */
    public int hops() {
        return (int) JsonTree.number(document, "/pivot/hops", 0);
    }

    public boolean loop() {
        return document.at("/pivot/loop").asBoolean();
    }

    public int historyDays() {
        return (int) JsonTree.number(document, "/pivot/history_days", 0);
    }

    /** Its logins, parents before children. */
    public List<Leg> legs() {
        return legs;
    }

    /** Who logged in by a leg as far as logs say, by the leg's number; mostly nobody knows. */
    public List<String> users(int leg) {
        for (JsonNode one : document.at("/pivot/path")) {
            if (one.path("leg").asInt(-1) == leg) {
                return JsonTree.texts(one, "/user/name");
            }
        }
        return List.of();
    }

    /** How it came to be, the oldest first. */
    public List<Change> history() {
        List<Change> history = new ArrayList<>();
        for (JsonNode one : document.at("/pivot/history")) {
            history.add(new Change(
                    JsonTree.time(one, "/at"),
                    JsonTree.text(one, "/action", ""),
                    (int) JsonTree.number(one, "/version", 1),
                    (int) JsonTree.number(one, "/legs", 0),
                    JsonTree.real(one, "/score"),
                    JsonTree.text(one, "/severity", "")));
        }
        return history;
    }

    /** Ids of the alerts that it has taken in. */
    public List<String> supersedes() {
        return JsonTree.texts(document, "/pivot/supersedes");
    }

    /** Id of the alert that has taken it in, or null. */
    public @Nullable String supersededBy() {
        return JsonTree.text(document, "/pivot/superseded_by");
    }

    /** {@code quiet} or {@code retracted} when it is closed, else null. */
    public @Nullable String closedReason() {
        return JsonTree.text(document, "/pivot/closed_reason");
    }

    /** Why nobody is told of it, or null when it is not suppressed. */
    public @Nullable String suppressionReason() {
        return JsonTree.text(document, "/pivot/suppression/reason");
    }

    /** When its suppression ends; 0 for never or none. */
    public long suppressedUntil() {
        return JsonTree.time(document, "/pivot/suppression/until");
    }

    /** What a person made of it. */
    public WorkflowState workflow() {
        return new WorkflowState(
                JsonTree.text(document, "/pivot/workflow/status"),
                JsonTree.text(document, "/pivot/workflow/assignee"),
                JsonTree.text(document, "/pivot/workflow/note"),
                JsonTree.time(document, "/pivot/workflow/at"),
                JsonTree.time(document, "/pivot/workflow/until"),
                scope());
    }

    private Scope scope() {
        for (Scope scope : Scope.values()) {
            if (scope.text().equals(text("/pivot/workflow/scope"))) {
                return scope;
            }
        }
        return Scope.FINDING;
    }

    /**
     * The finding that it was made of.
     *
     * @throws IllegalStateException when the document has no path
     */
    public Finding finding() {
        if (legs.isEmpty()) {
            throw new IllegalStateException("the alert " + id() + " has no pivot.path, so there is no finding in it");
        }
        double best = 0;
        for (Leg leg : legs) {
            best = leg.link() == null ? best : Math.max(best, leg.link().score());
        }
        return new Finding(id(), legs, score(), best, severity(), external(), critical(), historyDays(), reasons());
    }

    private String text(String pointer) {
        return JsonTree.text(document, pointer, "");
    }

    @Override
    public String toString() {
        return message();
    }
}
