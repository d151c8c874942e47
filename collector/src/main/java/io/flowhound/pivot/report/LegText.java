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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One login in words: what was measured of it, and why it is thought to go on from another. */
final class LegText {
    private static final int MOST_ALTERNATES = 3;
    private static final double NO_CORRELATION = 0.005;

    private final boolean days;
    private final boolean logs;
    private final Style style;

    /**
     * Words for the logins of one alert.
     *
     * @param days the times of logins need their day, since they are of several
     * @param logs there are logs of some hosts, so that it is worth saying where there are none
     */
    LegText(boolean days, boolean logs, Style style) {
        this.days = days;
        this.logs = logs;
        this.style = style;
    }

    /** Whether logins began on different days. */
    static boolean spansDays(List<Leg> legs) {
        return legs.stream().map(leg -> Words.day(leg.start())).distinct().count() > 1;
    }

    /** Whether there are logs of the server of any login. */
    static boolean haveLogs(List<Leg> legs) {
        return legs.stream().anyMatch(leg -> leg.login() != null && leg.login().state() != LoginProof.State.NO_LOGS);
    }

    /** When, from where to where, by which service, for how long, and how much. */
    String facts(Leg leg) {
        String way = Words.socket(Words.clean(leg.source()), leg.sourcePort()) + " -> "
                + style.paint(Style.Ink.BOLD, Words.clean(leg.destination()));
        return when(leg.start()) + "  " + way + "  " + service(leg) + ", "
                + Words.duration(leg.end() - leg.start()) + ", "
                + octets(leg.bytesToServer(), "out") + ", "
                + octets(leg.bytesToClient(), "back");
    }

    String when(long millis) {
        return days ? Words.time(millis) : Words.clock(millis);
    }

    private static String service(Leg leg) {
        String name = Words.clean(leg.service().name());
        return name.isEmpty() ? "port " + leg.destinationPort() : name + "/" + leg.destinationPort();
    }

    private static String octets(long octets, String way) {
        return octets == LoginRecord.UNSEEN ? way + Words.TIED + "unseen" : Words.octets(octets) + Words.TIED + way;
    }

    /** Why it is taken to go on from its parent, and what is known of the two hosts. */
    String notes(Leg leg, List<String> users) {
        List<String> notes = new ArrayList<>();
        Link link = leg.link();
        if (link != null) {
            notes.add("link " + Words.score(link.score()) + ": " + String.join(", ", evidence(link)));
        }
        notes.add(
                leg.daysSeen() <= 0
                        ? style.paint(Style.Ink.YELLOW, Words.familiarity(0))
                        : Words.familiarity(leg.daysSeen()));
        notes.add(Words.count(leg.records(), "record"));
        known(leg, notes);
        login(leg, users, notes);
        if (leg.sampling() > 1) {
            notes.add("sampled 1:" + leg.sampling());
        }
        if (leg.loop()) {
            notes.add(style.paint(Style.Ink.RED, "LOOP") + " back to a host that it came by");
        }
        if (link != null && !link.alternates().isEmpty()) {
            notes.add(alternates(link.alternates()));
        }
        return String.join("; ", notes);
    }

    /** Whose login it was; users that others than the hunt have named come after it. */
    private void login(Leg leg, List<String> users, List<String> notes) {
        LoginProof proof = leg.login();
        if (proof == null) {
            if (!users.isEmpty()) {
                notes.add("by " + Words.list(users, MOST_ALTERNATES) + " as logs say");
            }
            return;
        }
        String host = Words.clean(leg.destination());
        switch (proof.state()) {
            case PROVEN -> notes.add(account(proof));
            case FAILED -> notes.add(style.paint(Style.Ink.YELLOW, failed(proof) + ", none accepted" + tried(proof)));
            case UNCLEAR -> notes.add("logs of " + host + " tell of logins, but not whose this one is");
            case NO_LINE -> notes.add("logs of " + host + " show no login");
            case NO_LOGS -> {
                if (logs) {
                    notes.add("no logs of " + host);
                }
            }
        }
    }

    private String account(LoginProof proof) {
        String account = style.paint(Style.Ink.BOLD, Words.clean(String.valueOf(proof.account())));
        String method = proof.method();
        String key = proof.key();
        return "as " + account + (method == null ? "" : " by " + Words.clean(method))
                + (key == null ? "" : " " + Words.clean(key))
                + (proof.failures() == 0 ? "" : " after " + failed(proof));
    }

    private static String failed(LoginProof proof) {
        return Words.count(proof.failures(), "failed login");
    }

    private static String tried(LoginProof proof) {
        return proof.tried().isEmpty() ? "" : " (tried " + Words.list(proof.tried(), MOST_ALTERNATES) + ")";
    }

    private static List<String> evidence(Link link) {
        List<String> evidence = new ArrayList<>();
        if (link.nested()) {
            evidence.add("inside the login above");
        } else if (link.overlap()) {
            evidence.add("began during the login above and outlived it");
        } else {
            evidence.add("began " + Words.duration(link.gapMillis()) + " after the login above had ended");
        }
        if (link.relayed() > 0) {
            evidence.add("its bytes passed through that");
        } else if (link.relayed() < 0) {
            evidence.add("more bytes than passed through that");
        }
        if (Math.abs(link.byteCorrelation()) >= NO_CORRELATION) {
            evidence.add("minutes alike " + Words.score(link.byteCorrelation()));
        }
        return evidence;
    }

    private static void known(Leg leg, List<String> notes) {
        if (leg.parent() < 0) { // the source of any other is the destination of its parent, which has been told
            roles(leg.source(), leg.sourceRoles(), notes);
        }
        roles(leg.destination(), leg.destinationRoles(), notes);
    }

    private static void roles(String host, Set<Role> roles, List<String> notes) {
        List<String> names = Stream.of(Role.values())
                .filter(roles::contains)
                .map(LegText::name)
                .toList();
        if (!names.isEmpty()) {
            notes.add(Words.clean(host) + " is " + Words.list(names, names.size()));
        }
    }

    private static String name(Role role) {
        return switch (role) {
            case JUMP_HOST -> "a jump host";
            case SCANNER -> "a scanner";
            case AUTOMATION -> "automation";
            case COLLECTOR -> "a collector";
        };
    }

    private String alternates(List<Link.Alternate> alternates) {
        List<String> shown = new ArrayList<>();
        for (Link.Alternate one : alternates.subList(0, Math.min(MOST_ALTERNATES, alternates.size()))) {
            shown.add(Words.socket(Words.clean(one.source()), one.sourcePort()) + Words.TIED + "of" + Words.TIED
                    + when(one.start()).replace(" ", Words.TIED) + Words.TIED + "(" + Words.score(one.score()) + ")");
        }
        int rest = alternates.size() - shown.size();
        return "perhaps from " + String.join(" or ", shown) + (rest > 0 ? " or " + rest + " more" : "");
    }
}
