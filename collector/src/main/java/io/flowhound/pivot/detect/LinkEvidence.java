/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginProof.State;
import io.flowhound.pivot.Rules;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for and against one login going on from another, and the score that follows: a logistic model over few features. The
 * weights were fitted by ridge regression on labelled traffic of made-up networks and rounded; docs/pivots.md explains them.
 *
 * @param gapMillis from the end of the parent to the start of the child; 0 when they overlap
 * @param overlap the child begins before the parent ends
 * @param nested it overlaps and ends inside the parent, too
 * @param relay what the octets say; {@link Activity.Relay#NONE} without overlap
 * @param logit the logarithm of the odds that the link is real
 */
record LinkEvidence(long gapMillis, boolean overlap, boolean nested, Activity.Relay relay, double logit) {
    private static final double BIAS = -7.19;
    private static final double PARENT_NOVELTY = 4.55;
    private static final double CHILD_NOVELTY = 3.91;
    private static final double BOTH_NOVEL = 4.37;
    private static final double NESTED = 0.15;
    private static final double OVERLAP = -1.09;
    private static final double RELAYED = 0.91;
    private static final double CORRELATION = 1.24;
    private static final double EXTERNAL = 0.8;
    private static final double RECENCY = 2.57;
    private static final double RECENCY_MILLIS = 1_200_000;

    // By what logs say, measured in the lab. That both logins are proven says who it was, not whether one goes on from
    // the other.
    private static final double REFUSED = -12;
    private static final double NO_LINE = -0.3;

    private static final int ROUTINE_DAYS = 2;
    private static final double CLEAR_CORRELATION = 0.5;
    private static final double CLEAR_DEVIATION = 1.5;
    private static final int MIN_MINUTES = 2;

    /** Weighs a pair of sessions that fit by time. */
    static LinkEvidence of(Session parent, Session child, Rules rules) {
        boolean overlap = child.start <= parent.end;
        boolean nested = overlap && child.end <= parent.end + rules.nestDelta().toMillis();
        Activity.Relay relay = overlap ? parent.activity().carries(child.activity()) : Activity.Relay.NONE;
        double logit = BIAS
                + PARENT_NOVELTY * parent.novelty
                + CHILD_NOVELTY * child.novelty
                + BOTH_NOVEL * parent.novelty * child.novelty
                + (nested ? NESTED : 0)
                + (overlap ? OVERLAP : 0)
                + RELAYED * relay.relayed()
                + CORRELATION * relay.correlation()
                + (parent.client().internal() ? 0 : EXTERNAL)
                + logins(parent, child)
                + RECENCY * Math.exp(-Math.max(0, child.start - parent.start) / RECENCY_MILLIS);
        return new LinkEvidence(overlap ? 0 : child.start - parent.end, overlap, nested, relay, logit);
    }

    /** What logs say weighs little unless they tell of a refusal: nobody goes on from where he was not let in. */
    private static double logins(Session parent, Session child) {
        return weight(state(parent)) + weight(state(child));
    }

    private static double weight(@Nullable State state) {
        if (state == State.FAILED) {
            return REFUSED;
        }
        return state == State.NO_LINE ? NO_LINE : 0;
    }

    private static @Nullable State state(Session session) {
        LoginProof login = session.login;
        return login == null ? null : login.state();
    }

    /** 0 to 1: how sure the link is. */
    double score() {
        return 1 / (1 + Math.exp(-logit));
    }

    /**
     * Whether this is enough for a child that is usual between its two hosts: it happens anyway, so that only carried octets tell
     * that somebody else is behind it this time.
     */
    boolean suffices(Session child) {
        boolean clear = relay.correlation() > CLEAR_CORRELATION
                || (relay.minutes() >= MIN_MINUTES && relay.deviation() > CLEAR_DEVIATION);
        return child.daysSeen < ROUTINE_DAYS || (relay.relayed() > 0 && clear);
    }
}
