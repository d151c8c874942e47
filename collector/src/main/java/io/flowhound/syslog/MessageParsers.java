/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.SyslogMessage;
import io.flowhound.syslog.message.firewall.FirewallParsers;
import io.flowhound.syslog.message.unix.UnixParsers;
import io.flowhound.syslog.message.vendor.VendorParsers;
import io.flowhound.syslog.message.windows.WindowsParsers;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All message parsers, asked one after the other. */
final class MessageParsers {
    private final List<MessageParser> parsers;

    /** Those that there are. */
    MessageParsers() {
        this(Stream.of(UnixParsers.all(), FirewallParsers.all(), VendorParsers.all(), WindowsParsers.all())
                .flatMap(List::stream)
                .toList());
    }

    MessageParsers(List<MessageParser> parsers) {
        this.parsers = List.copyOf(parsers);
    }

    /**
     * Lets the first parser that understands a message put what it says, and its name.
     *
     * @return that parser; null when none understands
     */
    @Nullable
    MessageParser parse(SyslogMessage message, LogEvent event) {
        for (MessageParser parser : parsers) {
            if (parser.parse(message, event)) {
                event.put(LogField.SYSLOG_PARSER, parser.name());
                return parser;
            }
        }
        return null;
    }
}
