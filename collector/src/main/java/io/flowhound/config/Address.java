/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address to listen on: {@code 127.0.0.1:2055}, {@code [::]:2055}, {@code localhost:2055}, or a port alone.
 *
 * @param host address or name, IPv6 without brackets; empty when only a port was given
 * @param port 0 to 65535; 0 lets the system choose
 */
public record Address(String host, int port) {
    private static final Pattern TEXT = Pattern.compile("(?:(?:\\[([0-9a-fA-F:.]+)]|([^\\s:\\[\\]/]+)):)?(\\d{1,5})");

    static Address parse(String text) throws BadValueException {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new BadValueException(
                    "is no address to listen on; write HOST:PORT or PORT, with IPv6 addresses in [ ], such as [::]:2055",
                    null);
        }
        int port = Integer.parseInt(matcher.group(3));
        if (port > 65535) {
            throw new BadValueException("has a port above 65535", null);
        }
        String six = matcher.group(1);
        String name = matcher.group(2);
        return new Address(six != null ? six : name != null ? name : "", port);
    }

    /** Resolves the host; a port alone means every IPv4 address of this machine (0.0.0.0). */
    public InetSocketAddress toSocketAddress() {
        return new InetSocketAddress(host.isEmpty() ? "0.0.0.0" : host, port);
    }

    @Override
    public String toString() {
        if (host.isEmpty()) {
            return Integer.toString(port);
        }
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
