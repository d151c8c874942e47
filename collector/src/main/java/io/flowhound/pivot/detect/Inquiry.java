/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.LoginQuestion.Rival;
import io.flowhound.pivot.Testimony;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses the logins of which the logs are to be asked, and takes what they say. Lines come late, so a login is asked about again, less
 * and less often, until some time after its end.
 */
final class Inquiry {
    /** What is less likely can hardly become a finding by what logs say. */
    private static final double CANDIDATE = 0.25;
    /** So long after the end of a login no more lines are waited for. */
    private static final long SETTLED_MILLIS = 900_000;

    private static final long FIRST_PAUSE_MILLIS = 60_000;
    private static final long LONGEST_PAUSE_MILLIS = 900_000;
    private static final int MOST_DOUBLINGS = 8;
    /** Logins from one host that are looked through for those that the same line could mean. */
    private static final int MOST_RIVALS = 256;

    private final Legs legs;
    private final Map<LoginQuestion, Session> open = new LinkedHashMap<>();

    Inquiry(Legs legs) {
        this.legs = legs;
    }

    /** The questions that are due: of the trees in their order, and of what is in none only because it was refused. */
    List<LoginQuestion> questions(List<Tree> trees, List<Session> live, long asOf) {
        open.clear();
        for (Tree tree : trees) {
            if (tree.score() >= CANDIDATE) {
                tree.legs().forEach(session -> askWhenDue(session, asOf));
            }
        }
        for (Session session : live) {
            LoginProof known = session.login;
            if (known != null && known.state() == LoginProof.State.FAILED) {
                askWhenDue(session, asOf); // a line of success may be late
            }
        }
        return List.copyOf(open.keySet());
    }

    private void askWhenDue(Session session, long asOf) {
        if (isDue(session, asOf)) {
            open.put(new LoginQuestion(legs.of(session, 0, null, null), rivals(session)), session);
        }
    }

    private static boolean isDue(Session session, long asOf) {
        if (session.asked == 0) {
            return true;
        }
        // Also when it is proven: a login that could be meant as well may be told of late, and a port be used again in
        // the same session.
        long settled = session.end + SETTLED_MILLIS;
        long pause = FIRST_PAUSE_MILLIS << Math.min(MOST_DOUBLINGS, session.asked - 1);
        return session.askedAt < settled && asOf >= session.askedAt + Math.min(LONGEST_PAUSE_MILLIS, pause);
    }

    private static List<Rival> rivals(Session session) {
        List<Rival> rivals = new ArrayList<>();
        for (Session other : session.client().out()) {
            boolean same = other.server() == session.server() || other.clientPort() == session.clientPort();
            if (same && other != session && !other.isGone() && rivals.size() < MOST_RIVALS) {
                rivals.add(new Rival(
                        other.clientPort(), other.server().address(), other.service(), other.start, other.end));
            }
        }
        return rivals;
    }

    /** Takes the answers to the last questions, and gives the logins of which something else is known now. */
    List<Session> answered(Testimony said, long asOf) {
        List<Session> changed = new ArrayList<>();
        open.forEach((question, session) -> {
            LoginProof proof = said.proofs().get(question);
            if (proof == null && said.trouble() != null) {
                return; // asked again with the next tick
            }
            session.asked++;
            session.askedAt = asOf;
            if (proof != null && !proof.equals(session.login)) {
                session.login = proof;
                changed.add(session);
            }
        });
        open.clear();
        return changed;
    }
}
