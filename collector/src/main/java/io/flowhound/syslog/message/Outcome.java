/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message;

import io.flowhound.schema.LogField;

/** What messages have in common: the words of ECS for logins and for what firewalls decide. */
public final class Outcome {
    private static final String SUCCESS = "success";
    private static final String FAILURE = "failure";

    private Outcome() {}

    /**
     * Somebody logged in, or tried to: category authentication, action {@code login}.
     *
     * @param success whether they got in
     */
    public static LogEvent login(LogEvent event, boolean success) {
        return authentication(event, "login", success).add(LogField.EVENT_TYPE, success ? "start" : "info");
    }

    /** Somebody logged out: categories authentication and session, action {@code logout}. */
    public static LogEvent logout(LogEvent event) {
        return authentication(event, "logout", true)
                .add(LogField.EVENT_CATEGORY, "session")
                .add(LogField.EVENT_TYPE, "end");
    }

    /**
     * Another thing of accounts, such as sudo and su.
     *
     * @param action what was done
     * @param success whether it was allowed
     */
    public static LogEvent authentication(LogEvent event, String action, boolean success) {
        return event.put(LogField.EVENT_CATEGORY, "authentication")
                .put(LogField.EVENT_ACTION, action)
                .put(LogField.EVENT_OUTCOME, success ? SUCCESS : FAILURE);
    }

    /**
     * A session begins or ends, without proof who it is: category session, action {@code session-opened} or {@code session-closed}.
     */
    public static LogEvent session(LogEvent event, boolean opened) {
        return event.put(LogField.EVENT_CATEGORY, "session")
                .put(LogField.EVENT_TYPE, opened ? "start" : "end")
                .put(LogField.EVENT_ACTION, opened ? "session-opened" : "session-closed")
                .put(LogField.EVENT_OUTCOME, SUCCESS);
    }

    /**
     * A packet or connection passed a firewall or not: category network, types connection and allowed or denied.
     *
     * @param action in the word of ours that is nearest: allow, deny, drop, reject
     * @param allowed whether it went through
     */
    public static LogEvent firewall(LogEvent event, String action, boolean allowed) {
        return event.put(LogField.EVENT_CATEGORY, "network")
                .put(LogField.EVENT_TYPE, "connection")
                .add(LogField.EVENT_TYPE, allowed ? "allowed" : "denied")
                .put(LogField.EVENT_ACTION, action)
                .put(LogField.EVENT_OUTCOME, allowed ? SUCCESS : FAILURE);
    }

    /** A connection that a firewall follows begins or ends: action {@code connection-started} or {@code connection-finished}. */
    public static LogEvent connection(LogEvent event, boolean begins) {
        return event.put(LogField.EVENT_CATEGORY, "network")
                .put(LogField.EVENT_TYPE, "connection")
                .add(LogField.EVENT_TYPE, begins ? "start" : "end")
                .put(LogField.EVENT_ACTION, begins ? "connection-started" : "connection-finished")
                .put(LogField.EVENT_OUTCOME, SUCCESS);
    }

    /**
     * Something else that is told of the network, such as a lease or a lookup: category network, type info.
     *
     * @param action what was done
     */
    public static LogEvent network(LogEvent event, String action) {
        return event.put(LogField.EVENT_CATEGORY, "network")
                .put(LogField.EVENT_TYPE, "info")
                .put(LogField.EVENT_ACTION, action)
                .put(LogField.EVENT_OUTCOME, SUCCESS);
    }
}
