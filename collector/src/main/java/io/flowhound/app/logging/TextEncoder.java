/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes an event as one line: time, level, part, message and the causes. Stack traces follow only where asked for. */
final class TextEncoder extends EncoderBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String OURS = "io.flowhound.";

    private final boolean stackTraces;

    TextEncoder(boolean stackTraces) {
        this.stackTraces = stackTraces;
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        TIME.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
        String level = event.getLevel().toString();
        line.append(' ').append(level).append(" ".repeat(Math.max(0, 7 - level.length())));
        line.append(part(event.getLoggerName())).append("  ");
        appendOneLine(line, String.valueOf(event.getFormattedMessage()));
        appendCauses(line, event);
        line.append('\n');
        if (stackTraces && event.getThrowableProxy() != null) {
            line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The package of our own loggers, the class of others. */
    private static String part(String logger) {
        if (logger.startsWith(OURS)) {
            int end = logger.indexOf('.', OURS.length());
            return end < 0 ? logger.substring(OURS.length()) : logger.substring(OURS.length(), end);
        }
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    private static void appendCauses(StringBuilder line, ILoggingEvent event) {
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            String name = cause.getClassName();
            line.append(": ").append(name.substring(name.lastIndexOf('.') + 1));
            if (cause.getMessage() != null) {
                line.append(": ");
                appendOneLine(line, cause.getMessage());
            }
            if (cause.isCyclic()) {
                return;
            }
        }
    }

    /** Control characters are escaped: what devices send must neither break a line nor reach the terminal. */
    private static void appendOneLine(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line.append("\\n");
            } else if (Character.isISOControl(c) && c != '\t') {
                line.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                line.append(c);
            }
        }
    }
}
