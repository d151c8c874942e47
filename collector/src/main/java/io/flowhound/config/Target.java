/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where copies of datagrams go: {@code udp://collector.example.org:2055}, {@code udp://[2001:db8::1]:2055}.
 *
 * @param host address or name, IPv6 without brackets
 * @param port 1 to 65535
 */
public record Target(String host, int port) {
    private static final Pattern TEXT = Pattern.compile("udp://(?:\\[([0-9a-fA-F:.]+)]|([^\\s:\\[\\]/@]+)):(\\d{1,5})");

    static Target parse(String text) throws BadValueException {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            String guess = "udp://" + text;
            throw new BadValueException(
                    "is no target; write udp://HOST:PORT, with IPv6 addresses in [ ]",
                    TEXT.matcher(guess).matches() ? guess : null);
        }
        int port = Integer.parseInt(matcher.group(3));
        if (port < 1 || port > 65535) {
            throw new BadValueException("must have a port from 1 to 65535", null);
        }
        String six = matcher.group(1);
        return new Target(six != null ? six : matcher.group(2), port);
    }

    /** Whether a socket that listens at an address would get what is sent here, as far as that shows without asking the DNS. */
    boolean reaches(Address listener) {
        return port == listener.port()
                && (host.equalsIgnoreCase(listener.host())
                        || (isOurs(host) && (isAny(listener.host()) || isSame(listener))));
    }

    private boolean isSame(Address listener) {
        InetAddress there = address(listener.host());
        return there != null && there.equals(address(host));
    }

    private static boolean isAny(String host) {
        InetAddress address = address(host);
        return host.isEmpty() || (address != null && address.isAnyLocalAddress());
    }

    private static boolean isOurs(String host) {
        InetAddress address = address(host);
        try {
            return address != null
                    && (address.isLoopbackAddress()
                            || address.isAnyLocalAddress()
                            || NetworkInterface.getByInetAddress(address) != null);
        } catch (SocketException unknown) {
            return false;
        }
    }

    /** The address that a host is; null for a name other than localhost. */
    private static @Nullable InetAddress address(String host) {
        try {
            return Cidr.parse(host.equalsIgnoreCase("localhost") ? "127.0.0.1" : host)
                    .network();
        } catch (BadValueException name) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "udp://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
