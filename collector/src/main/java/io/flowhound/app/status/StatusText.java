/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;

/** {@code /status} for people: a few lines on the collector, a table of the exporters, and what to look at. */
public final class StatusText {
    private static final String NOTHING = "-";

    private StatusText() {}

    /** The page as text, ending in a line feed. */
    public static String of(JsonNode page) {
        StringBuilder text = new StringBuilder(2048);
        collector(page, text);
        text.append('\n');
        exporters(page, text);
        SyslogSenders.write(page.path("syslog_senders"), text);
        ThreatListNodes.write(page.path("threat_lists"), text);
        hints(page, text);
        return text.toString();
    }

    private static void collector(JsonNode page, StringBuilder to) {
        JsonNode collector = page.path("collector");
        to.append("Flowhound ").append(collector.path("version").asText());
        to.append(", up ")
                .append(Words.duration(collector.path("uptime_seconds").asLong() * 1000));
        to.append(", listening on ").append(join(collector.path("listening"))).append('\n');
        JsonNode backlog = page.at("/journal/backlog");
        line(
                to,
                "received",
                Words.count(page.at("/received/datagrams").asLong(), "datagram") + ", "
                        + Words.octets(page.at("/received/octets").asLong()));
        JsonNode syslog = collector.path("listening_syslog");
        if (!syslog.isEmpty()) {
            line(
                    to,
                    "of that syslog",
                    Words.count(page.at("/received/syslog_messages").asLong(), "message") + ", "
                            + Words.octets(page.at("/received/syslog_octets").asLong()) + " on " + join(syslog));
        }
        line(
                to,
                "journal",
                backlog.path("octets").asLong() == 0
                        ? "everything is decoded"
                        : Words.count(backlog.path("datagrams").asLong(), "datagram") + " to decode, "
                                + Words.octets(backlog.path("octets").asLong()) + ", the oldest from "
                                + Words.duration(
                                        (long) (backlog.path("age_seconds").asDouble() * 1000)) + " ago");
        line(
                to,
                "documents",
                Words.count(page.at("/documents/stored").asLong()) + " stored, "
                        + Words.count(page.at("/documents/refused").asLong()) + " refused");
        JsonNode conversations = page.path("conversations");
        if (!conversations.isMissingNode()) {
            line(to, "conversations", ConversationNode.words(conversations));
        }
        for (JsonNode condition : page.path("conditions")) {
            boolean ok = condition.path("ok").asBoolean();
            line(
                    to,
                    condition.path("name").asText(),
                    (ok ? condition.path("warning").asBoolean() ? "look: " : "" : "NOT OK: ")
                            + condition.path("reason").asText());
        }
    }

    private static void line(StringBuilder to, String name, String value) {
        Paragraph.write(to, String.format(Locale.ROOT, "  %-15s  ", name), value);
    }

    private static String join(JsonNode texts) {
        StringBuilder joined = new StringBuilder();
        for (JsonNode text : texts) {
            joined.append(joined.isEmpty() ? "" : ", ").append(text.asText());
        }
        return joined.isEmpty() ? "nothing" : joined.toString();
    }

    private static void exporters(JsonNode page, StringBuilder to) {
        JsonNode report = page.path("report");
        if (!report.isObject()) {
            to.append("Nothing is known of exporters yet: decoding begins when everything above is well.\n");
            to.append("What arrives until then is kept in the journal.\n");
            return;
        }
        if (page.path("exporters").isEmpty()) {
            to.append("No exporter has sent anything yet.\n");
            return;
        }
        long age = (long) (report.path("age_seconds").asDouble() * 1000);
        to.append("Exporters, as of ")
                .append(age < 1000 ? "now" : Words.duration(age) + " ago")
                .append("\n\n");
        TextTable table = new TextTable(
                "EXPORTER",
                ">DOMAIN",
                "VERSION",
                ">LAST",
                ">FLOWS/S",
                ">FLOWS",
                ">TEMPLATES",
                ">SAMPLING",
                ">ACTIVE",
                ">CLOCK",
                ">LOST",
                ">DROPPED");
        for (JsonNode exporter : page.path("exporters")) {
            rows(exporter, Words.moment(report), table);
        }
        table.write(to);
    }

    private static void rows(JsonNode exporter, long now, TextTable table) {
        String address = exporter.path("address").asText();
        long drops = 0;
        for (JsonNode count : exporter.path("dropped")) {
            drops += count.asLong();
        }
        String dropped = drops == 0 ? NOTHING : Words.count(drops);
        if (exporter.path("streams").isEmpty()) {
            table.add(
                    address, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING,
                    dropped);
        }
        boolean first = true;
        for (JsonNode stream : exporter.path("streams")) {
            table.add(
                    first ? address : "",
                    stream.path("domain").asText(),
                    Protocols.shortName(stream.path("version").asInt()) + (stream.has("session") ? " tcp" : ""),
                    ago(stream.path("last_datagram"), now),
                    rate(stream.path("flows_per_second")),
                    Words.count(stream.path("flows").asLong()),
                    stream.path("version").asInt() < 9 ? NOTHING : templates(stream.path("templates")),
                    sampling(stream.at("/sampling/rate")),
                    timeout(stream.path("active_timeout_seconds")),
                    Words.offset(stream.path("clock_offset_seconds").asDouble()),
                    Words.count(stream.at("/sequence/lost").asLong()),
                    first ? dropped : "");
            first = false;
        }
    }

    private static String ago(JsonNode time, long now) {
        return time.isTextual()
                ? Words.duration(Math.max(0, now - Instant.parse(time.asText()).toEpochMilli())) + " ago"
                : "never";
    }

    private static String rate(JsonNode rate) {
        return rate.isNumber() ? String.format(Locale.ROOT, "%,.1f", rate.asDouble()) : NOTHING;
    }

    private static String templates(JsonNode templates) {
        long missing = templates.path("missing").asLong();
        long expired = templates.path("expired").asLong();
        return templates.path("known").asLong()
                + (missing == 0 ? "" : ", " + missing + " missing")
                + (expired == 0 ? "" : ", " + expired + " expired");
    }

    private static String sampling(JsonNode rate) {
        return rate.isNumber() ? "1:" + rate.asLong() : NOTHING;
    }

    private static String timeout(JsonNode seconds) {
        return seconds.isNumber() ? Words.duration((long) (seconds.asDouble() * 1000)) : NOTHING;
    }

    private static void hints(JsonNode page, StringBuilder to) {
        StringBuilder hints = new StringBuilder();
        page.path("hints").forEach(hint -> hint(hint, "", hints));
        for (JsonNode exporter : page.path("exporters")) {
            String address = exporter.path("address").asText() + ": ";
            exporter.path("hints").forEach(hint -> hint(hint, address, hints));
        }
        if (!hints.isEmpty()) {
            to.append("\nWhat to look at (! is a problem)\n\n").append(hints);
        }
    }

    private static void hint(JsonNode hint, String address, StringBuilder to) {
        String mark = hint.path("severity").asText().equals("problem") ? "  ! " : "  - ";
        Paragraph.write(to, mark, address + hint.path("text").asText());
        Paragraph.write(to, "    ", hint.path("next_step").asText());
    }
}
