/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What would have been alerted in some days, so that the rules and the budget can be chosen before anybody is woken up. */
public final class DryRunText {
    private static final int MOST_DAYS = 62;
    private static final long DAY_MILLIS = 86_400_000;
    private static final String INDENT = "  ";

    private int told;
    private int belowBudget;
    private int suppressed;
    private int superseded;

    private DryRunText() {}

    /**
     * The dry run as text, ending in a line feed.
     *
     * @param alerts as they would have been stored at its end
     * @param from beginning of the time, milliseconds since 1970
     * @param to its end
     * @param budget alerts a day of which somebody is told
     */
    public static String of(List<Alert> alerts, long from, long to, int budget, Style style) {
        StringBuilder text = new StringBuilder(1024);
        DryRunText total = new DryRunText();
        Map<String, DryRunText> days = new TreeMap<>();
        if ((to - from) / DAY_MILLIS <= MOST_DAYS) { // quiet days are worth a line, too, unless there are too many
            for (long day = from; day < to; day += DAY_MILLIS) {
                days.put(Words.day(day), new DryRunText());
            }
        }
        for (Alert alert : alerts) {
            total.count(alert);
            days.computeIfAbsent(day(alert), day -> new DryRunText()).count(alert);
        }
        Paragraph.write(
                text,
                "",
                "Dry run, " + Words.span(from, to) + ", with a budget of " + budget + " a day: of "
                        + Words.count(alerts.size(), "alert") + " you would have been told of "
                        + Words.count(total.told)
                        + ". Nothing was written.");
        if (!alerts.isEmpty()) {
            table(days, total, text);
            text.append('\n');
            AlertTable.write(alerts, style, text, INDENT);
        }
        return text.toString();
    }

    private static void table(Map<String, DryRunText> days, DryRunText total, StringBuilder to) {
        to.append('\n');
        Columns table = new Columns("DAY (UTC)", ">ALERTS", ">TOLD", ">BELOW BUDGET", ">SUPPRESSED", ">TAKEN IN");
        days.forEach((day, counts) -> counts.row(day, table));
        total.row("all", table);
        table.write(to, INDENT);
    }

    /** The day whose budget it asks for, else the day on which it began. */
    private static String day(Alert alert) {
        return alert.budgetDay().isEmpty() ? Words.day(alert.start()) : Words.clean(alert.budgetDay());
    }

    private void count(Alert alert) {
        if (alert.notifiedAt() != 0) {
            told++;
        } else if (alert.status() == AlertStatus.SUPPRESSED || alert.suppressionReason() != null) {
            suppressed++;
        } else if (AlertTree.isSuperseded(alert)) {
            superseded++;
        } else {
            belowBudget++;
        }
    }

    private void row(String name, Columns table) {
        table.add(
                name,
                Words.count(told + belowBudget + suppressed + superseded),
                Words.count(told),
                Words.count(belowBudget),
                Words.count(suppressed),
                Words.count(superseded));
    }
}
