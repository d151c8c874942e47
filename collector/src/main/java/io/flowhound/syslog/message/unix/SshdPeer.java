/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Who a connection of sshd is with: {@code [authenticating user U |invalid user U |user U ]HOST port N}.
 *
 * @param beginning the words before the user; empty when there are none
 * @param user null when there is none
 */
record SshdPeer(String beginning, @Nullable String user, Client client) {
    private static final String AUTHENTICATING = "authenticating user ";
    private static final String INVALID = "invalid user ";
    private static final String USER = "user ";
    private static final String PORT = " port ";
    private static final String CHANGE = "Change of username or service not allowed: (";
    private static final String TOO_MANY = "Too many authentication failures";

    /** The whole text must be one; null when it is none. */
    static @Nullable SshdPeer of(String text) {
        String beginning = beginning(text);
        if (beginning.isEmpty()) {
            Client client = Client.ofWords(text);
            // sshd writes an address here, so that "user" is the beginning of something else
            return client == null || client.name() != null ? null : new SshdPeer("", null, client);
        }
        int port = text.lastIndexOf(PORT);
        int host = port < 0 ? -1 : text.lastIndexOf(' ', port - 1);
        if (host < beginning.length() - 1 || port <= host) {
            return null;
        }
        Client client = Client.ofWords(text.substring(host + 1));
        String user = text.substring(beginning.length(), Math.max(host, beginning.length()));
        return client == null ? null : new SshdPeer(beginning, user, client);
    }

    private static String beginning(String text) {
        if (text.startsWith(AUTHENTICATING)) {
            return AUTHENTICATING;
        }
        if (text.startsWith(INVALID)) {
            return INVALID;
        }
        return text.startsWith(USER) ? USER : "";
    }

    /**
     * Puts the end of the connection: a failed login before somebody is known, else a logout, or just an end.
     *
     * @param failed whether it is a failure where there is no user
     * @param telling whether the reason says more than that it ended
     */
    boolean ended(LogEvent event, String reason, boolean failed, boolean telling) {
        put(event, beginning, failed);
        client.putSource(event).put(LogField.USER_NAME, user);
        if (telling || beginning.equals(AUTHENTICATING) || beginning.equals(INVALID) || isReset(reason)) {
            event.put(LogField.EVENT_REASON, reason);
        }
        return true;
    }

    private boolean isReset(String reason) {
        return user != null && reason.startsWith("Connection");
    }

    private static void put(LogEvent event, String beginning, boolean failed) {
        if (beginning.isEmpty()) {
            Outcome.connection(event, false);
            if (failed) {
                event.put(LogField.EVENT_OUTCOME, "failure");
            }
        } else if (beginning.equals(USER)) {
            Outcome.logout(event);
        } else {
            Outcome.login(event, false);
        }
    }

    /**
     * Puts the end of a connection from a text of {@code PEER: REASON}. Name and reason may both be the client's words; if more than
     * one place could be the address, it must be the only one that fits a known reason, or else only the failure is told.
     *
     * @param otherwise the reason when it cannot be told
     */
    static boolean endedFor(LogEvent event, String text, String otherwise) {
        int places = 0;
        int fitting = 0;
        SshdPeer any = null;
        SshdPeer fit = null;
        int anyEnd = 0;
        int fitEnd = 0;
        for (int colon = text.indexOf(": "); colon >= 0; colon = text.indexOf(": ", colon + 1)) {
            SshdPeer peer = of(text.substring(0, colon));
            if (peer != null) {
                places++;
                any = peer;
                anyEnd = colon + 2;
                if (fits(text, anyEnd, peer.user)) {
                    fitting++;
                    fit = peer;
                    fitEnd = anyEnd;
                }
            }
        }
        if (places == 1 && any != null) {
            return any.ended(event, text.substring(anyEnd), true, true);
        }
        if (fitting == 1 && fit != null) {
            return fit.ended(event, text.substring(fitEnd), true, true);
        }
        if (places > 0) {
            put(event, beginning(text), true);
            event.put(LogField.EVENT_REASON, otherwise);
        }
        return places > 0;
    }

    private static boolean fits(String text, int at, @Nullable String user) {
        if (text.startsWith(CHANGE, at)) {
            return user != null && text.startsWith(user + ",", at + CHANGE.length());
        }
        return text.length() - at == TOO_MANY.length() && text.startsWith(TOO_MANY, at);
    }
}
