/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * An IP address as two halves of an IPv6 address. IPv4 addresses are mapped (::ffff:a.b.c.d, RFC 4291 section 2.5.5.2), so
 * that one pair of numbers holds either.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record IpAddress(long high, long low) {
    private static final long MAPPED = 0xFFFF_0000_0000L;

    /** The address of the JDK as one of ours. */
    public static IpAddress of(InetAddress address) {
        byte[] octets = address.getAddress();
        return new IpAddress(high(octets), low(octets));
    }

    /** The first 64 bits; 0 for IPv4. */
    public static long high(InetAddress address) {
        return high(address.getAddress());
    }

    /** The last 64 bits; 0xFFFF and the 32 bits of the address for IPv4. */
    public static long low(InetAddress address) {
        return low(address.getAddress());
    }

    private static long high(byte[] octets) {
        return octets.length == 4 ? 0 : number(octets, 0, 8);
    }

    private static long low(byte[] octets) {
        return octets.length == 4 ? MAPPED | number(octets, 0, 4) : number(octets, 8, 8);
    }

    private static long number(byte[] octets, int offset, int length) {
        long value = 0;
        for (int i = offset; i < offset + length; i++) {
            value = value << 8 | (octets[i] & 0xFF);
        }
        return value;
    }

    /** Whether the two halves hold an IPv4 address. */
    public static boolean isIpv4(long high, long low) {
        return high == 0 && low >>> 32 == 0xFFFF;
    }

    /** The address as documents show it: IPv4 dotted, IPv6 as RFC 5952 says. */
    public static String text(long high, long low) {
        return NetUtil.toAddressString(new IpAddress(high, low).toInetAddress());
    }

    /**
     * Reads an address from its text. No name is looked up.
     *
     * @param text IPv4 in four decimal parts, or IPv6 without brackets and without a zone
     * @throws IllegalArgumentException when it is not an address
     */
    public static IpAddress parse(String text) {
        IpAddress address = parseOrNull(text);
        if (address == null) {
            throw new IllegalArgumentException("not an IP address: \"" + text + "\" (give 192.0.2.1 or 2001:db8::1)");
        }
        return address;
    }

    /** As {@link #parse}; null when it is not an address. For text that is often none: an exception costs more than a log line. */
    public static @Nullable IpAddress parseOrNull(String text) {
        boolean decorated = text.indexOf('%') >= 0 || text.indexOf('[') >= 0;
        byte[] octets = decorated ? null : NetUtil.createByteArrayFromIpAddressString(text);
        return octets == null ? null : new IpAddress(high(octets), low(octets));
    }

    /** Our address as one of the JDK's. */
    public InetAddress toInetAddress() {
        byte[] octets = new byte[16];
        for (int i = 0; i < 8; i++) {
            octets[i] = (byte) (high >>> (56 - 8 * i));
            octets[8 + i] = (byte) (low >>> (56 - 8 * i));
        }
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 octets are an address", e);
        }
    }

    /** The address as text, as {@link #text} gives it. */
    @Override
    public String toString() {
        return text(high, low);
    }
}
