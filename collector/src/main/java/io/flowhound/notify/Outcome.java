/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

/**
 * What became of a message.
 *
 * @param kind what to do now
 * @param answer what the receiver said, or why it said nothing; for people
 * @param waitMillis how long the receiver asks to be left alone, 0 when it does not
 */
public record Outcome(Kind kind, String answer, long waitMillis) {
    /** What to do now. */
    public enum Kind {
        /** Nothing: the receiver has it. */
        SENT,
        /** Try again; others may fare better. */
        REFUSED,
        /** Try again later; others would not fare better before. */
        FAILED
    }

    static Outcome sent(String answer) {
        return new Outcome(Kind.SENT, answer, 0);
    }

    static Outcome failed(String answer) {
        return new Outcome(Kind.FAILED, answer, 0);
    }

    /** Whether the receiver has it. */
    public boolean ok() {
        return kind == Kind.SENT;
    }
}
