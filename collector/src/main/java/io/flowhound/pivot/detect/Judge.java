/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of each login what it could go on from, and why that did or did not become a finding. */
final class Judge {
    private static final int MOST_PARENTS = 16;

    private final Rules rules;
    private final Joiner joiner;
    private final Legs legs;
    private final Map<Session, String> found = new HashMap<>();
    private final Map<Session, Leg> known = new HashMap<>();

    /** @param trees those that are findings */
    Judge(Rules rules, History history, Joiner joiner, List<Tree> trees) {
        this.rules = rules;
        this.joiner = joiner;
        this.legs = new Legs(history);
        for (Tree tree : trees) {
            tree.legs().forEach(leg -> found.put(leg, Findings.id(tree.root())));
        }
    }

    /** Judges logins. The legs of the answer are numbered in the order of their starts. */
    List<Judgement> judge(List<Session> live) {
        List<Session> sessions = live.stream().sorted(Session.BY_START).toList();
        for (Session session : sessions) {
            known.put(session, legs.of(session, known.size(), null, null));
        }
        List<Judgement> judgements = new ArrayList<>();
        for (Session session : sessions) {
            judgements.addAll(judge(session));
        }
        return judgements;
    }

    private Leg leg(Session session) {
        Leg leg = known.get(session);
        if (leg == null) {
            throw new IllegalStateException("a live session has a leg");
        }
        return leg;
    }

    private List<Judgement> judge(Session child) {
        if (!child.established()) {
            return List.of(alone(child, "no login: " + why(child)));
        }
        List<Judgement> judgements = child.client().in().stream()
                .filter(parent -> !parent.isGone() && joiner.fits(parent, child))
                .map(parent -> judge(parent, child))
                .sorted(Comparator.comparingDouble((Judgement one) -> one.chosen() ? -2 : -one.score()))
                .limit(MOST_PARENTS)
                .toList();
        return judgements.isEmpty() ? List.of(alone(child, nothingBefore(child))) : judgements;
    }

    private String nothingBefore(Session child) {
        boolean back =
                child.client().in().stream().anyMatch(parent -> !parent.isGone() && joiner.fitsByTime(parent, child));
        return "nobody" + (back ? " but " + child.server().address() + " itself" : "") + " was logged in to "
                + child.client().address() + " then or up to "
                + Reasons.span(rules.maxGap().toMillis()) + " before";
    }

    private Judgement alone(Session child, String verdict) {
        return new Judgement(leg(child), null, 0, false, found.get(child), verdict);
    }

    private String why(Session session) {
        if (session.unanswered) {
            return "the TCP flags show that the connection was refused, or only attempted";
        }
        return octets(session.toServer) + " to the server and " + octets(session.toClient) + " back; a login takes "
                + rules.minBytesToServer() + " and " + rules.minBytesToClient();
    }

    private static String octets(long octets) {
        return octets == LoginRecord.UNSEEN ? "an unknown number of octets" : octets + " octets";
    }

    private Judgement judge(Session parent, Session child) {
        LinkEvidence evidence = LinkEvidence.of(parent, child, rules);
        boolean chosen = child.parent == parent;
        Leg leg = legs.of(child, leg(child).index(), leg(parent), Legs.link(evidence, List.of()));
        String finding = chosen && child.up == parent ? found.get(child) : null;
        return new Judgement(
                leg, leg(parent), evidence.score(), chosen, finding, verdict(parent, child, evidence, finding));
    }

    private String verdict(Session parent, Session child, LinkEvidence evidence, @Nullable String finding) {
        if (finding != null) {
            return "sure enough for an alert";
        }
        if (!parent.established()) {
            return "the first was no login: " + why(parent);
        }
        LoginProof login = parent.login;
        if (login != null && login.state() == LoginProof.State.FAILED) {
            return "logs show that the first was refused";
        }
        if (parent.novelty < Joiner.NOVEL && child.novelty < Joiner.NOVEL) {
            return "both are usual: " + usual(parent) + "; " + usual(child);
        }
        if (!evidence.suffices(child)) {
            return usual(child) + ", and no octets show that it is carried inside the first";
        }
        if (evidence.score() < rules.linkThreshold()) {
            return "too unlikely (" + text(evidence.score()) + "): " + usual(parent) + "; " + usual(child);
        }
        Session better = child.parent;
        if (better != null && better != parent) {
            return "it more likely goes on from the login of " + better.client().address() + " ("
                    + text(child.linkScore) + ")";
        }
        if (better == parent && child.up != parent) {
            return "the way to it is longer than " + Rules.MAX_DEPTH + " logins, or more than " + Rules.MAX_CHILDREN
                    + " go on from the first";
        }
        return "not sure enough (" + text(evidence.score()) + ", a finding takes " + text(rules.alertThreshold())
                + "): " + usual(parent) + "; " + usual(child);
    }

    private static String usual(Session session) {
        String pair = session.client().address() + " -> " + session.server().address();
        if (session.daysSeen > 0) {
            return pair + " was seen on " + session.daysSeen + (session.daysSeen == 1 ? " day" : " days");
        }
        return session.novelty < Joiner.NOVEL
                ? pair + " is new, but new pairs are usual for these hosts"
                : pair + " is new";
    }

    private static String text(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }
}
