/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of addresses: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address without a prefix length.
 *
 * @param network its first address
 * @param prefixLength 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record Cidr(InetAddress network, int prefixLength) {
    static Cidr parse(String text) throws BadValueException {
        int slash = text.indexOf('/');
        InetAddress address = address(slash < 0 ? text : text.substring(0, slash));
        int bits = address.getAddress().length * 8;
        int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1), bits);
        InetAddress network = first(address, prefix);
        if (!network.equals(address)) {
            throw new BadValueException("has bits set behind the prefix", new Cidr(network, prefix).toString());
        }
        return new Cidr(network, prefix);
    }

    private static InetAddress address(String text) throws BadValueException {
        // Not InetAddress.getByName: it asks the DNS for what is no address.
        byte[] octets = NetUtil.createByteArrayFromIpAddressString(text);
        if (octets == null || text.indexOf('%') >= 0) {
            throw notAnAddress();
        }
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw notAnAddress();
        }
    }

    private static BadValueException notAnAddress() {
        return new BadValueException("is no IP address or range, such as 10.0.0.0/8 or 2001:db8::/32", null);
    }

    private static int prefix(String text, int bits) throws BadValueException {
        int prefix = text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        if (prefix < 0 || prefix > bits) {
            throw new BadValueException("must have a prefix length from 0 to " + bits, null);
        }
        return prefix;
    }

    private static InetAddress first(InetAddress address, int prefix) {
        byte[] octets = address.getAddress();
        for (int bit = prefix; bit < octets.length * 8; bit++) {
            octets[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + octets.length + " octets", e);
        }
    }

    /** Whether an address lies in the range. An IPv4 address never lies in a range of IPv6, nor the other way. */
    public boolean contains(InetAddress address) {
        return address.getClass() == network.getClass()
                && first(address, prefixLength).equals(network);
    }

    /** Shortest form of the address, then the prefix length unless the range is a single address. */
    @Override
    public String toString() {
        String address = NetUtil.toAddressString(network);
        return prefixLength == network.getAddress().length * 8 ? address : address + "/" + prefixLength;
    }
}
