/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a field is called for people: made from its path, so that a new field has a label without a word of its own. */
final class FieldLabels {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("@timestamp", "Time"),
            Map.entry("source.ip", "Client"),
            Map.entry("destination.ip", "Server"),
            Map.entry("source.address", "Client as text"),
            Map.entry("destination.address", "Server as text"),
            Map.entry("related.ip", "Host"),
            Map.entry("related.hosts", "Host names"),
            Map.entry("host.name", "Host name"),
            Map.entry("user.name", "Account"),
            Map.entry("user.effective.name", "Account afterwards"),
            Map.entry("process.name", "Program"),
            Map.entry("related.user", "Related user"),
            Map.entry("observer.ip", "Exporter"),
            Map.entry("observer.type", "Exporter type"),
            Map.entry("network.protocol", "Service"),
            Map.entry("network.type", "IP version"),
            Map.entry("network.iana_number", "Protocol number"),
            Map.entry("event.url", "Its flows"),
            Map.entry("event.created", "Arrival"),
            Map.entry("event.severity", "Severity number"),
            Map.entry("flow.exporter.version", "Export version"),
            Map.entry("flow.exporter.domain", "Observation domain"),
            Map.entry("flow.exporter.template", "Template"),
            Map.entry("flow.exporter.sequence", "Export sequence"),
            Map.entry("flow.exporter.relay", "Relay"),
            Map.entry("flow.direction", "Seen at"),
            Map.entry("flow.role.reason", "Reason for the sides"),
            Map.entry("flow.role.confidence", "Confidence of the sides"),
            Map.entry("flow.ie", "Other elements"),
            Map.entry("flow.id", "Flow id"),
            Map.entry("event.id", "Event id"),
            Map.entry("rule.id", "Rule id"),
            Map.entry("baseline.kind", "Baseline entry"),
            Map.entry("contact.kind", "Kind of contact"),
            Map.entry("contact.value", "What was contacted"),
            Map.entry("contact.name", "Name of what was contacted"),
            Map.entry("contact.machine", "Machine"),
            Map.entry("contact.flows", "Flows of the contact"),
            Map.entry("pivot.path.leg", "Path leg number"),
            Map.entry("pivot.version", "Alert version"),
            Map.entry("pivot.status", "Alert status"));
    /** What the last words of a path are called, the longest first. */
    private static final List<Map.Entry<String, String>> ENDS = List.of(
            Map.entry("as.organization.name", "AS"),
            Map.entry("as.number", "AS number"),
            Map.entry("geo.country_iso_code", "country code"),
            Map.entry("geo.country_name", "country"),
            Map.entry("geo.city_name", "city"),
            Map.entry("geo.continent_code", "continent"),
            Map.entry("geo.location", "location"));
    /** Groups whose name says nothing to a reader. */
    private static final List<String> DROPPED =
            List.of("network.", "observer.", "pivot.", "baseline.", "flow.", "event.");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("ip", "IP"),
            Map.entry("mac", "MAC"),
            Map.entry("as", "AS"),
            Map.entry("vlan", "VLAN"),
            Map.entry("vrf", "VRF"),
            Map.entry("nat", "NAT"),
            Map.entry("tcp", "TCP"),
            Map.entry("icmp", "ICMP"),
            Map.entry("mpls", "MPLS"),
            Map.entry("dscp", "DSCP"),
            Map.entry("tos", "ToS"),
            Map.entry("ecs", "ECS"),
            Map.entry("ms", "(ms)"));

    private FieldLabels() {}

    /** Such as {@code Client country} for {@code source.geo.country_name}. */
    static String of(String path) {
        String known = NAMES.get(path);
        if (known != null) {
            return known;
        }
        String start = start(path);
        String rest = path.substring(start.isEmpty() ? 0 : path.indexOf('.') + 1);
        for (Map.Entry<String, String> end : ENDS) {
            if (rest.equals(end.getKey())) {
                return start + " " + end.getValue();
            }
        }
        for (String group : DROPPED) {
            rest = rest.startsWith(group) ? rest.substring(group.length()) : rest;
        }
        return first((start + " " + words(rest)).strip());
    }

    private static String start(String path) {
        return path.startsWith("source.") ? "Client" : path.startsWith("destination.") ? "Server" : "";
    }

    private static String words(String path) {
        StringBuilder text = new StringBuilder();
        for (String word : path.replace('_', '.').split("\\.", -1)) {
            text.append(text.isEmpty() ? "" : " ").append(WORDS.getOrDefault(word, word));
        }
        return text.toString();
    }

    private static String first(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
