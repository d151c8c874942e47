/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** An object, or a panel of it, about which something may be said. */
record Place(List<Problem> problems, String object, String panel) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Place panel(String id) {
        return new Place(problems, object, id);
    }

    void say(Rule rule, String text) {
        problems.add(new Problem(object, panel, rule, text));
    }

    void require(boolean holds, Rule rule, String text) {
        if (!holds) {
            say(rule, text);
        }
    }

    /** Says of a member that is not allowed. */
    void onlyKeys(JsonNode node, Collection<String> allowed, Rule rule, String what) {
        node.fieldNames()
                .forEachRemaining(key -> require(
                        allowed.contains(key),
                        rule,
                        "«" + key + "» is no member of " + what + "; allowed are " + allowed));
    }

    /** Says of a member that is missing or an empty text. */
    void text(JsonNode node, String key, Rule rule, String what) {
        JsonNode value = node.path(key);
        require(value.isTextual() && !value.asText().isBlank(), rule, what + " needs a text as «" + key + "»");
    }

    /** What a member holds as JSON in a string; missing, after saying so, when it does not. */
    JsonNode stringified(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            say(Rule.STRINGIFIED, "«" + key + "» must be a string with JSON in it, not " + value.getNodeType());
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(value.asText());
        } catch (IOException e) {
            say(Rule.STRINGIFIED, "the string «" + key + "» is not JSON: " + e.getMessage());
            return MissingNode.getInstance();
        }
    }
}
