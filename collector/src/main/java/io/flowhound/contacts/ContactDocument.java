/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the document of a first contact from its first flow. */
final class ContactDocument {
    private static final String ECS = "9.3.0";
    /** Low, as in Elastic's own rules. */
    private static final int SEVERITY = 21;

    private static final int MILLIS = 1_000;
    private static final double KILO = 1_000;
    private static final int TEN = 10;
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB");

    private ContactDocument() {}

    /**
     * The document.
     *
     * @param flow the first flow, as it is stored
     * @param found when the job found it, milliseconds since 1970
     */
    static ObjectNode of(Sighting sighting, ObjectNode flow, long found) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        String time = flow.path("@timestamp").asText();
        root.put("@timestamp", time);
        ObjectNode event = root.putObject("event");
        event.put("kind", "event");
        event.putArray("category").add("network");
        event.putArray("type").add("connection").add("info");
        event.put("action", "first-contact").put("module", "flowhound").put("dataset", "flowhound.contact");
        event.put("id", id(sighting, flow)).put("created", Times.iso(found)).put("severity", SEVERITY);
        root.putObject("ecs").put("version", ECS);
        for (String side : List.of("source", "destination", "network", "flow", "observer")) {
            if (flow.path(side) instanceof ObjectNode part) {
                root.set(side, part.deepCopy());
            }
        }
        country(root);
        root.withObject("/network").put("bytes", sighting.bytes());
        ObjectNode contact = root.putObject("contact");
        contact.put("kind", sighting.kind()).put("value", sighting.value()).put("name", name(sighting, root));
        contact.put("machine", sighting.machine().key()).put("flows", sighting.flows());
        ArrayNode related = root.putObject("related").putArray("ip");
        related.add(flow.at("/source/ip").asText());
        if (flow.at("/destination").has("ip")) {
            related.add(flow.at("/destination/ip").asText());
        }
        return root.put("message", sentence(sighting, root));
    }

    /** When it is new again after it was forgotten, its first flow is another one. */
    private static String id(Sighting sighting, ObjectNode flow) {
        return sighting.key().id() + "-" + Times.of(flow.path("@timestamp")) / MILLIS;
    }

    /** Lean flows have the code alone. */
    private static void country(ObjectNode root) {
        if (root.at("/destination/geo") instanceof ObjectNode geo) {
            String code = geo.path("country_iso_code").asText();
            ObjectNode kept = root.withObject("/destination").putObject("geo");
            if (!code.isEmpty()) {
                kept.put("country_iso_code", code).put("country_name", country(code));
            }
        }
    }

    private static String country(String code) {
        return code.length() == 2 ? Locale.of("", code).getDisplayCountry(Locale.ENGLISH) : code;
    }

    private static String name(Sighting sighting, ObjectNode root) {
        return switch (sighting.kind()) {
            case "country" -> country(sighting.value());
            case "as" -> text(root, "/destination/as/organization/name", sighting.value());
            default -> sighting.value();
        };
    }

    private static String text(JsonNode root, String pointer, String otherwise) {
        String text = root.at(pointer).asText();
        return text.isEmpty() ? otherwise : text;
    }

    /** Such as {@code printer (192.168.1.20) spoke to Japan for the first time (AS2497 Internet Initiative Japan, https), 12 kB}. */
    private static String sentence(Sighting sighting, ObjectNode root) {
        String name = root.at("/contact/name").asText();
        String what = switch (sighting.kind()) {
            case "country" -> "spoke to " + name;
            case "as" -> "spoke to " + as(root);
            default -> "used " + name;
        };
        List<String> about = new ArrayList<>();
        if (sighting.kind().equals("service") || as(root).isEmpty()) {
            about.add("to " + host(root, "destination"));
        }
        if (!sighting.kind().equals("country")) {
            add(about, root.at("/destination/geo/country_name").asText());
        }
        if (!sighting.kind().equals("as")) {
            add(about, as(root));
        }
        if (!sighting.kind().equals("service")) {
            add(about, service(root));
        }
        return host(root, "source") + " " + what + " for the first time (" + String.join(", ", about) + "), "
                + bytes(sighting.bytes());
    }

    private static void add(List<String> about, String text) {
        if (!text.isEmpty()) {
            about.add(text);
        }
    }

    private static String host(ObjectNode root, String side) {
        String ip = root.at("/" + side + "/ip").asText();
        String name = root.at("/" + side + "/domain").asText();
        return name.isEmpty() ? ip : name + " (" + ip + ")";
    }

    private static String as(ObjectNode root) {
        JsonNode number = root.at("/destination/as/number");
        return number.isMissingNode()
                ? ""
                : ("AS" + number.asText() + " "
                                + root.at("/destination/as/organization/name").asText())
                        .strip();
    }

    private static String service(ObjectNode root) {
        String named = root.at("/network/protocol").asText();
        JsonNode port = root.at("/destination/port");
        String transport = root.at("/network/transport").asText();
        return !named.isEmpty() || port.isMissingNode() ? named : transport + "/" + port.asText();
    }

    /** Octets in the largest unit of which there is one: 12 kB, 1.2 MB. */
    static String bytes(long octets) {
        double value = octets;
        int unit = 0;
        while (value >= KILO && unit < UNITS.size() - 1) {
            value /= KILO;
            unit++;
        }
        boolean exact = unit == 0 || value >= TEN;
        return (exact ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value)) + " "
                + UNITS.get(unit);
    }
}
