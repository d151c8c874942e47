/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The references of an object: all that are asked for must be there, and all that are there must be asked for. */
final class References {
    private final Map<String, JsonNode> byName;
    private final Set<String> used;
    private final String prefix;

    private References(Map<String, JsonNode> byName, Set<String> used, String prefix) {
        this.byName = byName;
        this.used = used;
        this.prefix = prefix;
    }

    /** Those of an object that are in the file. */
    static References of(JsonNode list, ObjectFile file, Place place) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        for (JsonNode reference : list) {
            String name = reference.path("name").asText();
            place.require(!byName.containsKey(name), Rule.REFERENCE, "two references are named «" + name + "»");
            byName.put(name, reference);
            String target =
                    reference.path("type").asText() + " " + reference.path("id").asText();
            place.require(
                    file.has(target),
                    Rule.REFERENCE,
                    "«" + name + "» refers to " + target + ", which is not in the file");
        }
        return new References(byName, new TreeSet<>(), "");
    }

    /** The same, whose names all begin with something. */
    References below(String more) {
        return new References(byName, used, prefix + more);
    }

    /** The id that a name refers to; null, after saying so, when there is no such reference. */
    @Nullable
    String take(Place place, String name, String type) {
        JsonNode reference = byName.get(prefix + name);
        if (reference == null) {
            place.say(Rule.REFERENCE, "needs a reference «" + prefix + name + "» to an object of type " + type);
            return null;
        }
        used.add(prefix + name);
        String found = reference.path("type").asText();
        place.require(
                found.equals(type),
                Rule.REFERENCE,
                "reference «" + prefix + name + "» leads to a " + found + "; expected is " + type);
        return reference.path("id").asText();
    }

    /** Takes all whose names begin with something. */
    void takeAll(String start, String type, Place place) {
        byName.keySet().stream()
                .filter(name -> name.startsWith(prefix + start))
                .forEach(name -> take(place, name.substring(prefix.length()), type));
    }

    /** Says of those that nobody asked for. */
    void sayUnused(Place place) {
        for (String name : byName.keySet()) {
            place.require(
                    used.contains(name),
                    Rule.REFERENCE,
                    "nothing uses the reference «" + name + "»; remove it, or the panel that it belongs to is missing");
        }
    }
}
