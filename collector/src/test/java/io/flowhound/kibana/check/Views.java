/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.LogIndices;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The data views of a file, with the fields of their indices. */
final class Views {
    /**
     * A data view.
     *
     * @param title its index patterns, separated by commas
     * @param timeField empty when it has none
     */
    record View(String id, String title, String timeField, Fields fields) {}

    private final String prefix;
    private final Map<String, View> byId = new LinkedHashMap<>();

    /** @param prefix {@code index.prefix} */
    Views(String prefix, ObjectFile file) {
        this.prefix = prefix;
        for (JsonNode object : file.ofType("index-pattern")) {
            JsonNode attributes = object.path("attributes");
            String title = attributes.path("title").asText();
            String id = object.path("id").asText();
            byId.put(id, new View(id, title, attributes.path("timeFieldName").asText(), Fields.of(kinds(title))));
        }
    }

    /** The kinds of documents that the index patterns of a data view are for; unknown patterns are for none. */
    Collection<DocumentKind> kinds(String title) {
        Set<DocumentKind> kinds = new LinkedHashSet<>();
        for (String part : title.split(",", -1)) {
            String pattern = part.startsWith("-") ? part.substring(1) : part;
            List<DocumentKind> matching = matching(pattern).toList();
            if (part.startsWith("-")) {
                matching.forEach(kinds::remove);
            } else {
                kinds.addAll(matching);
            }
        }
        return kinds;
    }

    /** Whether each of the index patterns of a data view is for indices of ours. */
    boolean isOurs(String title) {
        return Arrays.stream(title.split(",", -1))
                .map(part -> part.startsWith("-") ? part.substring(1) : part)
                .allMatch(part -> matching(part).findAny().isPresent());
    }

    private Stream<DocumentKind> matching(String pattern) {
        return Arrays.stream(DocumentKind.values())
                .filter(kind -> pattern.equals(kind.pattern(prefix))
                        || pattern.equals(kind.name(prefix))
                        || pattern.equals(prefix + "-*")
                        || (kind == DocumentKind.SYSLOG
                                && LogIndices.usual(prefix).contains(pattern)));
    }

    @Nullable
    View find(@Nullable String id) {
        return id == null ? null : byId.get(id);
    }

    /** The data view with such index patterns, whatever their order. */
    @Nullable
    View byTitle(String title) {
        Set<String> wanted = Set.of(title.split(",", -1));
        return byId.values().stream()
                .filter(view -> Set.of(view.title().split(",", -1)).equals(wanted))
                .findFirst()
                .orElse(null);
    }

    Collection<View> all() {
        return byId.values();
    }
}
