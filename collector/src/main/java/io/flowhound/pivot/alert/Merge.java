/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts a fresh alert document over a stored one. What others have added, such as {@code labels.*}, users found in logs and
 * everything under {@code pivot.workflow}, stays; what is ours is replaced.
 */
final class Merge {
    /** Ours, and absent from some fresh documents. */
    private static final List<String> OURS_IN_PIVOT =
            List.of("closed_reason", "superseded_by", "suppression", "critical");

    private Merge() {}

    /** A new document; neither of the two is changed. */
    static ObjectNode of(ObjectNode stored, ObjectNode fresh) {
        ObjectNode merged = stored.deepCopy();
        Set<String> tags = new LinkedHashSet<>(JsonTree.texts(fresh, "/tags"));
        tags.addAll(JsonTree.texts(stored, "/tags"));
        Set<String> users = users(stored, fresh);
        ArrayNode path = path(stored.at("/pivot/path"), fresh.at("/pivot/path"));
        merged.remove("threat");
        JsonTree.object(merged, "event").remove("url");
        JsonTree.object(merged, "pivot").remove(OURS_IN_PIVOT);
        put(merged, fresh);
        merged.set("tags", JsonTree.array(tags));
        JsonTree.object(merged, "pivot").set("path", path);
        ObjectNode related = JsonTree.object(merged, "related");
        related.remove("user");
        if (!users.isEmpty()) {
            related.set("user", JsonTree.array(users));
        }
        return merged;
    }

    private static void put(ObjectNode to, ObjectNode from) {
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            if (to.get(field.getKey()) instanceof ObjectNode there && field.getValue() instanceof ObjectNode object) {
                put(there, object);
            } else {
                to.set(field.getKey(), field.getValue().deepCopy());
            }
        }
    }

    /** The fresh legs, each over the stored one of the same connection, whatever number that had. */
    private static ArrayNode path(JsonNode stored, JsonNode fresh) {
        ArrayNode path = JsonTree.JSON.createArrayNode();
        for (JsonNode leg : fresh) {
            ObjectNode merged = JsonTree.JSON.createObjectNode();
            for (JsonNode old : stored) {
                if (connection(old).equals(connection(leg)) && old instanceof ObjectNode object) {
                    merged = object.deepCopy();
                }
            }
            withoutOurs(merged);
            put(merged, (ObjectNode) leg);
            path.add(merged);
        }
        return path;
    }

    /** Takes out of a stored leg what is ours and may be absent from a fresh one; users that others have named stay. */
    private static void withoutOurs(ObjectNode leg) {
        if (leg.at("/login/state").isTextual()) {
            leg.remove(List.of("user", "login", "log"));
        }
        leg.remove("bytes");
    }

    /** Every account of the fresh document, and of the stored one those that others have added. */
    private static Set<String> users(ObjectNode stored, ObjectNode fresh) {
        Set<String> ours = new LinkedHashSet<>();
        for (JsonNode leg : stored.at("/pivot/path")) {
            if (leg.at("/login/state").isTextual()) {
                ours.addAll(JsonTree.texts(leg, "/user/name"));
                ours.addAll(JsonTree.texts(leg, "/login/tried"));
            }
        }
        Set<String> users = new LinkedHashSet<>(JsonTree.texts(fresh, "/related/user"));
        JsonTree.texts(stored, "/related/user").stream()
                .filter(user -> !ours.contains(user))
                .forEach(users::add);
        return users;
    }

    private static String connection(JsonNode leg) {
        return JsonTree.text(leg, "/source/ip") + "|" + JsonTree.text(leg, "/source/port") + "|"
                + JsonTree.text(leg, "/destination/ip") + "|" + JsonTree.text(leg, "/destination/port");
    }
}
