/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

import java.util.Locale;

/** Why a header, or a part of it, could not be read. The line is kept in any case. */
public enum Problem {
    /** It begins with {@code <} but not with a priority: {@code <192>}, {@code <abc>}. Nothing of it is taken for a header. */
    BAD_PRIORITY("the line begins with < but not with a priority of <0> to <191>"),
    /** There is no time, and no program with a colon. */
    NO_HEADER("no time and no program was found at the beginning of the line"),
    /** The other parts were read; the structured data stays in the message. */
    BAD_STRUCTURED_DATA(
            "the structured data is missing or malformed (RFC 5424, section 6.3), it is left in the message");

    private final String text;

    Problem(String text) {
        this.text = text;
    }

    /** What is wrong, as a sentence without its full stop. */
    public String text() {
        return text;
    }

    /** The value of the {@code reason} tag. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
