/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds what a test wants to break in unfolded objects. */
final class Broken {
    private Broken() {}

    static boolean isType(JsonNode object, String type) {
        return object.path("type").asText().equals(type);
    }

    static ObjectNode attributes(ObjectNode object) {
        return (ObjectNode) object.path("attributes");
    }

    /** All nodes of a tree that are objects, itself first. */
    static Stream<ObjectNode> objects(JsonNode node) {
        Stream<ObjectNode> below =
                StreamSupport.stream(node.spliterator(), false).flatMap(Broken::objects);
        return node instanceof ObjectNode object ? Stream.concat(Stream.of(object), below) : below;
    }

    /** Breaks the first object in a tree that fits; false when none does. */
    static boolean first(JsonNode tree, Predicate<ObjectNode> fits, Consumer<ObjectNode> breaker) {
        Optional<ObjectNode> found = objects(tree).filter(fits).findFirst();
        found.ifPresent(breaker);
        return found.isPresent();
    }

    /** Breaks the first panel of a dashboard that fits. */
    static boolean panel(ObjectNode object, Predicate<ObjectNode> fits, Consumer<ObjectNode> breaker) {
        return isType(object, "dashboard")
                && first(
                        attributes(object).path("panelsJSON"),
                        node -> node.has("gridData") && fits.test(node),
                        breaker);
    }

    /** Breaks the first chart of Lens that fits; it is given the attributes of the chart. */
    static boolean lens(ObjectNode object, Predicate<ObjectNode> fits, Consumer<ObjectNode> breaker) {
        return isType(object, "dashboard")
                && first(
                        attributes(object).path("panelsJSON"),
                        node -> node.has("visualizationType") && fits.test(node),
                        breaker);
    }

    /** Breaks the first column of a Lens layer that fits. */
    static boolean column(ObjectNode object, Predicate<ObjectNode> fits, Consumer<ObjectNode> breaker) {
        return isType(object, "dashboard")
                && first(
                        attributes(object).path("panelsJSON"),
                        node -> node.has("operationType") && node.has("isBucketed") && fits.test(node),
                        breaker);
    }

    /** Removes the first reference whose name fits. */
    static boolean removeReference(ObjectNode object, Predicate<String> name) {
        ArrayNode references = (ArrayNode) object.path("references");
        for (int i = 0; i < references.size(); i++) {
            if (name.test(references.get(i).path("name").asText())) {
                references.remove(i);
                return true;
            }
        }
        return false;
    }

    /** Sets a member of the first reference whose name fits. */
    static boolean changeReference(ObjectNode object, Predicate<String> name, String key, String value) {
        return first(
                object.path("references"),
                reference -> name.test(reference.path("name").asText()),
                reference -> reference.put(key, value));
    }

    static ObjectNode object(JsonNode node) {
        return (ObjectNode) Objects.requireNonNull(node);
    }
}
