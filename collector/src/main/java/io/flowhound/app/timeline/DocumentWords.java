/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.app.status.Words;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What the documents of a timeline say, in words. */
final class DocumentWords {
    private static final int MOST_WORDS = 300;
    private static final long NANOS = 1_000_000;

    private DocumentWords() {}

    /** The beginning of what a document tells of, milliseconds since 1970; 0 when it has no time. */
    static long time(Kind kind, JsonNode document) {
        String text = switch (kind) {
            case FLOW -> Paths.first(document, "event.start", "@timestamp");
            case LOG -> Paths.text(document, "@timestamp");
            case ALERT -> Paths.first(document, "event.created", "@timestamp");
        };
        return millis(text);
    }

    private static long millis(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return text.matches("[0-9]{10,16}") ? Long.parseLong(text) : 0; // some agents write milliseconds
        }
    }

    /** Who tells. */
    static String where(Kind kind, JsonNode document) {
        return clean(
                switch (kind) {
                    case FLOW -> Paths.first(document, "observer.name", "observer.ip");
                    case LOG ->
                        Paths.first(
                                document,
                                "host.name",
                                "host.hostname",
                                "observer.name",
                                "host.ip",
                                "observer.ip",
                                "syslog.sender.ip");
                    case ALERT -> "hunt";
                });
    }

    static String what(Kind kind, JsonNode document) {
        String words = switch (kind) {
            case FLOW -> flow(document);
            case LOG -> log(document);
            case ALERT -> alert(document);
        };
        String clean = clean(words);
        return clean.length() > MOST_WORDS ? clean.substring(0, MOST_WORDS) + "..." : clean;
    }

    private static String flow(JsonNode document) {
        List<String> parts = new ArrayList<>();
        parts.add(ends(document));
        String service = Paths.first(document, "network.application", "network.protocol", "network.transport");
        if (!service.isEmpty()) {
            parts.add(service);
        }
        String up = Paths.text(document, "source.bytes");
        String down = Paths.text(document, "destination.bytes");
        parts.add((up.isEmpty() ? "?" : octets(up)) + " out, " + (down.isEmpty() ? "?" : octets(down)) + " back");
        long millis = number(Paths.text(document, "event.duration")) / NANOS;
        if (millis > 0) {
            parts.add(Words.duration(millis));
        }
        return String.join("  ", parts);
    }

    private static String ends(JsonNode document) {
        return socket(document, "source") + " -> " + socket(document, "destination");
    }

    private static String socket(JsonNode document, String side) {
        String address = Paths.text(document, side + ".ip");
        String port = Paths.text(document, side + ".port");
        String name = Paths.text(document, side + ".domain");
        String shown = address.indexOf(':') < 0 || port.isEmpty() ? address : "[" + address + "]";
        return shown + (port.isEmpty() ? "" : ":" + port) + (name.isEmpty() ? "" : " (" + name + ")");
    }

    private static String log(JsonNode document) {
        String program = Paths.first(document, "process.name", "syslog.parser", "event.provider", "event.dataset");
        String message = Paths.first(document, "message", "event.original");
        String account = Paths.all(document, "event.category").contains("authentication") ? login(document) : "";
        return (program.isEmpty() ? "" : program + ": ") + account + message.strip();
    }

    /** Who and whether, before the words of the program. */
    private static String login(JsonNode document) {
        String user = Paths.text(document, "user.name");
        String outcome = Paths.text(document, "event.outcome");
        String words = (user.isEmpty() ? "" : user + " ") + outcome;
        return words.isBlank() ? "" : "[" + words.strip() + "] ";
    }

    private static String alert(JsonNode document) {
        String id = Paths.text(document, "event.id");
        return Paths.text(document, "pivot.severity") + " " + id.substring(0, Math.min(8, id.length())) + "  "
                + Paths.text(document, "message");
    }

    private static String octets(String text) {
        return Words.octets(number(text));
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /** Text from outside in one line, without characters that could steer a terminal. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> Character.isISOControl(character) || isFormat(character) ? ' ' : character)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isFormat(int character) {
        int type = Character.getType(character);
        return type == Character.FORMAT || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
