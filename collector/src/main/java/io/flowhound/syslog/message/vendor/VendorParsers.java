/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

import io.flowhound.syslog.message.MessageParser;
import java.util.List;

/** The parsers of this package, those of the most frequent lines first. */
public final class VendorParsers {
    private VendorParsers() {}

    public static List<MessageParser> all() {
        return List.of(
                new FortigateParser(),
                new PaloAltoParser(),
                new DnsmasqParser(),
                new DnsmasqDhcpParser(),
                new DhcpdParser(),
                new KeaParser(),
                new UdhcpdParser(),
                new HostapdParser());
    }
}
