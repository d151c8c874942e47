/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertStatus;
import io.flowhound.pivot.alert.Change;
import io.flowhound.pivot.alert.WorkflowState;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What has become of an alert, who knows of it, and the commands that go on from here. */
final class AlertState {
    private static final int MOST_CHANGES = 5;
    private static final int MOST_NAMED = 4;
    private static final String INDENT = "  ";

    private final Alert alert;
    private final Style style;

    AlertState(Alert alert, Style style) {
        this.alert = alert;
        this.style = style;
    }

    void write(StringBuilder to) {
        StringBuilder lines = new StringBuilder();
        told(lines);
        confidence(lines);
        relatives(lines);
        workflow(lines);
        changes(lines);
        to.append("\nState\n").append(lines);
        next(to);
    }

    private void line(StringBuilder to, String words) {
        Paragraph.write(to, INDENT + style.bullet(), words);
    }

    private void told(StringBuilder to) {
        String told = alert.notifiedAt() == 0 ? "nobody was told" : "told at " + utc(alert.notifiedAt());
        if (alert.status() == AlertStatus.BELOW_BUDGET) {
            told += ": others of that day were more urgent, and the budget was used up";
        }
        line(to, told);
        String reason = alert.suppressionReason();
        if (reason != null || alert.status() == AlertStatus.SUPPRESSED) {
            line(to, "suppressed " + until(alert.suppressedUntil()) + because(reason));
        }
        String closed = alert.closedReason();
        if (closed != null) {
            line(to, closedWords(closed));
        }
    }

    private static String closedWords(String reason) {
        return switch (reason) {
            case "quiet" -> "closed: nothing can be added any more";
            case "retracted" -> "closed: what arrived later made it too weak to be an alert";
            default -> "closed: " + Words.clean(reason);
        };
    }

    private void confidence(StringBuilder to) {
        if (alert.confidence().equals("low")) {
            boolean sampled = alert.legs().stream().anyMatch(leg -> leg.sampling() > 1);
            line(
                    to,
                    "confidence is low: "
                            + (sampled ? "its flows are sampled, octets and ends are estimates" : young()));
        }
    }

    private String young() {
        return "with " + Words.count(alert.historyDays(), "day")
                + " of history behind it, little can be said of what is new";
    }

    private void relatives(StringBuilder to) {
        String by = alert.supersededBy();
        if (by != null) {
            line(to, "an earlier login was found; it is part of " + Words.clean(by) + " now");
        }
        List<String> taken = alert.supersedes();
        if (!taken.isEmpty()) {
            line(to, "has taken in " + Words.list(taken, MOST_NAMED));
        }
    }

    private void workflow(StringBuilder to) {
        WorkflowState workflow = alert.workflow();
        String status = workflow.status();
        String assignee = workflow.assignee();
        String by = assignee == null ? "" : ", in the hands of " + Words.clean(assignee);
        if (status == null) {
            line(to, "no word of an analyst yet" + by);
            return;
        }
        String when = workflow.at() == 0 ? "" : " at " + utc(workflow.at());
        String scope =
                workflow.dismissed() ? ", scope " + workflow.scope().text() + ", " + until(workflow.until()) : "";
        line(to, Words.clean(status) + when + by + scope + because(workflow.note()));
    }

    private static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : ": " + Words.clean(reason);
    }

    private static String until(long millis) {
        return millis == 0 ? "without an end" : "until " + utc(millis);
    }

    private static String utc(long millis) {
        return Words.time(millis) + " UTC";
    }

    private void changes(StringBuilder to) {
        List<Change> history = alert.history();
        if (history.size() < 2) {
            return;
        }
        int skipped = Math.max(0, history.size() - MOST_CHANGES);
        if (skipped > 0) {
            line(to, Words.count(skipped, "earlier change"));
        }
        for (Change change : history.subList(skipped, history.size())) {
            line(
                    to,
                    "version " + change.version() + " at " + utc(change.at()) + ": " + Words.clean(change.action())
                            + ", " + Words.count(change.legs(), "login") + ", score " + Words.score(change.score()));
        }
    }

    private void next(StringBuilder to) {
        to.append("\nWhat next\n");
        String by = alert.supersededBy();
        if (by != null) {
            command(to, "pivots show " + AlertTree.shortened(by), "the alert that has taken this in");
        }
        String id = AlertTree.shortId(alert);
        command(to, "timeline --pivot " + id, "its flows and log lines, in order");
        command(to, "pivots expand " + id, "who else could have been reached");
        command(to, "pivots export " + id + " --format graphml", "the graph; dot and cyjs too");
        if (!AlertTree.isSuperseded(alert)) {
            answers(to, id);
        }
        String url = alert.url();
        if (url != null) {
            to.append(INDENT).append("its flows: ").append(Words.clean(url)).append('\n');
        }
    }

    private void answers(StringBuilder to, String id) {
        WorkflowState workflow = alert.workflow();
        if (workflow.dismissed()) {
            command(to, "pivots reopen " + id + " --note WHY", "it was not harmless after all");
            return;
        }
        if (workflow.status() == null) {
            command(to, "pivots ack " + id + " --note WHO", "somebody looks at it");
        }
        command(to, "pivots confirm " + id + " --note WHAT", "it was an intruder");
        command(to, "pivots dismiss " + id + " --note WHY", "harmless: learn its logins");
    }

    private void command(StringBuilder to, String command, String purpose) {
        String line = INDENT + "./flowhound " + command;
        to.append(String.format(Locale.ROOT, "%-58s", line))
                .append(INDENT)
                .append(style.paint(Style.Ink.FAINT, purpose))
                .append('\n');
    }
}
