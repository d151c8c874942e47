/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the logs say of a login: who it was, or why nobody can be named.
 *
 * @param state how much they say
 * @param user the account that was let in; null unless proven
 * @param domain its Windows domain, or null
 * @param method how somebody proved who they are, such as {@code publickey}; null when no line tells
 * @param key fingerprint of the key, or null
 * @param time of the line that decides, by the clock of its host, milliseconds since 1970; 0 for none
 * @param failures refused tries in this connection, before success where there is one
 * @param tried accounts by which somebody tried in vain, at most {@link #MOST_TRIED}; never the one that was let in
 * @param lines the lines, at most {@link #MOST_LINES}
 */
public record LoginProof(
        State state,
        @Nullable String user,
        @Nullable String domain,
        @Nullable String method,
        @Nullable String key,
        long time,
        int failures,
        List<String> tried,
        List<Line> lines) {
    /** Lines that are named of one login. */
    public static final int MOST_LINES = 10;
    /** Accounts that are named of one login beside the one that was let in. */
    public static final int MOST_TRIED = 5;

    public LoginProof {
        tried = List.copyOf(tried);
        lines = List.copyOf(lines);
    }

    /** How much the logs say of a login. */
    public enum State {
        /** A line names the account that was let in. */
        PROVEN,
        /** Lines tell of refused tries only. */
        FAILED,
        /** Lines tell of several accounts or logins that could be meant, so that nobody is named. */
        UNCLEAR,
        /** The host sends logs, and they show no login. */
        NO_LINE,
        /** No logs of the host are known. */
        NO_LOGS;

        /** As documents have it, such as {@code no-line}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The state with a text, or null. */
        public static @Nullable State of(@Nullable String text) {
            for (State state : values()) {
                if (state.text().equals(text)) {
                    return state;
                }
            }
            return null;
        }
    }

    /**
     * Where a line stands.
     *
     * @param index name of the index
     * @param id {@code _id}
     */
    public record Line(String index, String id) {}

    /** That no line tells of the login. */
    public static LoginProof none(State state) {
        return new LoginProof(state, null, null, null, null, 0, 0, List.of(), List.of());
    }

    /** The account as people write it, such as {@code alice} or {@code CORP\alice}; null unless proven. */
    public @Nullable String account() {
        return user == null || domain == null ? user : domain + "\\" + user;
    }

    /** Whether both name one account: the same name, and no two domains that differ. Case does not matter. */
    public boolean sameAccount(LoginProof other) {
        return user != null
                && user.equalsIgnoreCase(other.user)
                && (domain == null || other.domain == null || domain.equalsIgnoreCase(other.domain));
    }
}
