/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginProof.State;
import io.flowhound.pivot.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in words what logs tell of the logins of a finding: whose account it was, where it changed, and where nothing is told. */
final class LoginReasons {
    private static final int MOST = 6;
    private static final int LONGEST_NAME = 64;

    private final List<Leg> legs;
    private final List<Reason> reasons = new ArrayList<>();

    LoginReasons(List<Leg> legs) {
        this.legs = legs;
    }

    List<Reason> list() {
        proven();
        changes();
        same();
        each("failed-login", State.FAILED, LoginReasons::refused);
        each(
                "unclear-login",
                State.UNCLEAR,
                leg -> "logs of " + leg.destination() + " tell of logins from " + leg.source()
                        + ", but not whose this one is");
        each(
                "no-login-line",
                State.NO_LINE,
                leg -> "logs of " + leg.destination() + " show no login from " + leg.source());
        silent();
        return reasons;
    }

    private interface Words {
        String of(Leg leg);
    }

    private void each(String code, State state, Words words) {
        legs.stream()
                .filter(leg -> is(leg, state))
                .limit(MOST)
                .forEach(leg -> reasons.add(new Reason(code, words.of(leg))));
    }

    private static boolean is(Leg leg, State state) {
        LoginProof login = leg.login();
        return login != null && login.state() == state;
    }

    private static String edge(Leg leg) {
        return leg.source() + " -> " + leg.destination();
    }

    private void proven() {
        each("account-proven", State.PROVEN, leg -> {
            LoginProof login = leg.login();
            String method = login == null ? null : login.method();
            return edge(leg) + " is a login of " + account(leg) + (method == null ? "" : " by " + clean(method))
                    + failures(login) + ", as logs say";
        });
    }

    private static String failures(@Nullable LoginProof login) {
        int failures = login == null ? 0 : login.failures();
        return failures == 0 ? "" : " after " + count(failures);
    }

    private static String refused(Leg leg) {
        LoginProof login = leg.login();
        int failures = login == null ? 0 : login.failures();
        return "logs of " + leg.destination() + " show " + count(failures) + " from " + leg.source()
                + " and none accepted";
    }

    private static String count(int failures) {
        return failures + " failed login" + (failures == 1 ? "" : "s");
    }

    /** Where an account goes on as another one. */
    private void changes() {
        legs.stream().filter(leg -> leg.parent() >= 0).limit(MOST * 4L).forEach(leg -> {
            Leg parent = legs.get(leg.parent());
            LoginProof before = parent.login();
            LoginProof after = leg.login();
            if (before != null
                    && after != null
                    && is(parent, State.PROVEN)
                    && is(leg, State.PROVEN)
                    && !before.sameAccount(after)) {
                reasons.add(new Reason(
                        "account-change",
                        account(parent) + " logs in to " + parent.destination() + " and goes on to " + leg.destination()
                                + " as " + account(leg)));
            }
        });
    }

    /** Accounts that were used on several hosts one after the other. */
    private void same() {
        Set<String> told = new LinkedHashSet<>();
        for (Leg leg : legs) {
            LoginProof login = leg.login();
            if (login == null || !is(leg, State.PROVEN) || !told.add(account(leg))) {
                continue;
            }
            Set<String> hosts = new LinkedHashSet<>();
            for (Leg other : legs) {
                LoginProof theirs = other.login();
                if (theirs != null && is(other, State.PROVEN) && login.sameAccount(theirs)) {
                    hosts.add(other.destination());
                }
            }
            if (hosts.size() > 1) {
                reasons.add(new Reason(
                        "same-account", "the same account " + account(leg) + " on " + hosts.size() + " hosts"));
            }
        }
    }

    /** Without any logs at all that would be said of every alert, and help nobody. */
    private void silent() {
        boolean some = legs.stream().anyMatch(leg -> leg.login() != null && !is(leg, State.NO_LOGS));
        List<String> hosts = legs.stream()
                .filter(leg -> is(leg, State.NO_LOGS))
                .map(Leg::destination)
                .distinct()
                .limit(MOST)
                .toList();
        if (some && !hosts.isEmpty()) {
            reasons.add(new Reason("no-logs", "no logs of " + String.join(", ", hosts)));
        }
    }

    private static String account(Leg leg) {
        LoginProof login = leg.login();
        String account = login == null ? null : login.account();
        return account == null ? "?" : clean(account);
    }

    /** Names come from whoever tries to log in; a semicolon would part the clause in two. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_NAME)
                .map(c -> c == ';' || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '_' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
