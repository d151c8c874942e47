/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * What a program says to its log.
 *
 * @param kind see {@link SimulatedLine#kind}
 * @param priority facility times 8 plus severity
 * @param pid 0 for none
 * @param structured structured data with its brackets, which only some headers can carry; {@code -} for none
 */
record LogMessage(String kind, int priority, String program, long pid, String structured, String text) {
    /** Facilities and severities that are used: kernel, daemon, auth, cron, local0; info, notice, warning. */
    static final int KERNEL_WARNING = 4;

    static final int DAEMON_INFO = 30;
    static final int AUTH_INFO = 38;
    static final int AUTHPRIV_INFO = 86;
    static final int AUTHPRIV_NOTICE = 85;
    static final int CRON_INFO = 78;
    static final int USER_NOTICE = 13;
    static final int USER_INFO = 14;
    static final int LOCAL0_INFO = 134;

    static LogMessage of(String kind, int priority, String program, long pid, String text) {
        return new LogMessage(kind, priority, program, pid, "-", text);
    }
}
