/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** A network: an address and the length of its prefix, such as 10.0.0.0/8 or fc00::/7. */
public record Cidr(long high, long low, int prefix) {
    /**
     * Reads a network; a lone address is a network of one.
     *
     * @throws IllegalArgumentException naming the text when it is none
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new IllegalArgumentException("not a network: " + text); // a name would be looked up in DNS
        }
        try {
            byte[] octets = InetAddress.getByName(address).getAddress();
            int offset = octets.length == 4 ? 96 : 0;
            int length = slash < 0 ? 128 : offset + Integer.parseInt(text.substring(slash + 1));
            if (length < offset || length > 128) {
                throw new IllegalArgumentException("prefix length out of range: " + text);
            }
            return of(octets, length);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("not a network: " + text, e);
        }
    }

    private static Cidr of(byte[] octets, int prefix) {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        return octets.length == 4
                ? new Cidr(0, 0xFFFF_0000_0000L | (buffer.getInt() & 0xFFFF_FFFFL), prefix)
                : new Cidr(buffer.getLong(), buffer.getLong(), prefix);
    }

    /** Whether an address, IPv4 mapped, lies in the network. */
    public boolean contains(long addressHigh, long addressLow) {
        if (prefix == 0) {
            return true;
        }
        if (prefix <= 64) {
            return (addressHigh ^ high) >>> (64 - prefix) == 0;
        }
        return addressHigh == high && (prefix == 128 ? addressLow == low : (addressLow ^ low) >>> (128 - prefix) == 0);
    }
}
