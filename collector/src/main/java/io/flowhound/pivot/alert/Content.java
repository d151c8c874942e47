/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.Severity;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What of an alert is worth a new version when it changes. Octets and ends of legs that still run are not: they change with
 * every tick.
 *
 * @param legs every connection with that which it goes on from, in an order that depends on nothing else
 * @param logins what logs prove of each connection
 * @param severity how urgent
 * @param score 0 to 1
 * @param silenced nobody is to be told
 */
record Content(String legs, String logins, Severity severity, double score, boolean silenced) {
    private static final double MATERIAL = 0.05;
    /** Both scores may have been rounded to four digits. */
    private static final double ROUNDING = 0.0001;

    Content {
        logins = Objects.requireNonNullElse(logins, ""); // in a state that was written before logs were asked
    }

    static Content of(Finding finding, boolean silenced) {
        return new Content(tree(finding.legs()), logins(finding.legs()), finding.severity(), finding.score(), silenced);
    }

    static Content of(Alert alert) {
        return new Content(
                tree(alert.legs()),
                logins(alert.legs()),
                alert.severity(),
                alert.score(),
                alert.status() == AlertStatus.SUPPRESSED);
    }

    boolean same(Content other) {
        return sameFinding(other) && silenced == other.silenced;
    }

    /** Whether both say the same of what happened. */
    boolean sameFinding(Content other) {
        return legs.equals(other.legs)
                && logins.equals(other.logins)
                && severity == other.severity
                && Math.abs(score - other.score) < MATERIAL - ROUNDING;
    }

    /** A connection as text. */
    static String connection(Leg leg) {
        return leg.source() + "|" + leg.sourcePort() + "|" + leg.destination() + "|" + leg.destinationPort();
    }

    /** Whose logins they were. That there are no logs of a host is no news, and each failed try is none either. */
    private static String logins(List<Leg> legs) {
        TreeSet<String> lines = new TreeSet<>();
        for (Leg leg : legs) {
            LoginProof login = leg.login();
            if (login != null && login.state() != LoginProof.State.NO_LOGS) {
                lines.add(connection(leg) + "=" + login.state() + "|" + login.account() + "|" + login.method() + "|"
                        + login.key());
            }
        }
        return String.join("\n", lines);
    }

    private static String tree(List<Leg> legs) {
        TreeSet<String> lines = new TreeSet<>();
        for (Leg leg : legs) {
            boolean child = leg.parent() >= 0 && leg.parent() < legs.size();
            lines.add(connection(leg) + "<" + (child ? connection(legs.get(leg.parent())) : ""));
        }
        return String.join("\n", lines);
    }
}
