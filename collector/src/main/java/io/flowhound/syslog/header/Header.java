/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

import io.flowhound.syslog.message.SyslogMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header of one line, taken apart. Used again for each line. */
public final class Header {
    /** By which rules a header is written. */
    public enum Format {
        /** RFC 5424. */
        RFC5424("rfc5424"),
        /** RFC 3164, or what devices make of it. */
        RFC3164("rfc3164"),
        /** None that could be read. */
        NONE("none");

        private final String text;

        Format(String text) {
            this.text = text;
        }

        /** As documents say it. */
        public String text() {
            return text;
        }
    }

    /** No part of a header that is a name is longer; what is, is text. */
    static final int LONGEST_NAME = 512;

    final StatedTime time = new StatedTime();
    String line = "";
    int priority = SyslogMessage.NONE;
    Format format = Format.NONE;

    @Nullable
    String hostname;

    @Nullable
    String program;

    @Nullable
    String pid;

    @Nullable
    String messageId;

    Map<String, Map<String, String>> structuredData = Map.of();

    @Nullable
    Problem problem;

    String text = "";

    void clear() {
        time.clear();
        line = "";
        priority = SyslogMessage.NONE;
        format = Format.NONE;
        hostname = null;
        program = null;
        pid = null;
        messageId = null;
        structuredData = Map.of();
        problem = null;
        text = "";
    }

    /** By which rules it is written. */
    public Format format() {
        return format;
    }

    /** Facility times 8 plus severity, 0 to 191; {@link SyslogMessage#NONE} when the line has none. */
    public int priority() {
        return priority;
    }

    /** When the line was written. */
    public StatedTime time() {
        return time;
    }

    /** Host, as it stands there; null when there is none. */
    public @Nullable String hostname() {
        return hostname;
    }

    /** Program, as it stands there; null when there is none. */
    public @Nullable String program() {
        return program;
    }

    /** Process, as it stands there; null when there is none. */
    public @Nullable String pid() {
        return pid;
    }

    /** Kind of message (RFC 5424); null when there is none. */
    public @Nullable String messageId() {
        return messageId;
    }

    /** What could not be read; null when nothing is amiss. */
    public @Nullable Problem problem() {
        return problem;
    }

    /** The message behind the header, without blanks at either end; the line when there is no header. */
    public String text() {
        return text;
    }

    /**
     * The line as message parsers get it.
     *
     * @param millis its time, as it was concluded, or {@link SyslogMessage#NO_TIME}
     */
    public SyslogMessage message(long millis) {
        return new SyslogMessage(
                withTabs(line),
                priority,
                format == Format.RFC5424,
                millis,
                hostname,
                program,
                pid,
                messageId,
                structuredData,
                withTabs(text));
    }

    /** rsyslog and others forward control characters as # and three octal digits. Of these only the tab has a meaning. */
    private static String withTabs(String text) {
        return text.indexOf("#011") < 0 ? text : text.replace("#011", "\t");
    }
}
