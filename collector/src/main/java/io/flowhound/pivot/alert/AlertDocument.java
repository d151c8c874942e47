/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.AlertId;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Reason;
import io.flowhound.pivot.Role;
import io.flowhound.schema.Field;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an alert document of a finding: ECS fields for everybody's tools, and {@code pivot.*} for what ECS has no words for. A
 * function of the finding, the settings and {@code asOf} alone, so that the same flows give the same document whenever they are judged.
 */
public final class AlertDocument {
    /** The row's constant is JSON, so it stands in quotes. */
    private static final String ECS_VERSION =
            Objects.requireNonNull(Field.ECS_VERSION.constant()).replace("\"", "");

    private static final int SURE_DAYS = 3;
    private static final long NANOS = Duration.ofMillis(1).toNanos();

    private final @Nullable KibanaLink kibana;

    public AlertDocument(AlertSettings settings) {
        this.kibana = settings.kibana() == null
                ? null
                : new KibanaLink(settings.kibana(), settings.space(), settings.prefix());
    }

    /**
     * The document of a finding that is told for the first time: version 1, open.
     *
     * @param asOf arrival time of flows up to which everything was seen, milliseconds since 1970
     */
    public ObjectNode of(Finding finding, long asOf) {
        ObjectNode root = JsonTree.JSON.createObjectNode();
        root.put("@timestamp", JsonTree.iso(asOf));
        root.put("message", message(finding));
        root.set("tags", JsonTree.array(List.of("pivot", "lateral-movement")));
        root.putObject("ecs").put("version", ECS_VERSION);
        event(root.putObject("event"), finding, asOf);
        rule(root.putObject("rule"));
        root.set("threat", ThreatFields.of(finding));
        sides(root, finding);
        network(root.putObject("network"), finding);
        ObjectNode related = root.putObject("related");
        related.set("ip", JsonTree.array(hosts(finding)));
        Set<String> users = users(finding);
        if (!users.isEmpty()) {
            related.set("user", JsonTree.array(users));
        }
        pivot(root.putObject("pivot"), finding, asOf);
        return root;
    }

    private void event(ObjectNode event, Finding finding, long asOf) {
        event.put("kind", "alert");
        event.set("category", JsonTree.array(List.of("network", "intrusion_detection")));
        event.set("type", JsonTree.array(List.of("connection", "info")));
        event.put("action", "pivot-detected").put("module", "flowhound").put("dataset", "flowhound.pivot");
        event.put("id", finding.id()).put("created", JsonTree.iso(asOf));
        event.put("start", JsonTree.iso(finding.start())).put("end", JsonTree.iso(finding.end()));
        event.put("duration", (finding.end() - finding.start()) * NANOS);
        event.put("severity", finding.severity().number()).put("risk_score", finding.risk());
        event.put(
                "reason",
                String.join("; ", finding.reasons().stream().map(Reason::words).toList()));
        if (kibana != null) {
            event.put("url", kibana.to(finding));
        }
    }

    private static void rule(ObjectNode rule) {
        rule.put("id", AlertId.RULE)
                .put("uuid", "0d4f6e2c-8a57-5b1e-9c36-71f2b9a4e853")
                .put("name", "Pivot through stepping stones")
                .put("version", "1")
                .put("ruleset", "flowhound")
                .put("category", "Lateral Movement")
                .put(
                        "description",
                        "Somebody logged in to a host and went on from there to another, by hosts that do not usually log in to each other.")
                .put("reference", "https://capec.mitre.org/data/definitions/555.html");
    }

    private static void sides(ObjectNode root, Finding finding) {
        Leg first = finding.root();
        Leg last = deepest(finding);
        root.putObject("source")
                .put("ip", first.source())
                .put("address", first.source())
                .put("port", first.sourcePort());
        root.putObject("destination")
                .put("ip", last.destination())
                .put("address", last.destination())
                .put("port", last.destinationPort());
    }

    private static void network(ObjectNode network, Finding finding) {
        long bytes = 0;
        for (Leg leg : finding.legs()) {
            bytes += leg.bytesToServer() == LoginRecord.UNSEEN ? 0 : leg.bytesToServer();
            bytes += leg.bytesToClient() == LoginRecord.UNSEEN ? 0 : leg.bytesToClient();
        }
        network.put("transport", "tcp")
                .put("protocol", deepest(finding).service().name())
                .put("bytes", bytes);
    }

    private static void pivot(ObjectNode pivot, Finding finding, long asOf) {
        pivot.put("version", 1).put("status", AlertStatus.OPEN.text());
        pivot.put("score", JsonTree.round(finding.score()));
        pivot.put("severity", finding.severity().text()).put("confidence", confidence(finding));
        pivot.put("rank", Rank.of(finding));
        pivot.put("hops", finding.hops()).put("legs", finding.legs().size());
        pivot.put("hosts", hosts(finding).size());
        pivot.put("loop", finding.legs().stream().anyMatch(Leg::loop)).put("external", finding.external());
        pivot.put("history_days", finding.historyDays()).put("as_of", JsonTree.iso(asOf));
        pivot.put("first_leg_start", JsonTree.iso(finding.start()))
                .put("last_leg_start", JsonTree.iso(finding.lastStart()));
        // One for each clause of event.reason, so that readers can tell which is which.
        pivot.set(
                "reasons",
                JsonTree.array(finding.reasons().stream().map(Reason::code).toList()));
        pivot.putObject("root").put("id", RootId.name(finding.root()));
        pivot.putObject("origin").put("ip", finding.root().source());
        pivot.putObject("target").set("ip", JsonTree.array(finding.targets()));
        pivot.putObject("stepping_stone").set("ip", JsonTree.array(finding.steppingStones()));
        if (!finding.critical().isEmpty()) {
            pivot.putObject("critical").set("ip", JsonTree.array(finding.critical()));
        }
        pivot.set("roles", roles(finding));
        pivot.set("path", AlertPath.write(finding.legs()));
        pivot.putArray("history");
        pivot.putArray("supersedes");
    }

    private static String confidence(Finding finding) {
        boolean sampled = finding.legs().stream().anyMatch(leg -> leg.sampling() > 1);
        return sampled || finding.historyDays() < SURE_DAYS ? "low" : "normal";
    }

    private static ArrayNode roles(Finding finding) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Leg leg : finding.legs()) {
            roles.addAll(leg.sourceRoles());
            roles.addAll(leg.destinationRoles());
        }
        return AlertPath.roles(roles);
    }

    private static Set<String> hosts(Finding finding) {
        Set<String> hosts = new LinkedHashSet<>();
        for (Leg leg : finding.legs()) {
            hosts.add(leg.source());
            hosts.add(leg.destination());
        }
        return hosts;
    }

    /** Every account that logs name for its legs, those by which somebody tried in vain included. */
    private static Set<String> users(Finding finding) {
        Set<String> users = new LinkedHashSet<>();
        for (Leg leg : finding.legs()) {
            LoginProof login = leg.login();
            if (login != null && login.user() != null) {
                users.add(login.user());
            }
        }
        for (Leg leg : finding.legs()) {
            LoginProof login = leg.login();
            if (login != null) {
                users.addAll(login.tried());
            }
        }
        return users;
    }

    /** The first of those legs that have most legs above them. */
    private static Leg deepest(Finding finding) {
        Leg deepest = finding.root();
        for (Leg leg : finding.legs()) {
            deepest = leg.depth() > deepest.depth() ? leg : deepest;
        }
        return deepest;
    }

    private static String message(Finding finding) {
        Deque<String> way = new ArrayDeque<>();
        Leg leg = deepest(finding);
        int onTheWay = 1;
        way.push(leg.destination());
        while (leg.parent() >= 0) {
            way.push(leg.source());
            leg = finding.legs().get(leg.parent());
            onTheWay++;
        }
        way.push(leg.source());
        String accounts = accounts(finding);
        int others = finding.legs().size() - onTheWay;
        int stones = finding.steppingStones().size();
        List<String> about = new ArrayList<>(List.of(counted(stones, "stepping stone")));
        if (others > 0) {
            about.add(counted(others, "more login"));
        }
        about.add("score " + finding.risk());
        return "Possible pivot " + String.join(" -> ", way) + accounts + " (" + String.join(", ", about) + ")";
    }

    /** The accounts on the way to its deepest leg, such as {@code  as alice, then root}; empty when logs name none. */
    private static String accounts(Finding finding) {
        Deque<String> accounts = new ArrayDeque<>();
        for (Leg leg = deepest(finding); ; leg = finding.legs().get(leg.parent())) {
            LoginProof login = leg.login();
            String account = login == null ? null : login.account();
            if (account != null && !account.equals(accounts.peek())) {
                accounts.push(account);
            }
            if (leg.parent() < 0) {
                break;
            }
        }
        return accounts.isEmpty() ? "" : " as " + String.join(", then ", accounts);
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
