/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertStatus;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Alerts in a table, the most urgent first, a line each. */
public final class AlertTable {
    private static final int SHORT_ID = 8;
    private static final int MOST_STONES = 2;
    private static final int MOST_TARGETS = 1;
    private static final int MOST_ACCOUNTS = 3;

    private AlertTable() {}

    /** The table, or a line that says that there is nothing; ends in a line feed. */
    public static String of(List<Alert> alerts, Style style) {
        if (alerts.isEmpty()) {
            return "No alert in this time.\n";
        }
        StringBuilder text = new StringBuilder(256);
        write(alerts, style, text, "");
        return text.toString();
    }

    static void write(List<Alert> alerts, Style style, StringBuilder to, String indent) {
        int length = idLength(alerts);
        Columns table = new Columns(
                ">#", "WHEN (UTC)", "SEVERITY", ">RISK", "ID", ">HOPS", "SERVICES", "STATUS", "TOLD", "WAY");
        int rank = 0;
        for (Alert alert : ranked(alerts)) {
            rank++;
            table.add(
                    Integer.toString(rank),
                    minute(alert.start()),
                    style.paint(AlertTree.ink(alert), alert.severity().text()),
                    Integer.toString(alert.risk()),
                    Words.clean(shortened(alert.id(), length)),
                    Integer.toString(alert.hops()),
                    services(alert),
                    status(alert),
                    minute(alert.notifiedAt()),
                    way(alert));
        }
        table.write(to, indent);
    }

    private static List<Alert> ranked(List<Alert> alerts) {
        return alerts.stream()
                .sorted(Comparator.comparingLong(Alert::rank).reversed().thenComparing(Alert::id))
                .toList();
    }

    /** How many characters tell the ids apart, 8 or more: commands take any beginning that does. */
    static int idLength(List<Alert> alerts) {
        Set<String> ids = alerts.stream().map(Alert::id).collect(Collectors.toSet());
        int longest = ids.stream().mapToInt(String::length).max().orElse(SHORT_ID);
        int length = SHORT_ID;
        while (length < longest && distinct(ids, length) < ids.size()) {
            length++;
        }
        return length;
    }

    private static int distinct(Set<String> ids, int length) {
        Set<String> starts = new HashSet<>();
        ids.forEach(id -> starts.add(shortened(id, length)));
        return starts.size();
    }

    private static String shortened(String id, int length) {
        return id.substring(0, Math.min(length, id.length()));
    }

    private static String minute(long millis) {
        return millis == 0 ? "-" : Words.minute(millis);
    }

    private static String services(Alert alert) {
        return alert.legs().stream()
                .map(leg -> Words.clean(leg.service().name()))
                .distinct()
                .collect(Collectors.joining("+"));
    }

    /** The person's word weighs more than the machine's, except that what is gone is gone. */
    private static String status(Alert alert) {
        String said = alert.workflow().status();
        return said == null || alert.status() == AlertStatus.SUPERSEDED
                ? alert.status().text()
                : Words.clean(said);
    }

    static String way(Alert alert) {
        List<String> stones = alert.steppingStones();
        List<String> shown = stones.subList(0, Math.min(MOST_STONES, stones.size()));
        int rest = stones.size() - shown.size();
        return (alert.origin().isEmpty() ? "?" : Words.clean(alert.origin())) + " -> "
                + shown.stream().map(stone -> Words.clean(stone) + " -> ").collect(Collectors.joining())
                + (rest > 0 ? "(" + rest + " more) -> " : "")
                + targets(alert.targets())
                + accounts(alert.legs());
    }

    /** The accounts that logs name for it, in the order of the logins. */
    private static String accounts(List<Leg> legs) {
        Set<String> accounts = new LinkedHashSet<>();
        for (Leg leg : legs) {
            LoginProof login = leg.login();
            String account = login == null ? null : login.account();
            if (account != null) {
                accounts.add(account);
            }
        }
        return accounts.isEmpty() ? "" : "  as " + Words.list(accounts, MOST_ACCOUNTS);
    }

    private static String targets(List<String> targets) {
        return targets.isEmpty() ? "?" : Words.list(targets, MOST_TARGETS).replace(" and ", " + ");
    }
}
