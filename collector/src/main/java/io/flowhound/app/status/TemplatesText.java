/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** {@code /templates} for people. */
public final class TemplatesText {
    private TemplatesText() {}

    /** The page as text, ending in a line feed. */
    public static String of(JsonNode page) {
        long now = Words.moment(page.path("report"));
        StringBuilder text = new StringBuilder(4096);
        for (JsonNode exporter : page.path("exporters")) {
            for (JsonNode stream : exporter.path("streams")) {
                stream(exporter.path("address").asText(), stream, now, text);
            }
        }
        return text.isEmpty() ? "No exporter has announced a template yet.\n" : text.toString();
    }

    private static void stream(String address, JsonNode stream, long now, StringBuilder to) {
        to.append(to.isEmpty() ? "" : "\n").append(address);
        to.append(", domain ").append(stream.path("domain").asText());
        if (stream.has("session")) {
            to.append(", connection ").append(stream.path("session").asText());
        }
        to.append(", ").append(stream.path("protocol").asText()).append('\n');
        if (stream.path("templates").isEmpty() && stream.path("missing").isEmpty()) {
            to.append("  no template yet\n");
        }
        stream.path("templates").forEach(template -> template(template, now, to));
        stream.path("missing").forEach(missing -> missing(missing, now, to));
    }

    private static void template(JsonNode template, long now, StringBuilder to) {
        to.append("\n  template ").append(template.path("id").asText());
        to.append(" (").append(template.path("kind").asText()).append("): ");
        to.append(Words.count(template.path("records").asLong(), "record"));
        age(to, "learnt", template.path("learnt"), now);
        age(to, "refreshed", template.path("refreshed"), now);
        age(to, "used", template.path("used"), now);
        to.append(template.path("expired").asBoolean() ? ", EXPIRED" : "").append('\n');
        StringBuilder fields = new StringBuilder();
        for (JsonNode field : template.path("fields")) {
            fields.append(fields.isEmpty() ? "" : ", ").append(field(field));
        }
        Paragraph.write(to, "    ", fields.toString());
    }

    private static String field(JsonNode field) {
        String length = field.path("variable").asBoolean()
                ? "variable"
                : field.path("length").asText();
        return (field.path("scope").asBoolean() ? "scope " : "")
                + field.path("name").asText() + "(" + length + ")";
    }

    private static void missing(JsonNode missing, long now, StringBuilder to) {
        to.append("\n  template ").append(missing.path("id").asText()).append(" is MISSING");
        if (missing.has("since")) {
            to.append(" for ").append(Words.duration(now - millis(missing.path("since"))));
        }
        to.append(": ")
                .append(Words.count(missing.path("datagrams").asLong(), "datagram"))
                .append(", ")
                .append(Words.octets(missing.path("octets").asLong()))
                .append(", wait for it\n");
    }

    private static void age(StringBuilder to, String name, JsonNode time, long now) {
        if (time.isTextual()) {
            to.append(", ")
                    .append(name)
                    .append(' ')
                    .append(Words.duration(Math.max(0, now - millis(time))))
                    .append(" ago");
        }
    }

    private static long millis(JsonNode time) {
        return Instant.parse(time.asText()).toEpochMilli();
    }
}
