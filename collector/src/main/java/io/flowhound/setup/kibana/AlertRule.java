/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One alert rule of Kibana, of the type Elasticsearch query ({@code .es-query}): of pivot alerts, of first contacts, or of data at risk. What is done
 * about it, its actions, is up to the user.
 *
 * @param id a UUID, as Kibana demands; the same at each run for a prefix and a space
 * @param slug its name in file names
 * @param enabled whether it runs from the start
 * @param interval how often it looks, as Kibana writes it
 * @param params what it looks for
 * @param message what an action of it may say, in Kibana's placeholders: the cause, the next step and a link
 */
record AlertRule(
        String id, String slug, String name, boolean enabled, String interval, ObjectNode params, String message) {
    /** Raised with every change of a rule, so that the rules that are there are changed, too. */
    static final int VERSION = 1;

    static final String TYPE = ".es-query";
    private static final String TAG = "flowhound";
    private static final String VERSION_TAG = "flowhound-rule-v";

    /** What the user may have set and an update would take away. */
    private static final List<String> KEPT = List.of("notify_when", "throttle", "alert_delay", "flapping", "artifacts");

    /** What Kibana takes of an action; it tells more of it than it takes. */
    private static final List<String> ACTION =
            List.of("group", "id", "params", "frequency", "uuid", "alerts_filter", "use_alert_data_for_template");

    private static final String PIVOT_MESSAGE =
            "{{#context.hits}}{{_source.message}} {{_source.event.url}}\n{{/context.hits}}";
    private static final String CONTACT_MESSAGE = "{{#context.hits}}{{_source.message}}\n{{/context.hits}}";
    private static final String REASON = "{{#context.hits}}{{_source.health.reason}}{{/context.hits}}";

    /** Our rules. Of those on pivots only one is switched on: both would tell of an urgent alert twice. */
    static List<AlertRule> all(String prefix, String space) {
        Maker maker = new Maker(prefix, space);
        String page = "\nMore: {{kibanaBaseUrl}}"
                + (space.equals(KibanaSettings.DEFAULT_SPACE) ? "" : "/s/" + space)
                + "/app/dashboards#/view/" + prefix + "-quality";
        return List.of(
                maker.pivots("urgent", "Pivots of high or critical severity", true, List.of("high", "critical")),
                maker.pivots("all", "Pivots of any severity", false, List.of()),
                maker.contacts(),
                maker.health(
                        "data-at-risk",
                        "Data at risk",
                        RuleQuery.dataAtRisk(prefix),
                        "Flowhound: data are at risk on {{alert.id}}. " + REASON + page),
                maker.health(
                        "no-collector",
                        "No collector reports",
                        RuleQuery.noCollector(prefix),
                        "Flowhound: no collector has reported for 5 minutes, so nothing may be stored. See whether it runs"
                                + " (./flowhound status) and reaches Elasticsearch." + page),
                maker.health(
                        "exporter-silent",
                        "Exporter silent",
                        RuleQuery.silentExporters(prefix),
                        "Flowhound: exporter {{alert.id}} is silent. " + REASON + page));
    }

    private record Maker(String prefix, String space) {
        AlertRule pivots(String slug, String title, boolean enabled, List<String> severities) {
            return of("pivots-" + slug, title, enabled, "5m", RuleQuery.pivots(prefix, severities), PIVOT_MESSAGE);
        }

        AlertRule contacts() {
            return of("contacts", "First contacts", false, "5m", RuleQuery.contacts(prefix), CONTACT_MESSAGE);
        }

        AlertRule health(String slug, String title, ObjectNode params, String message) {
            return of(slug, title, true, "1m", params, message);
        }

        private AlertRule of(
                String slug, String title, boolean enabled, String interval, ObjectNode params, String message) {
            String name = "Flowhound: " + title + (prefix.equals(TAG) ? "" : " (" + prefix + ")");
            String id = uuid(prefix + "/" + space + "/" + slug);
            return new AlertRule(id, slug, name, enabled, interval, params, message);
        }
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
        body.putObject("schedule").put("interval", interval);
        body.set("params", params.deepCopy());
        return body;
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
