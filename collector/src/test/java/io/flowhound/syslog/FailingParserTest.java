/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.SyslogMessage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailingParserTest {
    private static final MessageParser FAILING = new MessageParser() {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public boolean parse(SyslogMessage message, LogEvent event) {
            event.put(LogField.USER_NAME, "nobody");
            throw new StringIndexOutOfBoundsException("a bug");
        }
    };

    @Test
    void read_parserFails_lineIsStoredWithoutItsMeaning() {
        LineReader reader = new LineReader(
                new SyslogSettings(ZoneOffset.UTC, List.of(), true), new MessageParsers(List.of(FAILING)));
        LogEvent event = new LogEvent();
        byte[] line = "<13>Nov 22 10:00:00 nas su: hello".getBytes(StandardCharsets.UTF_8);
        assertThat(reader.read(line, 0, line.length, 0, IpAddress.parse("192.0.2.1"), event))
                .isNull();
        assertThat(reader.failed()).isTrue();
        assertThat(event.text(LogField.MESSAGE)).isEqualTo("hello");
        assertThat(event.text(LogField.HOST_HOSTNAME)).isEqualTo("nas");
        assertThat(event.has(LogField.USER_NAME)).isFalse();
        assertThat(event.members(LogField.TAGS).toString()).isEqualTo("[parser-failed]");
    }
}
