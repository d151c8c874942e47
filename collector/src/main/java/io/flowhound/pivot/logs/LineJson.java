/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.schema.IpAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a login line of a log document: one of ours, of Filebeat's module system, of Winlogbeat or of Elastic Agent. Values may stand alone or
 * in lists, and names may be written with dots or as objects.
 */
final class LineJson {
    /** What is read of each document. */
    static final List<String> FIELDS = List.of(
            "@timestamp",
            "event.category",
            "event.action",
            "event.outcome",
            "event.code",
            "user.name",
            "user.domain",
            "source.ip",
            "source.port",
            "destination.ip",
            "destination.port",
            "host.ip",
            "host.name",
            "host.hostname",
            "process.name",
            "network.protocol",
            "login.method",
            "login.key",
            "login.type",
            "system.auth.ssh",
            "winlog.computer_name",
            "winlog.logon.type",
            "winlog.event_id",
            "winlog.event_data.IpAddress",
            "winlog.event_data.IpPort",
            "winlog.event_data.LogonType",
            "winlog.event_data.TargetUserName",
            "winlog.event_data.TargetDomainName",
            "winlog.event_data.AuthenticationPackageName");

    private static final int LONGEST = 256;
    /** As Elasticsearch takes them: with a zone, in one of two forms, or without one, which means UTC. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    private static final String LOGON = "4624";
    private static final String LOGON_FAILED = "4625";
    private static final Set<String> ACTIONS = Set.of("login", "ssh_login", "logged-in", "logon-failed", "user_login");
    /** Accounts by which Windows itself logs on, besides those of machines. */
    private static final Set<String> NOBODY =
            Set.of("", "-", "anonymous logon", "system", "local service", "network service", "iusr");

    private LineJson() {}

    /** The line of a document, or null when it tells of no login from another host by an account. */
    static @Nullable LoginLine of(String index, String id, JsonNode document) {
        boolean windows = isWindowsLogon(document);
        if (!windows && !isLogin(document)) {
            return null;
        }
        Set<Kind> kinds = windows ? windowsKinds(document) : Set.of(kind(document));
        String source = address(first(document, "source.ip", "winlog.event_data.IpAddress"));
        Boolean success = success(document);
        Long time = time(first(document, "@timestamp"));
        if (source == null || success == null || time == null || kinds.isEmpty()) {
            return null;
        }
        String user = first(document, "user.name", "winlog.event_data.TargetUserName");
        if (success && (user == null || isNobody(user))) {
            return null;
        }
        return new LoginLine(
                index,
                id,
                time,
                source,
                port(first(document, "source.port", "winlog.event_data.IpPort")),
                port(first(document, "destination.port")),
                addresses(document),
                names(document),
                kinds,
                success,
                user,
                domain(first(document, "user.domain", "winlog.event_data.TargetDomainName")),
                method(document),
                key(document));
    }

    private static boolean isWindowsLogon(JsonNode document) {
        String code = first(document, "event.code", "winlog.event_id");
        return LOGON.equals(code) || LOGON_FAILED.equals(code);
    }

    /** By action, since sudo and su are authentications, too; one without any action is taken for a login when it has a source. */
    private static boolean isLogin(JsonNode document) {
        Set<String> categories = Set.copyOf(texts(document, "event.category"));
        if (!categories.contains("authentication") && !categories.contains("session")) {
            return false;
        }
        String action = first(document, "event.action");
        return action == null
                ? categories.contains("authentication")
                : ACTIONS.contains(action.toLowerCase(Locale.ROOT));
    }

    private static @Nullable Boolean success(JsonNode document) {
        String outcome = first(document, "event.outcome");
        if (outcome == null || outcome.equals("unknown")) {
            String code = first(document, "event.code", "winlog.event_id");
            return LOGON.equals(code) ? Boolean.TRUE : LOGON_FAILED.equals(code) ? Boolean.FALSE : null;
        }
        return outcome.equals("success") ? Boolean.TRUE : outcome.equals("failure") ? Boolean.FALSE : null;
    }

    private static Set<Kind> windowsKinds(JsonNode document) {
        String type = first(document, "login.type", "winlog.logon.type", "winlog.event_data.LogonType");
        return type == null ? Set.of(Kind.UNKNOWN) : Kind.logon(type);
    }

    private static Kind kind(JsonNode document) {
        if (!at(document, "system.auth.ssh").isMissingNode()) {
            return Kind.SSH;
        }
        if ("ssh_login".equals(first(document, "event.action"))) {
            return Kind.SSH;
        }
        Kind protocol = Kind.named(first(document, "network.protocol"));
        return protocol == Kind.UNKNOWN ? Kind.named(first(document, "process.name")) : protocol;
    }

    private static boolean isNobody(String user) {
        String lower = user.toLowerCase(Locale.ROOT);
        return NOBODY.contains(lower) || lower.startsWith("dwm-") || lower.startsWith("umfd-");
    }

    private static @Nullable String domain(@Nullable String domain) {
        return domain == null || domain.isBlank() || domain.equals("-") ? null : domain;
    }

    private static @Nullable String method(JsonNode document) {
        String method = first(
                document, "login.method", "system.auth.ssh.method", "winlog.event_data.AuthenticationPackageName");
        return method == null || method.equals("-") ? null : method.toLowerCase(Locale.ROOT);
    }

    /** Filebeat has {@code RSA SHA256:...}. */
    private static @Nullable String key(JsonNode document) {
        String key = first(document, "login.key", "system.auth.ssh.signature");
        return key == null ? null : key.substring(key.lastIndexOf(' ') + 1);
    }

    private static Set<String> addresses(JsonNode document) {
        List<String> texts = new ArrayList<>(texts(document, "destination.ip"));
        if (!isForwarded(document)) {
            texts.addAll(texts(document, "host.ip"));
        }
        Set<String> addresses = new TreeSet<>();
        for (String text : texts) {
            String address = address(text);
            if (address != null && !address.startsWith("127.") && !address.equals("::1")) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    /** Names of the host; the first label says as much as the whole. */
    private static Set<String> names(JsonNode document) {
        Set<String> names = names(document, "winlog.computer_name");
        if (!isForwarded(document)) {
            names.addAll(names(document, "host.name"));
            names.addAll(names(document, "host.hostname"));
        }
        return names;
    }

    private static Set<String> names(JsonNode document, String field) {
        return texts(document, field).stream()
                .map(LineJson::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the agent runs on a collector of events of other computers: host.* tells of the collector then. */
    private static boolean isForwarded(JsonNode document) {
        Set<String> computer = names(document, "winlog.computer_name");
        Set<String> host = names(document, "host.name");
        host.addAll(names(document, "host.hostname"));
        return !computer.isEmpty() && !host.isEmpty() && Collections.disjoint(computer, host);
    }

    /** The first label in lower case; empty for an address and for what every host calls itself, which are no names. */
    static String name(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        if (address(lower) != null) {
            return "";
        }
        int dot = lower.indexOf('.');
        String name = dot < 0 ? lower : lower.substring(0, dot);
        return name.equals("localhost") ? "" : name;
    }

    /** The address in its usual form, or null when it is none. */
    static @Nullable String address(@Nullable String text) {
        if (text == null || text.isEmpty() || (text.indexOf('.') < 0 && text.indexOf(':') < 0)) {
            return null;
        }
        try {
            return IpAddress.parse(text).toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int port(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        int port = Integer.parseInt(text);
        return port <= 65_535 ? port : 0;
    }

    private static @Nullable Long time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(text) : millis(text);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private static long millis(String text) {
        TemporalAccessor time = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        Instant instant = time instanceof LocalDateTime local
                ? local.toInstant(ZoneOffset.UTC)
                : OffsetDateTime.from(time).toInstant();
        return instant.toEpochMilli();
    }

    /** The first value of the first of these fields that has one. */
    private static @Nullable String first(JsonNode document, String... paths) {
        for (String path : paths) {
            List<String> texts = texts(document, path);
            if (!texts.isEmpty()) {
                return texts.get(0);
            }
        }
        return null;
    }

    static List<String> texts(JsonNode document, String path) {
        JsonNode value = at(document, path);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> add(one, texts));
        } else {
            add(value, texts);
        }
        return texts;
    }

    private static void add(JsonNode value, List<String> texts) {
        if (value.isValueNode() && !value.isNull()) {
            String text = value.asText();
            if (!text.isEmpty() && text.length() <= LONGEST) {
                texts.add(text);
            }
        }
    }

    /** What stands at a path of which any part may be written with dots. */
    private static JsonNode at(JsonNode node, String path) {
        JsonNode whole = node.path(path);
        for (int dot = path.indexOf('.'); whole.isMissingNode() && dot > 0; dot = path.indexOf('.', dot + 1)) {
            JsonNode part = node.path(path.substring(0, dot));
            if (part.isObject()) {
                whole = at(part, path.substring(dot + 1));
            }
        }
        return whole;
    }
}
