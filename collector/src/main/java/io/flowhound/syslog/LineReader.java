/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.header.HeaderReader;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.SyslogMessage;
import java.nio.charset.StandardCharsets;

/** Makes the fields of a document of one line: header, message, and what follows from both. */
final class LineReader {
    private final SyslogSettings settings;
    private final HeaderReader headers = new HeaderReader();
    private final MessageParsers parsers = new MessageParsers();

    LineReader(SyslogSettings settings) {
        this.settings = settings;
    }

    /**
     * Reads a line.
     *
     * @param arrival when it arrived, milliseconds since 1970
     * @param sender who sent it
     * @param event takes the fields; what was in it is forgotten
     */
    void read(byte[] octets, int offset, int length, long arrival, IpAddress sender, LogEvent event) {
        event.clear();
        SyslogMessage message = headers.read(new String(octets, offset, length, StandardCharsets.UTF_8));
        boolean stated = message.time() != SyslogMessage.NO_TIME;
        event.put(LogField.TIMESTAMP, stated ? message.time() : arrival)
                .put(LogField.EVENT_CREATED, arrival)
                .put(LogField.MESSAGE, message.text())
                .put(LogField.HOST_HOSTNAME, message.hostname())
                .put(LogField.PROCESS_NAME, message.program())
                .put(LogField.SYSLOG_SENDER_IP, sender)
                .put(LogField.SYSLOG_TIME_SOURCE, stated && settings.file() ? "message" : "arrival");
        parsers.parse(message, event);
    }
}
