/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Link;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Role;
import io.flowhound.pivot.Service;
import io.flowhound.pivot.Technique;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The legs of an alert as {@code pivot.path}, there and back. */
final class AlertPath {
    private AlertPath() {}

    static ArrayNode write(List<Leg> legs) {
        ArrayNode path = JsonTree.JSON.createArrayNode();
        legs.forEach(leg -> write(leg, path.addObject()));
        return path;
    }

    private static void write(Leg leg, ObjectNode to) {
        to.put("leg", leg.index());
        if (leg.parent() < 0) {
            to.putNull("parent");
        } else {
            to.put("parent", leg.parent());
        }
        to.put("depth", leg.depth());
        side(to.putObject("source"), leg.source(), leg.sourcePort(), leg.sourceRoles());
        side(to.putObject("destination"), leg.destination(), leg.destinationPort(), leg.destinationRoles());
        to.put("protocol", leg.service().name());
        to.putObject("technique").put("id", leg.service().technique().id());
        to.put("start", JsonTree.iso(leg.start())).put("end", JsonTree.iso(leg.end()));
        bytes(leg, to.putObject("bytes"));
        to.put("records", leg.records()).put("sampling", leg.sampling());
        to.putObject("flow").set("id", JsonTree.array(leg.flowIds()));
        to.putObject("edge")
                .put("days_seen", leg.daysSeen())
                .put("novelty", JsonTree.round(leg.novelty()))
                .put("source_rate", JsonTree.round(leg.sourceRate()))
                .put("destination_rate", JsonTree.round(leg.destinationRate()));
        link(leg.link(), to);
        to.put("loop", leg.loop());
        login(leg.login(), to);
    }

    private static void login(@Nullable LoginProof proof, ObjectNode to) {
        if (proof == null) {
            return;
        }
        if (proof.user() != null) {
            ObjectNode user = to.putObject("user");
            user.set("name", JsonTree.array(List.of(proof.user())));
            text(user, "domain", proof.domain());
        }
        ObjectNode login = to.putObject("login").put("state", proof.state().text());
        text(login, "outcome", outcome(proof));
        text(login, "method", proof.method());
        text(login, "key", proof.key());
        if (proof.time() > 0) {
            login.put("time", JsonTree.iso(proof.time())).put("failures", proof.failures());
        }
        if (!proof.tried().isEmpty()) {
            login.set("tried", JsonTree.array(proof.tried()));
        }
        if (!proof.lines().isEmpty()) {
            to.putObject("log")
                    .<ObjectNode>set(
                            "id",
                            JsonTree.array(proof.lines().stream()
                                    .map(LoginProof.Line::id)
                                    .toList()))
                    .set(
                            "index",
                            JsonTree.array(proof.lines().stream()
                                    .map(LoginProof.Line::index)
                                    .toList()));
        }
    }

    private static @Nullable String outcome(LoginProof proof) {
        return switch (proof.state()) {
            case PROVEN -> "success";
            case FAILED -> "failure";
            default -> null;
        };
    }

    private static void text(ObjectNode to, String name, @Nullable String text) {
        if (text != null) {
            to.put(name, text);
        }
    }

    private static @Nullable LoginProof login(JsonNode leg) {
        LoginProof.State state = LoginProof.State.of(JsonTree.text(leg, "/login/state"));
        if (state == null) {
            return null;
        }
        List<String> ids = JsonTree.texts(leg, "/log/id");
        List<String> indices = JsonTree.texts(leg, "/log/index");
        List<LoginProof.Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(ids.size(), indices.size()); i++) {
            lines.add(new LoginProof.Line(indices.get(i), ids.get(i)));
        }
        boolean proven = state == LoginProof.State.PROVEN;
        return new LoginProof(
                state,
                proven ? JsonTree.text(leg, "/user/name") : null,
                proven ? JsonTree.text(leg, "/user/domain") : null,
                JsonTree.text(leg, "/login/method"),
                JsonTree.text(leg, "/login/key"),
                JsonTree.time(leg, "/login/time"),
                (int) JsonTree.number(leg, "/login/failures", 0),
                JsonTree.texts(leg, "/login/tried"),
                lines);
    }

    private static void side(ObjectNode to, String ip, int port, Set<Role> roles) {
        to.put("ip", ip).put("port", port).set("roles", roles(roles));
    }

    /** Roles in the order of the alphabet: sets have none, and a document must not change by that. */
    static ArrayNode roles(Collection<Role> roles) {
        Set<String> texts = new TreeSet<>();
        roles.forEach(role -> texts.add(role.text()));
        return JsonTree.array(texts);
    }

    private static void bytes(Leg leg, ObjectNode to) {
        if (leg.bytesToServer() != LoginRecord.UNSEEN) {
            to.put("to_server", leg.bytesToServer());
        }
        if (leg.bytesToClient() != LoginRecord.UNSEEN) {
            to.put("to_client", leg.bytesToClient());
        }
    }

    private static void link(@Nullable Link link, ObjectNode to) {
        ArrayNode alternates = JsonTree.JSON.createArrayNode();
        if (link == null) {
            to.putNull("link");
        } else {
            to.putObject("link")
                    .put("score", JsonTree.round(link.score()))
                    .put("gap_ms", link.gapMillis())
                    .put("overlap", link.overlap())
                    .put("nested", link.nested())
                    .put("relayed", JsonTree.round(link.relayed()))
                    .put("byte_correlation", JsonTree.round(link.byteCorrelation()));
            for (Link.Alternate alternate : link.alternates()) {
                ObjectNode one = alternates.addObject();
                one.putObject("source").put("ip", alternate.source()).put("port", alternate.sourcePort());
                one.put("start", JsonTree.iso(alternate.start())).put("score", JsonTree.round(alternate.score()));
            }
        }
        to.set("alternates", alternates);
    }

    static List<Leg> legs(ObjectNode document) {
        Map<String, String> names = techniques(document);
        List<Leg> legs = new ArrayList<>();
        for (JsonNode one : document.at("/pivot/path")) {
            legs.add(leg(one, names));
        }
        return List.copyOf(legs);
    }

    /** Name of each technique in {@code threat.*} by its id. */
    private static Map<String, String> techniques(ObjectNode document) {
        List<String> ids = JsonTree.texts(document, "/threat/technique/subtechnique/id");
        List<String> names = JsonTree.texts(document, "/threat/technique/subtechnique/name");
        Map<String, String> byId = new HashMap<>();
        byId.put(Technique.REMOTE_SERVICES.id(), Technique.REMOTE_SERVICES.name());
        for (int i = 0; i < Math.min(ids.size(), names.size()); i++) {
            byId.put(ids.get(i), names.get(i));
        }
        return byId;
    }

    private static Leg leg(JsonNode from, Map<String, String> names) {
        String technique = JsonTree.text(from, "/technique/id", Technique.REMOTE_SERVICES.id());
        return new Leg(
                from.path("leg").asInt(),
                from.path("parent").asInt(-1),
                from.path("depth").asInt(),
                JsonTree.text(from, "/source/ip", ""),
                (int) JsonTree.number(from, "/source/port", 0),
                JsonTree.text(from, "/destination/ip", ""),
                (int) JsonTree.number(from, "/destination/port", 0),
                new Service(
                        JsonTree.text(from, "/protocol", ""),
                        new Technique(technique, names.getOrDefault(technique, technique)),
                        Set.of(),
                        Set.of()),
                JsonTree.time(from, "/start"),
                JsonTree.time(from, "/end"),
                JsonTree.number(from, "/bytes/to_server", LoginRecord.UNSEEN),
                JsonTree.number(from, "/bytes/to_client", LoginRecord.UNSEEN),
                from.path("records").asInt(),
                JsonTree.number(from, "/sampling", 1),
                JsonTree.texts(from, "/flow/id"),
                (int) JsonTree.number(from, "/edge/days_seen", 0),
                JsonTree.real(from, "/edge/novelty"),
                JsonTree.real(from, "/edge/source_rate"),
                JsonTree.real(from, "/edge/destination_rate"),
                from.path("link").isObject() ? link(from) : null,
                from.path("loop").asBoolean(),
                roles(from.at("/source/roles")),
                roles(from.at("/destination/roles")),
                login(from));
    }

    private static Link link(JsonNode leg) {
        List<Link.Alternate> alternates = new ArrayList<>();
        for (JsonNode one : leg.path("alternates")) {
            alternates.add(new Link.Alternate(
                    JsonTree.text(one, "/source/ip", ""),
                    (int) JsonTree.number(one, "/source/port", 0),
                    JsonTree.time(one, "/start"),
                    JsonTree.real(one, "/score")));
        }
        JsonNode link = leg.path("link");
        return new Link(
                JsonTree.real(link, "/score"),
                JsonTree.number(link, "/gap_ms", 0),
                link.path("overlap").asBoolean(),
                link.path("nested").asBoolean(),
                JsonTree.real(link, "/relayed"),
                JsonTree.real(link, "/byte_correlation"),
                alternates);
    }

    private static Set<Role> roles(JsonNode texts) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (JsonNode text : texts) {
            for (Role role : Role.values()) {
                if (role.text().equals(text.asText())) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }
}
