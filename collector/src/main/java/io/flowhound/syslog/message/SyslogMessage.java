/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a log, taken apart as far as its header goes.
 *
 * @param line everything behind the priority, as text; control characters are as they came
 * @param priority facility times 8 plus severity, 0 to 191; {@link #NONE} when the line has none
 * @param rfc5424 whether it has a header by RFC 5424
 * @param time when it was written, milliseconds since 1970; {@link #NO_TIME} when the line does not say
 * @param hostname as in the header; null when there is none
 * @param program who wrote it: the APP-NAME, or the tag without the process id; null when there is none
 * @param pid the PROCID, or what stood in brackets behind the tag; null when there is none
 * @param messageId the MSGID (RFC 5424); null when there is none
 * @param structuredData by the id of the element, by the name of the parameter (RFC 5424); empty when there is none
 * @param text the message itself, without header, without blanks at either end
 */
public record SyslogMessage(
        String line,
        int priority,
        boolean rfc5424,
        long time,
        @Nullable String hostname,
        @Nullable String program,
        @Nullable String pid,
        @Nullable String messageId,
        Map<String, Map<String, String>> structuredData,
        String text) {
    /** The priority of a line without one. */
    public static final int NONE = -1;

    /** The time of a line without one. */
    public static final long NO_TIME = Long.MIN_VALUE;

    public SyslogMessage {
        structuredData = Map.copyOf(structuredData);
    }
}
