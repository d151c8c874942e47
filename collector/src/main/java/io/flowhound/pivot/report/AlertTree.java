/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Reason;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One alert on one screen: what happened, the chain as a tree, why it is an alert, and what to do about it. */
public final class AlertTree {
    /** A bastion that was gone on from a thousand times is read in Kibana, not in a terminal. */
    private static final int MOST_LEGS = 200;

    private static final int MOST_NAMED = 6;
    private static final int ID_LENGTH = 12;
    private static final String INDENT = "  ";

    private final Alert alert;
    private final Style style;
    private final LegText words;
    private final Map<Integer, List<Leg>> children = new HashMap<>();
    private final StringBuilder text = new StringBuilder(4096);

    private AlertTree(Alert alert, Style style) {
        this.alert = alert;
        this.style = style;
        this.words = new LegText(LegText.spansDays(alert.legs()), LegText.haveLogs(alert.legs()), style);
    }

    /** The alert as text, ending in a line feed. */
    public static String of(Alert alert, Style style) {
        AlertTree tree = new AlertTree(alert, style);
        tree.header();
        tree.story();
        tree.legs();
        tree.reasons();
        tree.techniques();
        new AlertState(alert, style).write(tree.text);
        return tree.text.toString();
    }

    private void header() {
        String severity = style.paint(ink(alert), alert.severity().text().toUpperCase(Locale.ROOT));
        Paragraph.write(
                text,
                severity + INDENT,
                "score " + Words.score(alert.score()) + INDENT + Words.clean(alert.id()) + INDENT
                        + alert.status().text() + INDENT + Words.minute(alert.start()) + " UTC, "
                        + Words.duration(alert.end() - alert.start()));
    }

    /** The colour of an alert: the louder, the more urgent. */
    static Style.Ink ink(Alert alert) {
        return switch (alert.severity()) {
            case CRITICAL -> Style.Ink.BRIGHT_RED;
            case HIGH -> Style.Ink.RED;
            case MEDIUM -> Style.Ink.YELLOW;
            case LOW -> Style.Ink.BOLD;
        };
    }

    private void story() {
        text.append('\n');
        if (alert.legs().isEmpty()) {
            Paragraph.write(text, "", "The document names no login: " + Words.clean(alert.message()));
            return;
        }
        List<String> stones = alert.steppingStones();
        String way = stones.isEmpty() ? "" : " and went on by way of " + Words.list(stones, MOST_NAMED);
        String first = "It looks as if somebody logged in from " + Words.clean(alert.origin()) + way + " to "
                + Words.list(alert.targets(), MOST_NAMED) + ": "
                + Words.count(alert.legs().size(), "login") + ", " + Words.count(stones.size(), "stepping stone") + ".";
        String external = alert.external() ? " The origin is outside of your networks." : "";
        String critical =
                alert.critical().isEmpty() ? "" : " Critical: " + Words.list(alert.critical(), MOST_NAMED) + ".";
        Paragraph.write(text, "", first + external + critical);
    }

    private void legs() {
        text.append('\n');
        List<Leg> shown =
                alert.legs().subList(0, Math.min(MOST_LEGS, alert.legs().size()));
        Set<Integer> earlier = new HashSet<>();
        List<Leg> roots = new ArrayList<>();
        for (Leg leg : shown) {
            if (earlier.contains(leg.index())) {
                continue; // somebody has edited the document: what hangs below itself cannot be drawn
            }
            if (earlier.contains(leg.parent())) {
                children.computeIfAbsent(leg.parent(), parent -> new ArrayList<>())
                        .add(leg);
            } else {
                roots.add(leg); // one without a parent, or of a document that somebody has cut
            }
            earlier.add(leg.index());
        }
        text.append(INDENT).append(Words.clean(alert.origin())).append('\n');
        branches(roots, INDENT);
        int rest = alert.legs().size() - shown.size();
        if (rest > 0) {
            String command = "./flowhound pivots export " + shortId(alert) + " --format graphml";
            Paragraph.write(text, INDENT + style.more(), Words.count(rest, "more login") + ": " + command + " has all");
        }
    }

    private void branches(List<Leg> legs, String prefix) {
        for (int i = 0; i < legs.size(); i++) {
            Leg leg = legs.get(i);
            boolean last = i == legs.size() - 1;
            List<Leg> below = children.getOrDefault(leg.index(), List.of());
            String under = prefix + style.below(last);
            String beside = under + style.below(below.isEmpty());
            Paragraph.write(text, prefix + style.branch(last), beside, words.facts(leg));
            Paragraph.write(text, beside, beside, words.notes(leg, alert.users(leg.index())));
            branches(below, under);
        }
    }

    private void reasons() {
        List<Reason> reasons = alert.reasons();
        if (!reasons.isEmpty()) {
            text.append("\nWhy\n");
            reasons.forEach(reason -> Paragraph.write(text, INDENT + style.bullet(), Words.clean(reason.words())));
        }
    }

    private void techniques() {
        Map<String, String> techniques = alert.legs().stream()
                .map(leg -> leg.service().technique())
                .collect(Collectors.toMap(one -> one.id(), one -> one.name(), (a, b) -> a, TreeMap::new));
        String names = techniques.entrySet().stream()
                .map(one -> one.getKey().equals(one.getValue()) ? one.getKey() : one.getKey() + " " + one.getValue())
                .map(Words::clean)
                .collect(Collectors.joining(", "));
        text.append('\n');
        Paragraph.write(text, "ATT&CK: ", "TA0008 Lateral Movement" + (names.isEmpty() ? "" : ", " + names));
    }

    /** Enough of the id to name no other alert. */
    static String shortId(Alert alert) {
        return shortened(alert.id());
    }

    static String shortened(String id) {
        return Words.clean(id.substring(0, Math.min(ID_LENGTH, id.length())));
    }

    /** Whether nothing can be done about the alert itself any more, since another has taken it in. */
    static boolean isSuperseded(Alert alert) {
        return alert.status() == AlertStatus.SUPERSEDED || alert.supersededBy() != null;
    }
}
