/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.Leg;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * A trace for people: from where could somebody have come, and where gone to. Logins hang below the login (or the host) that ties
 * them to the host; a login that is tied in more than one way stands once and names the other ways by their numbers.
 */
public final class TraceText {
    /** Which way to look. */
    public enum Way {
        BACK,
        FORWARD,
        BOTH
    }

    private static final String INDENT = "  ";
    private static final int MOST_OTHERS = 4;
    private static final int SHORT_ID = 8;

    private final LegText words;
    private final Style style;
    private final int limit;
    private final StringBuilder text = new StringBuilder(4096);

    private TraceText(boolean days, int limit, Style style) {
        this.words = new LegText(days, false, style);
        this.style = style;
        this.limit = limit;
    }

    /**
     * The trace as text, ending in a line feed.
     *
     * @param from beginning of the time that was looked at, milliseconds since 1970
     * @param to its end
     * @param limit most logins to show a way, 1 or more; the surest are, and what is left out is counted
     */
    public static String of(Trace trace, long from, long to, Way way, int limit, Style style) {
        boolean days = !Words.day(from).equals(Words.day(to));
        TraceText text = new TraceText(days, limit, style);
        Paragraph.write(text.text, "", style.paint(Style.Ink.BOLD, trace.host()) + ", " + Words.span(from, to));
        if (way != Way.FORWARD) {
            text.part("From where did it come?", "to it", "before", trace.host(), trace.back(), true);
        }
        if (way != Way.BACK) {
            text.part("Where did it go?", "from it", "after", trace.host(), trace.forward(), false);
        }
        return text.text.toString();
    }

    private void part(String question, String at, String beyond, String host, List<Trace.Step> steps, boolean back) {
        text.append('\n').append(style.paint(Style.Ink.BOLD, question)).append("  ");
        long near = steps.stream().filter(step -> step.distance() == 0).count();
        if (steps.isEmpty()) {
            Paragraph.write(
                    text, "", "No login " + at + " was seen. 'pivots coverage' tells whether anybody looks there.");
            return;
        }
        String rest = steps.size() == near ? "none" : Words.count(steps.size() - near);
        Paragraph.write(
                text, "", Words.count(near, "login") + " " + at + ", " + rest + " that could lie " + beyond + ".");
        text.append('\n');
        text.append(INDENT).append(host).append('\n');
        TraceTree tree = new TraceTree(steps, limit);
        branches(tree, tree.roots(), tree.hiddenRoots(), INDENT, back);
    }

    private void branches(TraceTree tree, List<Trace.Step> steps, int hidden, String prefix, boolean back) {
        for (int i = 0; i < steps.size(); i++) {
            Trace.Step step = steps.get(i);
            boolean last = i == steps.size() - 1 && hidden == 0;
            List<Trace.Step> below = tree.below(step);
            int hiddenBelow = tree.hiddenBelow(step);
            String under = prefix + style.below(last);
            String beside = under + style.below(below.isEmpty() && hiddenBelow == 0);
            String number = "[" + step.leg().index() + "] ";
            Paragraph.write(text, prefix + style.branch(last), beside, number + words.facts(step.leg()));
            Paragraph.write(text, beside, beside, notes(step, back));
            branches(tree, below, hiddenBelow, under, back);
        }
        if (hidden > 0) {
            String more = style.more() + Words.count(hidden) + " more";
            text.append(prefix).append(style.branch(true)).append(more).append('\n');
        }
    }

    private String notes(Trace.Step step, boolean back) {
        StringBuilder notes = new StringBuilder();
        Judgement tie = step.tie();
        if (tie != null) {
            notes.append(
                    back ? "[" + step.nearer() + "] could go on from it: " : "goes on from [" + step.nearer() + "]: ");
            notes.append(judged(tie)).append("; ");
        }
        notes.append(Words.familiarity(step.leg().daysSeen()));
        Judgement own = step.own();
        if (own != null && !own.equals(tie) && (!back || own.parent() == null)) { // back, parents hang below
            notes.append("; ").append(origin(own));
        }
        if (!step.others().isEmpty()) {
            notes.append("; ").append(others(step, back));
        }
        return notes.toString();
    }

    private String judged(Judgement judgement) {
        String score = "score " + Words.score(judgement.score());
        String taken = judgement.chosen() ? ", the likeliest" : "";
        return score + taken + ", " + Words.clean(judgement.verdict()) + finding(judgement);
    }

    private String finding(Judgement judgement) {
        String id = judgement.finding();
        return id == null
                ? ""
                : " ("
                        + style.paint(Style.Ink.RED, Words.clean(id.substring(0, Math.min(SHORT_ID, id.length()))))
                        + ")";
    }

    /** What is thought of a login where its place in the tree does not say it already. */
    private String origin(Judgement own) {
        Leg parent = own.parent();
        return parent == null
                ? Words.clean(own.verdict()) + (own.finding() == null ? "" : "; an alert begins here" + finding(own))
                : "itself goes on from [" + parent.index() + "]: " + judged(own);
    }

    private static String others(Trace.Step step, boolean back) {
        ToIntFunction<Judgement> nearer = back
                ? judgement -> judgement.leg().index()
                : judgement ->
                        judgement.parent() == null ? -1 : judgement.parent().index();
        List<String> shown = step.others().stream()
                .sorted(Comparator.comparingDouble(Judgement::score).reversed().thenComparingInt(nearer))
                .map(one -> String.format(Locale.ROOT, "[%d] (%s)", nearer.applyAsInt(one), Words.score(one.score())))
                .toList();
        return (back ? "so could " : "could go on from ") + Words.list(shown, MOST_OTHERS) + (back ? "" : " as well");
    }
}
