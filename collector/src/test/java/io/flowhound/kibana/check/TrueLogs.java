/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import io.flowhound.schema.IpAddress;
import io.flowhound.simulate.LogTruth;
import io.flowhound.simulate.LoginTruth;
import io.flowhound.simulate.SimulatedLine;
import io.flowhound.simulate.SimulatedSyslog;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The documents that the simulated log lines should have become, as far as the simulation knows: written down from what each kind of
 * line says and from who was behind the logins, and without any code of the collector's path.
 */
final class TrueLogs {
    /** The fields that are known of each line. {@code syslog.parser} is known to be there or not, and by no name. */
    static final Set<String> FIELDS = Set.of(
            "flow.duplicate",
            "@timestamp",
            "event.created",
            "message",
            "tags",
            "syslog.format",
            "syslog.parser",
            "log.level",
            "host.name",
            "process.name",
            "event.category",
            "event.type",
            "event.outcome",
            "user.name",
            "source.ip",
            "source.bytes",
            "destination.ip",
            "destination.port");

    /** By the last three bits of the priority (RFC 5424, table 2). */
    private static final List<String> LEVELS =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

    private static final String PROGRAM = "(?<program>[\\w-]+)(?:\\[\\d+\\])?: (?<text>.*)";
    private static final Map<String, Pattern> HEADERS = Map.of(
            "rfc5424",
            Pattern.compile("<\\d+>1 \\S+ \\S+ (?<program>\\S+) \\S+ - (?:-|\\[NXLOG.*?\\]) (?<text>.*)"),
            "rfc3164",
            Pattern.compile("<\\d+>\\S{3} .\\d \\S+ \\S+ " + PROGRAM),
            "no_host",
            Pattern.compile("<\\d+>\\S{3} .\\d \\S+ " + PROGRAM),
            "iso",
            Pattern.compile("<\\d+>\\S+ \\S+ " + PROGRAM));
    private static final Pattern SNARE = Pattern.compile("MSWinEventLog\t.*");

    private final LogTruth truth;
    private final Map<String, String> headers;

    private TrueLogs(LogTruth truth) {
        this.truth = truth;
        this.headers = truth.hosts().stream().collect(Collectors.toMap(LogTruth.OfHost::name, LogTruth.OfHost::header));
    }

    static List<Map<String, Object>> of(SimulatedSyslog syslog) {
        TrueLogs logs = new TrueLogs(syslog.truth());
        return syslog.lines().stream().map(logs::document).toList();
    }

    private Map<String, Object> document(SimulatedLine line) {
        Map<String, Object> document = new HashMap<>();
        String header = headers.getOrDefault(line.host(), "");
        boolean wholeSeconds = header.equals("rfc3164") || header.equals("no_host");
        document.put(
                "@timestamp",
                (wholeSeconds ? line.time().truncatedTo(ChronoUnit.SECONDS) : line.time()).toEpochMilli());
        document.put("event.created", line.time().toEpochMilli());
        document.put("syslog.format", header.equals("rfc5424") ? "rfc5424" : "rfc3164");
        String priority = line.text().substring(1, line.text().indexOf('>'));
        document.put("log.level", LEVELS.get(Integer.parseInt(priority) % 8));
        if (!header.equals("no_host")) {
            document.put("host.name", line.host());
        }
        String text = text(line, header, document);
        document.put("message", text);
        if (!text.contains(") CMD (")) {
            document.put("syslog.parser", "one of them");
            document.put("event.outcome", "success");
            meaning(line, text, document);
        }
        return document;
    }

    /** What stands behind the header, whose program goes into the document. */
    private static String text(SimulatedLine line, String header, Map<String, Object> document) {
        Matcher snare = SNARE.matcher(line.text());
        if (snare.find()) {
            return snare.group();
        }
        @Nullable Pattern pattern = HEADERS.get(header);
        @Nullable Matcher matcher = pattern == null ? null : pattern.matcher(line.text());
        if (matcher == null || !matcher.matches()) {
            throw new IllegalArgumentException("no header of form " + header + ": " + line.text());
        }
        document.put("process.name", matcher.group("program"));
        return matcher.group("text");
    }

    private void meaning(SimulatedLine line, String text, Map<String, Object> document) {
        switch (line.kind()) {
            case "sshd-login" -> login(line, true, document);
            case "sshd-failed" -> login(line, false, document);
            case "windows-service" -> account(document, "SYSTEM", "start");
            case "sshd" -> sshd(text, document);
            case "sudo" -> account(document, found("^ *(\\S+) : ", text), "start");
            case "su" -> account(document, found("^\\(to root\\) (\\S+) ", text), "start");
            case "pam" -> pam(text, document);
            case "logind", "cron" -> session(text, document);
            case "netfilter" -> netfilter(text, document);
            case "filterlog" -> filterlog(text.split(",", -1), document);
            case "dhcp", "dhcp-ack" -> network(document, "source.ip", found(" (\\d+\\.\\d+\\.\\d+\\.\\d+) ", text));
            case "dns" -> {
                network(document, "source.ip", found("^query.* from (\\S+)$", text));
                network(document, "destination.ip", found("^forwarded .* to (\\S+)$", text));
            }
            case "hostapd" -> {
                document.put("event.category", List.of("network", "session"));
                document.put(
                        "event.type",
                        List.of(text.contains(" associated ") || text.contains("AP-STA-CONNECTED") ? "start" : "info"));
            }
            default -> throw new IllegalArgumentException("it is not written down here what is true of " + line);
        }
    }

    /** Who it was, the simulation knows; the line has the port by which it is found. */
    private void login(SimulatedLine line, boolean success, Map<String, Object> document) {
        LoginTruth login = truth.logins().stream()
                .filter(one ->
                        one.host().equals(line.host()) && line.text().contains(" port " + one.sourcePort() + " "))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody was behind " + line));
        account(document, login.account(), success ? "start" : "info");
        document.put("source.ip", IpAddress.of(login.source()).toString());
        document.put("event.outcome", success ? "success" : "failure");
    }

    private static void account(Map<String, Object> document, String name, String type) {
        document.put("event.category", List.of("authentication"));
        document.put("event.type", List.of(type));
        document.put("user.name", name);
    }

    private static void sshd(String text, Map<String, Object> document) {
        String user = found("^Disconnected from user (\\S+) ", text);
        if (!user.isEmpty()) {
            account(document, user, "end");
            document.put("event.category", List.of("authentication", "session"));
        } else if (text.startsWith("Connection closed by authenticating user ")) {
            account(document, found("authenticating user (\\S+) ", text), "info");
            document.put("event.outcome", "failure");
        } else {
            boolean start = text.startsWith("Connection from");
            document.put("event.category", List.of("network"));
            document.put("event.type", List.of("connection", start ? "start" : "end"));
            document.put("event.outcome", start || text.startsWith("Received disconnect") ? "success" : "failure");
        }
        put(document, "source.ip", found("([0-9a-f:.]+) port ", text));
        put(document, "destination.ip", found(" on (\\S+) port ", text));
        if (text.contains(" on ")) {
            document.put("destination.port", 22L);
        }
    }

    private static void pam(String text, Map<String, Object> document) {
        if (text.contains("authentication failure")) {
            account(document, found(" user=(\\S+)", text), "info");
            put(document, "source.ip", found(" rhost=(\\S+)", text));
            document.put("event.outcome", "failure");
        } else {
            session(text, document);
            // Who works as root from now on is the one of whom this tells.
            put(document, "user.name", found(" by (\\w+)\\(", text));
        }
    }

    private static void session(String text, Map<String, Object> document) {
        boolean start = text.contains("session opened") || text.startsWith("New session");
        document.put("event.category", List.of("session"));
        document.put("event.type", List.of(start ? "start" : "end"));
        put(document, "user.name", found(" user ([\\w-]+)", text));
    }

    /** All that the simulated ones log was thrown away. */
    private static void netfilter(String text, Map<String, Object> document) {
        packet(document, false, found(" SRC=(\\S+)", text), found(" DST=(\\S+)", text), found(" DPT=(\\d+)", text));
        document.put("source.bytes", Long.valueOf(found(" LEN=(\\d+)", text)));
    }

    /** The columns of pf: those of IPv6 are fewer, and their length is that of the payload alone. */
    private static void filterlog(String[] columns, Map<String, Object> document) {
        boolean ipv6 = columns[8].equals("6");
        int at = ipv6 ? 15 : 18;
        packet(document, columns[6].equals("pass"), columns[at], columns[at + 1], columns[at + 3]);
        if (!ipv6) {
            document.put("source.bytes", Long.valueOf(columns[17]));
        }
    }

    private static void packet(Map<String, Object> document, boolean passed, String from, String to, String port) {
        network(document, "source.ip", from);
        network(document, "destination.ip", to);
        document.put("event.type", List.of("connection", passed ? "allowed" : "denied"));
        document.put("event.outcome", passed ? "success" : "failure");
        document.put("destination.port", Long.valueOf(port));
    }

    private static void network(Map<String, Object> document, String field, String address) {
        document.put("event.category", List.of("network"));
        document.put("event.type", List.of("info"));
        put(document, field, address.isEmpty() ? "" : IpAddress.parse(address).toString());
    }

    private static void put(Map<String, Object> document, String field, String value) {
        if (!value.isEmpty()) {
            document.put(field, value);
        }
    }

    /** The first group of an expression, empty when the text has no such place. */
    private static String found(String expression, String text) {
        Matcher matcher = Pattern.compile(expression).matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
