/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.schema.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** What Elasticsearch should answer to the searches of panels, computed from documents that are known to be true. */
final class TrueAnswers {
    private final List<Map<String, Object>> documents;
    private final Set<String> fields;

    /** @param fields that the documents tell of; all others are unknown */
    TrueAnswers(List<Map<String, Object>> documents, Set<String> fields) {
        this.documents = documents;
        this.fields = fields;
    }

    /** Thrown where the truth does not tell what is asked for. */
    static final class Untold extends Exception {
        private static final long serialVersionUID = 1;

        Untold(String what) {
            super(what);
        }
    }

    /** The documents that a query finds. */
    List<Map<String, Object>> matching(JsonNode query) throws Untold {
        return matching(documents, query);
    }

    private List<Map<String, Object>> matching(List<Map<String, Object>> some, JsonNode query) throws Untold {
        List<Map<String, Object>> found = new ArrayList<>();
        for (Map<String, Object> document : some) {
            if (matches(query, document)) {
                found.add(document);
            }
        }
        return found;
    }

    private boolean matches(JsonNode query, Map<String, Object> document) throws Untold {
        Map.Entry<String, JsonNode> only = query.properties().iterator().next();
        JsonNode body = only.getValue();
        return switch (only.getKey()) {
            case "match_all" -> true;
            case "bool" -> bool(body, document);
            case "match", "match_phrase" -> {
                String field = body.fieldNames().next();
                yield values(document, field).stream()
                        .anyMatch(value -> isEqual(value, body.path(field).asText()));
            }
            case "exists" -> !values(document, body.path("field").asText()).isEmpty();
            case "range" -> {
                String field = body.fieldNames().next();
                boolean in = false;
                for (Object value : values(document, field)) {
                    in |= isWithin(((Number) value).doubleValue(), body.path(field));
                }
                yield in;
            }
            default -> throw new Untold(only.getKey());
        };
    }

    private static boolean isEqual(Object value, String text) {
        return text.contains("/") && !(value instanceof Number)
                ? isIn(String.valueOf(value), text)
                : value.toString().equals(text);
    }

    private static boolean isIn(String address, String network) {
        IpAddress ip = IpAddress.parse(address);
        return TrueFlows.network(network).contains(ip.high(), ip.low());
    }

    private boolean bool(JsonNode bool, Map<String, Object> document) throws Untold {
        boolean all = true;
        // Every part is looked at, so that an unknown field is noticed whatever the others say.
        for (JsonNode part : parts(bool.path("filter"))) {
            all &= matches(part, document);
        }
        for (JsonNode part : parts(bool.path("must_not"))) {
            all &= !matches(part, document);
        }
        boolean any = !bool.has("should");
        for (JsonNode part : parts(bool.path("should"))) {
            any |= matches(part, document);
        }
        return all && any;
    }

    private static Collection<JsonNode> parts(JsonNode node) {
        return node.isMissingNode()
                ? List.of()
                : node.isArray() ? node.valueStream().toList() : List.of(node);
    }

    private static boolean isWithin(double value, JsonNode bounds) {
        boolean within = true;
        for (Map.Entry<String, JsonNode> bound : bounds.properties()) {
            String name = bound.getKey();
            if (name.equals("format")) {
                continue;
            }
            String text = bound.getValue().asText();
            double limit = text.contains("T") ? Instant.parse(text).toEpochMilli() : Double.parseDouble(text);
            within &= switch (name) {
                case "gt" -> value > limit;
                case "gte" -> value >= limit;
                case "lt" -> value < limit;
                default -> value <= limit;
            };
        }
        return within;
    }

    /** The values of a field, none when it is absent. */
    List<Object> values(Map<String, Object> document, String field) throws Untold {
        String path = field.replaceFirst("^client\\.", "source.").replaceFirst("^server\\.", "destination.");
        if (!fields.contains(path)) {
            throw new Untold(field);
        }
        Object value = document.get(path);
        return value == null ? List.of() : value instanceof List<?> list ? List.copyOf(list) : List.of(value);
    }

    private DoubleStream numbers(List<Map<String, Object>> some, String field) throws Untold {
        DoubleStream.Builder numbers = DoubleStream.builder();
        for (Map<String, Object> document : some) {
            for (Object value : values(document, field)) {
                numbers.add(((Number) value).doubleValue());
            }
        }
        return numbers.build();
    }

    /** A metric over some documents, with a filter around it or not; not a number where there is nothing to compute it of. */
    double metric(List<Map<String, Object>> some, JsonNode agg) throws Untold {
        if (agg.has("filter")) {
            List<Map<String, Object>> filtered = matching(some, agg.path("filter"));
            JsonNode inner = agg.path("aggs");
            return inner.isEmpty()
                    ? filtered.size()
                    : metric(filtered, inner.iterator().next());
        }
        String kind = agg.fieldNames().next();
        String field = agg.path(kind).path("field").asText();
        return switch (kind) {
            case "sum" -> numbers(some, field).sum();
            case "min" -> numbers(some, field).min().orElse(Double.NaN);
            case "max" -> numbers(some, field).max().orElse(Double.NaN);
            case "avg" -> numbers(some, field).average().orElse(Double.NaN);
            case "cardinality" -> groups(some, field, "").size();
            default -> throw new Untold(kind);
        };
    }

    /** What stands in the answer at the place of a metric. */
    static @Nullable Double answered(JsonNode agg, JsonNode answer) {
        if (agg.has("filter")) {
            JsonNode inner = agg.path("aggs");
            if (inner.isEmpty()) {
                return answer.path("doc_count").asDouble();
            }
            String name = inner.fieldNames().next();
            return answered(inner.path(name), answer.path(name));
        }
        return answer.path("value").isNumber() ? answer.path("value").asDouble() : null;
    }

    /** Documents by the values of a field; those without it by {@code missing}, unless that is empty. */
    Map<String, List<Map<String, Object>>> groups(List<Map<String, Object>> some, String field, String missing)
            throws Untold {
        Map<String, List<Map<String, Object>>> groups = new HashMap<>();
        for (Map<String, Object> document : some) {
            List<Object> values = values(document, field);
            for (Object value : values.isEmpty() && !missing.isEmpty() ? List.of(missing) : values) {
                groups.computeIfAbsent(Objects.toString(value), key -> new ArrayList<>())
                        .add(document);
            }
        }
        return groups;
    }
}
