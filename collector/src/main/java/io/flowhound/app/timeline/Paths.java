/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads fields of documents that others wrote, too: nested or with dots in their names, one value or a list of them. */
final class Paths {
    private Paths() {}

    /** The first value of a field as text; empty when there is none. */
    static String text(JsonNode document, String path) {
        List<String> all = all(document, path);
        return all.isEmpty() ? "" : all.get(0);
    }

    /** The first of these fields that has a value; empty when none has. */
    static String first(JsonNode document, String... paths) {
        for (String path : paths) {
            String text = text(document, path);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** Every value of a field as text. */
    static List<String> all(JsonNode document, String path) {
        List<String> found = new ArrayList<>();
        collect(document, path, found);
        return found;
    }

    private static void collect(JsonNode at, String path, List<String> found) {
        if (at.isArray()) {
            at.forEach(member -> collect(member, path, found));
        } else if (path.isEmpty()) {
            if (at.isValueNode() && !at.isNull()) {
                found.add(at.asText());
            }
        } else if (at.isObject()) {
            for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
                JsonNode below = at.get(path.substring(0, end));
                if (below != null) {
                    collect(below, end == path.length() ? "" : path.substring(end + 1), found);
                    return;
                }
            }
        }
    }
}
