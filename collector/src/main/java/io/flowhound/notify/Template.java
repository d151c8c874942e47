/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.flowhound.schema.AlertField;
import io.flowhound.schema.LegField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON text with placeholders such as <code>${pivot.severity}</code>. Inside a JSON string a placeholder gives escaped text, outside
 * of one the value as JSON, or null; <code>${alert}</code> is the whole document. <code>$${</code> gives <code>${</code>.
 */
public final class Template {
    private static final String OPEN = "${";
    private static final String WHOLE = "alert";
    private static final ObjectReader STRICT =
            Documents.JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> NAMES = names();
    private static final Pattern SECRET = Pattern.compile(
            "\"[^\"]*(?:key|pass|secret|token|auth|credential)[^\"]*\"\\s*:\\s*\"([^\"$]+)\"",
            Pattern.CASE_INSENSITIVE);

    /** Text, and the placeholder behind it. */
    private record Part(String before, String path, boolean inString) {}

    private final List<Part> parts;
    private final String end;

    private Template(List<Part> parts, String end) {
        this.parts = parts;
        this.end = end;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException when a placeholder does not end
     */
    public static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        boolean inString = false;
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$" + OPEN, at)) {
                literal.append(OPEN);
                at += 1 + OPEN.length();
            } else if (text.startsWith(OPEN, at)) {
                int close = text.indexOf('}', at);
                if (close < 0) {
                    throw new IllegalArgumentException(
                            "has ${ without }: " + text.substring(at, Math.min(at + 20, text.length())));
                }
                parts.add(new Part(
                        literal.toString(),
                        text.substring(at + OPEN.length(), close).strip(),
                        inString));
                literal.setLength(0);
                at = close + 1;
            } else {
                boolean escape = inString && text.charAt(at) == '\\' && at + 1 < text.length();
                int next = escape ? at + 2 : at + 1;
                inString ^= text.charAt(at) == '"';
                literal.append(text, at, next);
                at = next;
            }
        }
        return new Template(parts, literal.toString());
    }

    /** What is wrong with a template, tried with a message; null when nothing is. */
    public static @Nullable String problem(String text, Message sample) {
        Template template;
        try {
            template = of(text);
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
        for (Part part : template.parts) {
            if (!NAMES.contains(part.path) && !part.path.startsWith("notice.")) {
                return "names ${" + part.path + "}, which alerts do not have: docs/fields.md lists their fields";
            }
            if (part.path.startsWith("notice.")
                    && Documents.at(sample.fields(), part.path).isMissingNode()
                    && !part.path.equals("notice.url")) {
                return "names ${" + part.path + "}, which there is not: docs/alerting.md lists what there is";
            }
        }
        try {
            STRICT.readTree(template.fill(sample));
            return null;
        } catch (JsonProcessingException e) {
            return "gives no JSON: " + e.getOriginalMessage() + " at line "
                    + e.getLocation().getLineNr();
        }
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(List.of(WHOLE));
        for (AlertField field : AlertField.values()) {
            addWithParents(field.path(), names);
        }
        for (LegField field : LegField.values()) {
            addWithParents(field.path(), names);
        }
        return names;
    }

    private static void addWithParents(String path, Set<String> names) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            names.add(path.substring(0, end));
        }
    }

    /** What stands in the text itself as a value whose name tells of a secret, such as a routing key: receivers may show it. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        parts.forEach(part -> addSecrets(part.before, secrets));
        addSecrets(end, secrets);
        return secrets;
    }

    private static void addSecrets(String text, List<String> into) {
        SECRET.matcher(text).results().forEach(found -> into.add(found.group(1)));
    }

    /** The template with the values of a message. */
    String fill(Message message) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            out.append(part.before);
            JsonNode value = part.path.equals(WHOLE) ? message.fields() : Documents.at(message.fields(), part.path);
            if (part.inString) {
                JsonStringEncoder.getInstance().quoteAsString(Documents.text(value), out);
            } else {
                out.append(value.isMissingNode() ? "null" : value.toString());
            }
        }
        return out.append(end).toString();
    }
}
