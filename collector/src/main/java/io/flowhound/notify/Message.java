/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What is sent through a channel: one alert, or a digest of several. Its key is the same whenever it is sent again.
 *
 * <p>The fields for templates are those of the alert and {@code notice.*}: title, text, severity, priority, color, color_number,
 * count, test, key, url, alerts. A digest has {@code message}, {@code event.url} of its first alert and the highest
 * {@code pivot.severity}.
 */
public final class Message {
    private static final String TEST = "TEST: ";
    private static final String FLOWS = "Flows: ";
    private static final String PAGE = "Page: ";
    private static final String CUT = "\n...";
    private static final int MOST_LISTED = 30;
    private static final int SHORT_ID = 8;
    private static final int HEX_DIGITS = 32;

    private final String key;
    private final Urgency urgency;
    private final String title;
    private final String text;
    private final String url;
    private final ObjectNode fields;

    private Message(String key, ObjectNode document, Urgency urgency, String title, String text) {
        this.key = key;
        this.urgency = urgency;
        this.title = title;
        this.text = text;
        this.url = Documents.text(document, "event.url");
        this.fields = document;
    }

    /** A message on one alert. */
    static Message of(String key, ObjectNode alert) {
        return single(key, alert, false);
    }

    /** A message on a made-up alert, which says so in every part that people see. */
    public static Message test(String key, ObjectNode alert) {
        ObjectNode marked = alert.deepCopy();
        marked.put("message", TEST + Documents.text(alert, "message"));
        marked.withArrayProperty("tags").add("test");
        return single(key, marked, true);
    }

    private static Message single(String key, ObjectNode alert, boolean test) {
        if (isEvent(alert)) {
            return event(key, alert);
        }
        Urgency urgency = Urgency.of(Documents.text(alert, "pivot.severity"));
        boolean grown = Documents.at(alert, "pivot.version").asInt(1) > 1;
        String title = (test ? TEST : "") + "Flowhound: pivot alert" + (grown ? " has grown" : "") + " ("
                + urgency.text() + ")";
        return new Message(key, alert.deepCopy(), urgency, title, text(alert, test)).complete(test, List.of(alert));
    }

    /** Whether it is something that happened to a collector or an exporter, or a first contact. */
    private static boolean isEvent(JsonNode document) {
        return isContact(document) || !Documents.at(document, "health.event").isMissingNode();
    }

    private static boolean isContact(JsonNode document) {
        return !Documents.at(document, "contact.kind").isMissingNode();
    }

    private static Message event(String key, ObjectNode event) {
        Urgency urgency = Urgency.of(Documents.text(event, "pivot.severity"));
        List<String> lines = new ArrayList<>();
        lines.add(Documents.text(event, "message"));
        if (isContact(event)) {
            lines.add("At " + Documents.text(event, "@timestamp"));
        } else {
            lines.add(Documents.text(event, "event.reason"));
        }
        String url = Documents.text(event, "event.url");
        if (!url.isEmpty()) {
            lines.add(PAGE + url);
        }
        lines.add(
                isContact(event)
                        ? "More: ./flowhound timeline --host " + Documents.text(event, "source.ip")
                        : "More: ./flowhound status");
        String what = isContact(event) ? "first contact" : Documents.text(event, "health.event");
        String title = "Flowhound: " + what + " (" + urgency.text() + ")";
        return new Message(key, event.deepCopy(), urgency, title, String.join("\n", lines))
                .complete(false, List.of(event));
    }

    private static String text(ObjectNode alert, boolean test) {
        List<String> lines = new ArrayList<>();
        if (test) {
            lines.add("This is a test: the alert below is made up, and so are its hosts.");
            lines.add("");
        }
        lines.add(Documents.text(alert, "message"));
        lines.add("Why: " + Documents.text(alert, "event.reason"));
        lines.add("Severity " + Documents.text(alert, "pivot.severity") + ", risk "
                + Documents.text(alert, "event.risk_score") + " of 99, confidence "
                + Documents.text(alert, "pivot.confidence"));
        lines.add("From " + Documents.text(alert, "event.start") + " to " + Documents.text(alert, "event.end"));
        lines.add("");
        lines.addAll(LegTree.lines(alert));
        lines.add("");
        String url = Documents.text(alert, "event.url");
        if (!url.isEmpty()) {
            lines.add(FLOWS + url);
        }
        lines.add("More: ./flowhound pivots show " + shortId(alert));
        return String.join("\n", lines);
    }

    /** A message on several alerts, the most urgent first. */
    static Message digest(String key, List<ObjectNode> alerts) {
        Urgency urgency = alerts.stream()
                .map(alert -> Urgency.of(Documents.text(alert, "pivot.severity")))
                .max(Comparator.naturalOrder())
                .orElse(Urgency.LOW);
        List<String> lines = new ArrayList<>();
        for (ObjectNode alert : alerts.subList(0, Math.min(alerts.size(), MOST_LISTED))) {
            lines.add("- " + Documents.text(alert, "pivot.severity") + ": " + Documents.text(alert, "message")
                    + (isEvent(alert) ? "" : " [" + shortId(alert) + "]"));
        }
        if (alerts.size() > MOST_LISTED) {
            lines.add("- and " + (alerts.size() - MOST_LISTED) + " others");
        }
        String what = "and " + alerts.size() + " more: ";
        ObjectNode document = Documents.JSON.createObjectNode();
        document.put("message", what + Documents.text(alerts.get(0), "message") + (alerts.size() > 1 ? " ..." : ""));
        document.putObject("pivot").put("severity", urgency.text());
        String url = Documents.text(alerts.get(0), "event.url");
        if (!url.isEmpty()) {
            document.putObject("event").put("url", url);
        }
        boolean events = alerts.stream().anyMatch(Message::isEvent);
        String more = events ? "./flowhound status, ./flowhound pivots list" : "./flowhound pivots list";
        String text = what + "\n" + String.join("\n", lines) + "\n\nMore: " + more;
        String title = "Flowhound: and " + alerts.size() + (events ? " more messages (" : " more pivot alerts (")
                + urgency.text() + ")";
        return new Message(key, document, urgency, title, text).complete(false, alerts);
    }

    private Message complete(boolean test, List<ObjectNode> alerts) {
        ObjectNode notice = fields.putObject("notice");
        notice.put("title", title).put("text", text).put("severity", urgency.text());
        notice.put("priority", urgency.priority())
                .put("color", String.format("#%06X", urgency.color()))
                .put("color_number", urgency.color());
        notice.put("count", alerts.size()).put("test", test).put("key", key);
        if (!url.isEmpty()) {
            notice.put("url", url);
        }
        ArrayNode list = notice.putArray("alerts");
        for (ObjectNode alert : alerts) {
            list.addObject()
                    .put("id", Documents.text(alert, "event.id"))
                    .put("message", Documents.text(alert, "message"))
                    .put("severity", Documents.text(alert, "pivot.severity"))
                    .put("url", Documents.text(alert, "event.url"));
        }
        return this;
    }

    private static String shortId(JsonNode alert) {
        String id = Documents.text(alert, "event.id");
        return id.substring(0, Math.min(id.length(), SHORT_ID));
    }

    /** 32 hexadecimal digits that depend on these texts. */
    static String keyOf(List<String> texts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("|", texts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The same whenever this message is sent again: letters, digits and '-'. */
    public String key() {
        return key;
    }

    public Urgency urgency() {
        return urgency;
    }

    /** One line. */
    public String title() {
        return title;
    }

    /** Everything in plain text. */
    public String text() {
        return text;
    }

    /** The text without the link, for channels that show it otherwise, cut to a number of characters. */
    String brief(int most) {
        String brief = url.isEmpty() ? text : text.replace(linkName() + ": " + url + "\n", "");
        return brief.length() <= most ? brief : brief.substring(0, most - CUT.length()) + CUT;
    }

    /** The alert in one sentence. */
    String sentence() {
        return Documents.text(fields, "message");
    }

    /** What the link leads to. */
    String linkName() {
        return isEvent(fields) ? "Page" : "Flows";
    }

    /** Link to the flows or to the page; empty for none. */
    String url() {
        return url;
    }

    /** What templates may name; only to be read. */
    ObjectNode fields() {
        return fields;
    }
}
