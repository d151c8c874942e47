/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Link;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Role;
import io.flowhound.pivot.alert.Alert;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An alert as nodes and edges with attributes, which the formats write each in its way. What is not known has no attribute.
 *
 * @param id of the alert
 * @param label one line on it
 * @param nodes hosts, the origin first
 * @param edges logins in the order of the alert
 */
record AlertGraph(String id, String label, List<Node> nodes, List<Edge> edges) {
    static final String ORIGIN = "origin";
    static final String STEPPING_STONE = "stepping-stone";
    static final String TARGET = "target";

    /** A host; its address is its id. */
    record Node(String id, Map<Attribute, Object> attributes) {
        String text(Attribute attribute) {
            return String.valueOf(attributes.getOrDefault(attribute, ""));
        }
    }

    /** A login. Two hosts may have many, so it has an id of its own: {@code e} and its number. */
    record Edge(String id, Leg leg, Map<Attribute, Object> attributes) {}

    /** What is told of a node or an edge; its name in lower case is that in the file. */
    enum Attribute {
        IP(true, String.class),
        ROLE(true, String.class),
        KNOWN_AS(true, String.class),
        CRITICAL(true, Boolean.class),
        LEG(false, Long.class),
        PARENT(false, Long.class),
        PROTOCOL(false, String.class),
        TECHNIQUE(false, String.class),
        SOURCE_PORT(false, Long.class),
        DESTINATION_PORT(false, Long.class),
        START(false, String.class),
        END(false, String.class),
        BYTES(false, Long.class),
        BYTES_TO_SERVER(false, Long.class),
        BYTES_TO_CLIENT(false, Long.class),
        RECORDS(false, Long.class),
        DAYS_SEEN(false, Long.class),
        NOVELTY(false, Double.class),
        LOOP(false, Boolean.class),
        USER(false, String.class),
        LOGIN_STATE(false, String.class),
        LOGIN_METHOD(false, String.class),
        LOGIN_KEY(false, String.class),
        SCORE(false, Double.class),
        GAP_MS(false, Long.class),
        OVERLAP(false, Boolean.class),
        NESTED(false, Boolean.class),
        RELAYED(false, Double.class),
        BYTE_CORRELATION(false, Double.class);

        private final boolean node;
        private final Class<?> type;

        Attribute(boolean node, Class<?> type) {
            this.node = node;
            this.type = type;
        }

        /** Whether nodes have it, else edges. */
        boolean ofNodes() {
            return node;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Its type as GraphML names it. */
        String type() {
            return type.getSimpleName().toLowerCase(Locale.ROOT);
        }
    }

    static AlertGraph of(Alert alert) {
        Set<Integer> numbers = new HashSet<>();
        List<Leg> legs = alert.legs().stream() // of a document that somebody has edited, what can be drawn
                .filter(leg -> !leg.source().isBlank() && !leg.destination().isBlank())
                .filter(leg -> numbers.add(leg.index()))
                .toList();
        Set<String> hosts = new LinkedHashSet<>();
        legs.forEach(leg -> {
            hosts.add(leg.source());
            hosts.add(leg.destination());
        });
        return new AlertGraph(
                Words.clean(alert.id()),
                Words.clean(alert.message()),
                hosts.stream().map(host -> node(host, alert)).toList(),
                legs.stream().map(AlertGraph::edge).toList());
    }

    private static Node node(String host, Alert alert) {
        Set<String> known = new TreeSet<>();
        for (Leg leg : alert.legs()) {
            if (leg.source().equals(host)) {
                leg.sourceRoles().stream().map(Role::text).forEach(known::add);
            }
            if (leg.destination().equals(host)) {
                leg.destinationRoles().stream().map(Role::text).forEach(known::add);
            }
        }
        Map<Attribute, Object> attributes = new LinkedHashMap<>();
        attributes.put(Attribute.IP, Words.clean(host));
        attributes.put(Attribute.ROLE, role(host, alert));
        if (!known.isEmpty()) {
            attributes.put(Attribute.KNOWN_AS, String.join(",", known));
        }
        attributes.put(Attribute.CRITICAL, alert.critical().contains(host));
        return new Node(Words.clean(host), attributes);
    }

    private static String role(String host, Alert alert) {
        Set<String> left = alert.legs().stream()
                .filter(leg -> leg.parent() < 0)
                .map(Leg::source)
                .collect(Collectors.toSet());
        if (left.contains(host)) {
            return ORIGIN;
        }
        return alert.legs().stream().anyMatch(leg -> leg.source().equals(host)) ? STEPPING_STONE : TARGET;
    }

    private static Edge edge(Leg leg) {
        Map<Attribute, Object> to = new LinkedHashMap<>();
        to.put(Attribute.LEG, (long) leg.index());
        if (leg.parent() >= 0) {
            to.put(Attribute.PARENT, (long) leg.parent());
        }
        to.put(Attribute.PROTOCOL, Words.clean(leg.service().name()));
        to.put(Attribute.TECHNIQUE, Words.clean(leg.service().technique().id()));
        to.put(Attribute.SOURCE_PORT, (long) leg.sourcePort());
        to.put(Attribute.DESTINATION_PORT, (long) leg.destinationPort());
        to.put(Attribute.START, Words.iso(leg.start()));
        to.put(Attribute.END, Words.iso(leg.end()));
        bytes(leg, to);
        to.put(Attribute.RECORDS, (long) leg.records());
        to.put(Attribute.DAYS_SEEN, (long) leg.daysSeen());
        to.put(Attribute.NOVELTY, leg.novelty());
        to.put(Attribute.LOOP, leg.loop());
        login(leg.login(), to);
        link(leg.link(), to);
        return new Edge("e" + leg.index(), leg, to);
    }

    private static void bytes(Leg leg, Map<Attribute, Object> to) {
        boolean up = leg.bytesToServer() != LoginRecord.UNSEEN;
        boolean down = leg.bytesToClient() != LoginRecord.UNSEEN;
        if (up || down) {
            to.put(Attribute.BYTES, (up ? leg.bytesToServer() : 0) + (down ? leg.bytesToClient() : 0));
        }
        if (up) {
            to.put(Attribute.BYTES_TO_SERVER, leg.bytesToServer());
        }
        if (down) {
            to.put(Attribute.BYTES_TO_CLIENT, leg.bytesToClient());
        }
    }

    private static void login(@Nullable LoginProof login, Map<Attribute, Object> to) {
        if (login != null) {
            text(Attribute.USER, login.account(), to);
            to.put(Attribute.LOGIN_STATE, login.state().text());
            text(Attribute.LOGIN_METHOD, login.method(), to);
            text(Attribute.LOGIN_KEY, login.key(), to);
        }
    }

    private static void text(Attribute attribute, @Nullable String text, Map<Attribute, Object> to) {
        if (text != null) {
            to.put(attribute, Words.clean(text));
        }
    }

    private static void link(@Nullable Link link, Map<Attribute, Object> to) {
        if (link != null) {
            to.put(Attribute.SCORE, link.score());
            to.put(Attribute.GAP_MS, link.gapMillis());
            to.put(Attribute.OVERLAP, link.overlap());
            to.put(Attribute.NESTED, link.nested());
            to.put(Attribute.RELAYED, link.relayed());
            to.put(Attribute.BYTE_CORRELATION, link.byteCorrelation());
        }
    }
}
