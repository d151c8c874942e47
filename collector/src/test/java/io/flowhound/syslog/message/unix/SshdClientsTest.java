/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.SyslogMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SshdClientsTest {
    private static final long TIME = 1_795_000_000_000L;
    private static final String BEGINNING = "Connection from 192.0.2.7 port 50022 on 198.51.100.1 port 22";
    private static final String END = "Disconnecting: Too many authentication failures for root [preauth]";

    private final SshdParser parser = new SshdParser();

    @Test
    void parse_lineWithoutClientOfTheSameProcess_getsItsClient() {
        parse("a", "7", TIME, BEGINNING);

        LogEvent event = parse("a", "7", TIME + 3_000, END);

        assertThat(event.address(LogField.SOURCE_IP)).isEqualTo(IpAddress.parse("192.0.2.7"));
        assertThat(event.number(LogField.SOURCE_PORT, -1)).isEqualTo(50_022);
    }

    @Test
    void parse_otherHostOrProcessOrTime_getsNone() {
        parse("a", "7", TIME, BEGINNING);

        assertThat(parse("b", "7", TIME, END).has(LogField.SOURCE_IP)).isFalse();
        assertThat(parse("a", "8", TIME, END).has(LogField.SOURCE_IP)).isFalse();
        assertThat(parse("a", "7", TIME + 121_000, END).has(LogField.SOURCE_IP)).isFalse();
        assertThat(parse(null, "7", TIME, END).has(LogField.SOURCE_IP)).isFalse();
        assertThat(parse("a", null, TIME, END).has(LogField.SOURCE_IP)).isFalse();
        assertThat(parse("a", "7", SyslogMessage.NO_TIME, END).has(LogField.SOURCE_IP))
                .isFalse();
    }

    @Test
    void parse_newConnectionOfTheSameProcessId_countsInstead() {
        parse("a", "7", TIME, BEGINNING);
        parse("a", "7", TIME + 1_000, "Connection from 192.0.2.8 port 50023 on 198.51.100.1 port 22");

        assertThat(parse("a", "7", TIME + 2_000, END).address(LogField.SOURCE_IP))
                .isEqualTo(IpAddress.parse("192.0.2.8"));
    }

    private LogEvent parse(@Nullable String host, @Nullable String pid, long time, String text) {
        LogEvent event = new LogEvent();
        SyslogMessage message =
                new SyslogMessage(text, SyslogMessage.NONE, false, time, host, "sshd", pid, null, Map.of(), text);
        assertThat(parser.parse(message, event)).isTrue();
        return event;
    }
}
