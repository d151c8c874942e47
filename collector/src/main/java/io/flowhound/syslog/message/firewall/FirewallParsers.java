/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.syslog.message.MessageParser;
import java.util.List;

/** The parsers of this package, those of the most frequent lines first. */
public final class FirewallParsers {
    private FirewallParsers() {}

    public static List<MessageParser> all() {
        return List.of(
                new NetfilterParser(),
                new FilterlogParser(),
                new CiscoAsaParser(),
                new CiscoIosParser(),
                new JuniperSrxParser(),
                new WebGuiParser(),
                new MikrotikParser());
    }
}
