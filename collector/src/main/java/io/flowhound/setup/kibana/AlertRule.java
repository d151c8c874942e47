/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.AlertField;
import io.flowhound.schema.DocumentKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One alert rule of Kibana, of the type Elasticsearch query ({@code .es-query}): it counts the pivot alerts of which people should have
 * been told since it looked last. What is done about them, its actions, is up to the user.
 *
 * @param id a UUID, as Kibana demands; the same at each run for a prefix and a space
 * @param slug its name in file names
 * @param enabled whether it runs from the start
 * @param severities the severities of the alerts that it counts; empty for all
 */
record AlertRule(String id, String slug, String name, boolean enabled, String prefix, List<String> severities) {
    /** Raised with every change of a rule, so that the rules that are there are changed, too. */
    static final int VERSION = 1;

    static final String TYPE = ".es-query";
    private static final String TAG = "flowhound";
    private static final String VERSION_TAG = "flowhound-rule-v";

    /** {@code pivot.notified_at} lies behind the clock, hours after an outage; hits that were counted are not counted again. */
    private static final int WINDOW_HOURS = 24;

    /** What the user may have set and an update would take away. */
    private static final List<String> KEPT = List.of("notify_when", "throttle", "alert_delay", "flapping", "artifacts");

    /** What Kibana takes of an action; it tells more of it than it takes. */
    private static final List<String> ACTION =
            List.of("group", "id", "params", "frequency", "uuid", "alerts_filter", "use_alert_data_for_template");

    /** Our rules. Only one is switched on: both would tell of an urgent alert twice. */
    static List<AlertRule> all(String prefix, String space) {
        return List.of(
                of(
                        prefix,
                        space,
                        "pivots-urgent",
                        "Pivots of high or critical severity",
                        true,
                        List.of("high", "critical")),
                of(prefix, space, "pivots-all", "Pivots of any severity", false, List.of()));
    }

    private static AlertRule of(
            String prefix, String space, String slug, String title, boolean enabled, List<String> severities) {
        String name = "Flowhound: " + title + (prefix.equals(TAG) ? "" : " (" + prefix + ")");
        return new AlertRule(uuid(prefix + "/" + space + "/" + slug), slug, name, enabled, prefix, severities);
    }

    /** Kibana takes ids of versions 1 and 4 only, so this has the form of version 4, although nothing in it is random. */
    private static String uuid(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer octets = ByteBuffer.wrap(digest);
            long high = (octets.getLong() & ~0xF000L) | 0x4000L;
            long low = (octets.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What creates it. */
    ObjectNode creation() {
        ObjectNode body = common(new LinkedHashSet<>());
        body.put("rule_type_id", TYPE);
        body.put("consumer", "stackAlerts");
        body.put("enabled", enabled);
        body.putArray("actions");
        return body;
    }

    /** What makes it out of an older one of ours: with the actions and tags that the user gave to that. */
    ObjectNode update(JsonNode installed) {
        Set<String> tags = new LinkedHashSet<>();
        installed.path("tags").forEach(tag -> tags.add(tag.asText()));
        tags.removeIf(tag -> tag.startsWith(VERSION_TAG));
        ObjectNode body = common(tags);
        ArrayNode actions = body.putArray("actions");
        for (JsonNode action : installed.path("actions")) {
            copy(action, ACTION, actions.addObject());
        }
        copy(installed, KEPT, body);
        return body;
    }

    private static void copy(JsonNode from, List<String> keys, ObjectNode to) {
        for (String key : keys) {
            if (from.hasNonNull(key)) {
                to.set(key, from.get(key));
            }
        }
    }

    private ObjectNode common(Set<String> tags) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", name);
        tags.add(TAG);
        tags.add(VERSION_TAG + VERSION);
        ArrayNode array = body.putArray("tags");
        tags.forEach(array::add);
        body.putObject("schedule").put("interval", "5m");
        body.set("params", params());
        return body;
    }

    private ObjectNode params() {
        ObjectNode params = JsonNodeFactory.instance.objectNode();
        params.put("searchType", "esQuery");
        params.putArray("index").add(DocumentKind.PIVOTS.pattern(prefix));
        params.put("timeField", AlertField.PIVOT_NOTIFIED_AT.path());
        params.put("esQuery", query().toString());
        params.put("size", 100);
        params.put("timeWindowSize", WINDOW_HOURS);
        params.put("timeWindowUnit", "h");
        params.put("thresholdComparator", ">");
        params.putArray("threshold").add(0);
        params.put("aggType", "count");
        params.put("groupBy", "all");
        params.put("excludeHitsFromPreviousRun", true);
        return params;
    }

    private ObjectNode query() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode filter = root.putObject("query").putObject("bool").putArray("filter");
        filter.addObject().putObject("exists").put("field", AlertField.PIVOT_NOTIFIED_AT.path());
        if (!severities.isEmpty()) {
            ArrayNode terms = filter.addObject().putObject("terms").putArray(AlertField.PIVOT_SEVERITY.path());
            severities.forEach(terms::add);
        }
        return root;
    }

    /** Which version of ours an installed rule is; 0 for one that does not say. */
    static int version(JsonNode installed) {
        for (JsonNode tag : installed.path("tags")) {
            String text = tag.asText();
            if (text.matches(VERSION_TAG + "\\d{1,9}")) {
                return Integer.parseInt(text.substring(VERSION_TAG.length()));
            }
        }
        return 0;
    }
}
