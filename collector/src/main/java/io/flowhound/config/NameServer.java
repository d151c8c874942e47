/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * A resolver of DNS by its address: {@code 192.168.1.1}, {@code 192.168.1.1:5353}, {@code 2001:db8::53} or {@code [2001:db8::53]:5353}.
 *
 * @param address never a name, which would have to be resolved first
 * @param port 1 to 65535
 */
public record NameServer(InetAddress address, int port) {
    private static final int DNS = 53;

    static NameServer parse(String text) throws BadValueException {
        byte[] alone = NetUtil.createByteArrayFromIpAddressString(text);
        if (alone != null && !text.startsWith("[")) {
            return new NameServer(address(alone), DNS);
        }
        int colon = text.lastIndexOf(':');
        boolean ported = colon > 0 && text.substring(colon + 1).matches("\\d{1,5}");
        String host = ported ? text.substring(0, colon) : text;
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        byte[] octets =
                NetUtil.createByteArrayFromIpAddressString(bracketed ? host.substring(1, host.length() - 1) : host);
        if (octets == null || (octets.length == 16) != bracketed) {
            throw new BadValueException(
                    "is no address of a resolver, such as 192.168.1.1 or [2001:db8::53]:5353; names are not taken",
                    null);
        }
        int port = ported ? Integer.parseInt(text.substring(colon + 1)) : DNS;
        if (port < 1 || port > 65535) {
            throw new BadValueException("must have a port from 1 to 65535", null);
        }
        return new NameServer(address(octets), port);
    }

    private static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("4 or 16 octets", impossible);
        }
    }

    /** Where its socket is. */
    public InetSocketAddress toSocketAddress() {
        return new InetSocketAddress(address, port);
    }

    @Override
    public String toString() {
        String text = NetUtil.toAddressString(address);
        if (port == DNS) {
            return text;
        }
        return (text.indexOf(':') >= 0 ? "[" + text + "]" : text) + ":" + port;
    }
}
