/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.kibana.check.Fields.Mapped;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Translates KQL to the query that Kibana sends to Elasticsearch. */
final class KqlQuery {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Fields fields;

    /** @param fields those of the data view, whose types decide on some forms */
    KqlQuery(Fields fields) {
        this.fields = fields;
    }

    /** Reads and translates a query. */
    ObjectNode of(String kql) throws KqlException {
        return of(Kql.parse(kql), null);
    }

    private ObjectNode of(KqlNode node, @Nullable String nested) {
        return switch (node) {
            case KqlNode.All all -> object("match_all", JSON.objectNode());
            case KqlNode.And and -> object("bool", JSON.objectNode().set("filter", list(and.parts(), nested)));
            case KqlNode.Or or -> anyOf(list(or.parts(), nested));
            case KqlNode.Not not -> object("bool", JSON.objectNode().set("must_not", of(not.part(), nested)));
            case KqlNode.Is is -> is(is, nested);
            case KqlNode.Range range -> range(range, nested);
            case KqlNode.Nested in -> nested(in, nested);
        };
    }

    private ObjectNode nested(KqlNode.Nested in, @Nullable String outer) {
        String path = full(outer, in.path().text());
        ObjectNode body = JSON.objectNode().put("path", path).put("score_mode", "none");
        body.set("query", of(in.part(), path));
        return object("nested", body);
    }

    private ArrayNode list(List<KqlNode> parts, @Nullable String nested) {
        ArrayNode list = JSON.arrayNode();
        parts.forEach(part -> list.add(of(part, nested)));
        return list;
    }

    private ObjectNode is(KqlNode.Is is, @Nullable String nested) {
        KqlLiteral value = is.value();
        KqlLiteral field = is.field();
        if (field == null) {
            return anywhere(value);
        }
        if (field.isAnything() && value.isAnything()) {
            return object("match_all", JSON.objectNode());
        }
        return eachField(field, nested, (name, should) -> should.add(condition(name, value)));
    }

    private static ObjectNode anywhere(KqlLiteral value) {
        if (value.hasWildcard()) {
            return object("query_string", JSON.objectNode().put("query", value.queryString()));
        }
        return object(
                "multi_match",
                JSON.objectNode()
                        .put("type", value.quoted() ? "phrase" : "best_fields")
                        .put("query", value.text())
                        .put("lenient", true));
    }

    private ObjectNode condition(String name, KqlLiteral value) {
        if (value.isAnything()) {
            return object("exists", JSON.objectNode().put("field", name));
        }
        String type = fields.type(name);
        if (value.hasWildcard()) {
            return wildcard(name, type, value);
        }
        ObjectNode body = JSON.objectNode();
        if (type.equals("date")) {
            body.putObject(name).put("gte", value.text()).put("lte", value.text());
            return object("range", body);
        }
        if (!value.quoted() && (value.text().equals("true") || value.text().equals("false"))) {
            return object("match", body.put(name, Boolean.parseBoolean(value.text())));
        }
        return object(value.quoted() ? "match_phrase" : "match", body.put(name, value.text()));
    }

    private static ObjectNode wildcard(String name, String type, KqlLiteral value) {
        ObjectNode body = JSON.objectNode();
        if (type.equals("keyword")) {
            body.putObject(name).put("value", value.wildcard());
            return object("wildcard", body);
        }
        body.putArray("fields").add(name);
        return object("query_string", body.put("query", value.queryString()));
    }

    private ObjectNode range(KqlNode.Range range, @Nullable String nested) {
        return eachField(range.field(), nested, (name, should) -> {
            ObjectNode body = JSON.objectNode();
            body.putObject(name).put(range.bound(), range.value().text());
            should.add(object("range", body));
        });
    }

    private ObjectNode eachField(KqlLiteral field, @Nullable String nested, BiConsumer<String, ArrayNode> condition) {
        ArrayNode should = JSON.arrayNode();
        if (field.hasWildcard()) {
            fields.matching(full(nested, field.text()))
                    .map(Mapped::path)
                    .forEach(name -> condition.accept(name, should));
        } else {
            condition.accept(full(nested, field.text()), should);
        }
        return anyOf(should);
    }

    private static String full(@Nullable String nested, String name) {
        return nested == null ? name : nested + "." + name;
    }

    private static ObjectNode anyOf(ArrayNode should) {
        ObjectNode bool = JSON.objectNode();
        bool.set("should", should);
        return object("bool", bool.put("minimum_should_match", 1));
    }

    private static ObjectNode object(String name, JsonNode body) {
        ObjectNode object = JSON.objectNode();
        object.set(name, body);
        return object;
    }
}
