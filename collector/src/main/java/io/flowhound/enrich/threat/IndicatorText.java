/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import io.flowhound.schema.IpAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an address or network as lists write them: alone, with a prefix length, with a port, in brackets, as the host of a URL, or with
 * {@code [.]} in place of dots. Bits behind the prefix are ignored. One instance is used again and again.
 */
final class IndicatorText {
    private static final int MAPPED_BITS = 96;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_*-]+(\\.[A-Za-z0-9_-]+)+\\.?(:\\d{1,5})?");
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{32,128}");

    private long high;
    private long low;
    private int prefix;

    /** What a text is. */
    enum Kind {
        /** An address or network, which can be asked for now. */
        NETWORK,
        /** Something else that lists name, such as a host or a hash. */
        OTHER,
        /** Nothing that can be read. */
        BAD
    }

    long high() {
        return high;
    }

    /** The last 64 bits of the first address; IPv4 is mapped. */
    long low() {
        return low;
    }

    /** How many bits count, of IPv4 96 more than is written. */
    int prefix() {
        return prefix;
    }

    Kind read(String text) {
        return readIpv4(text) ? Kind.NETWORK : readAny(text);
    }

    /** Most entries are these, and lists are long: so nothing is made for them. */
    private boolean readIpv4(String text) {
        int address = 0;
        int at = 0;
        for (int part = 0; part < 4; part++) {
            int end = digitsEnd(text, at);
            int value = end == at || end - at > 3 ? 256 : number(text, at, end);
            boolean padded = end - at > 1 && text.charAt(at) == '0';
            if (value > 255 || padded || (part < 3 && (end == text.length() || text.charAt(end) != '.'))) {
                return false;
            }
            address = address << 8 | value;
            at = part < 3 ? end + 1 : end;
        }
        int length = 32;
        if (at < text.length()) {
            int end = digitsEnd(text, at + 1);
            boolean fits = text.charAt(at) == '/' && end == text.length() && end - at > 1 && end - at < 4;
            length = fits ? number(text, at + 1, end) : 33;
        }
        prefix = MAPPED_BITS + length;
        high = 0;
        low = length > 32 ? 0 : firstBits(0xFFFF_0000_0000L | Integer.toUnsignedLong(address), prefix - 64);
        return length <= 32;
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int number(String text, int from, int end) {
        int number = 0;
        for (int i = from; i < end; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private Kind readAny(String text) {
        String host = host(text.strip());
        int slash = host.indexOf('/');
        String address = slash < 0 ? host : host.substring(0, slash);
        IpAddress found = address(address);
        if (found == null) {
            return isName(host) ? Kind.OTHER : Kind.BAD;
        }
        boolean ipv4 = IpAddress.isIpv4(found.high(), found.low());
        int length = slash < 0 ? 128 : length(host.substring(slash + 1));
        // ::ffff:192.0.2.0/120 is IPv4, too, and its prefix has the 96 bits already.
        int bits = slash >= 0 && ipv4 && address.indexOf(':') < 0 ? MAPPED_BITS + length : length;
        if (length < 0 || bits > 128 || (ipv4 && bits < MAPPED_BITS)) {
            return Kind.BAD;
        }
        prefix = bits;
        high = firstBits(found.high(), Math.min(bits, 64));
        low = firstBits(found.low(), Math.max(bits - 64, 0));
        return Kind.NETWORK;
    }

    /** Without what stands around the address. */
    private static String host(String text) {
        String host = text;
        int scheme = host.indexOf("://");
        if (scheme >= 0) {
            host = host.substring(scheme + 3);
            int end = firstOf(host, "/?#");
            host = host.substring(0, end);
            host = host.substring(host.lastIndexOf('@') + 1);
        }
        if (host.contains("[.]")) {
            host = host.replace("[.]", ".");
        }
        if (host.startsWith("[")) {
            int close = host.indexOf(']');
            return close < 0 ? host : host.substring(1, close);
        }
        int colon = host.indexOf(':');
        boolean port = colon >= 0 && colon == host.lastIndexOf(':') && host.lastIndexOf('.', colon) >= 0;
        return port ? host.substring(0, colon) : host;
    }

    private static int firstOf(String text, String ends) {
        for (int i = 0; i < text.length(); i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    /** A text that is surely none is not handed on, since that costs more. */
    private static @Nullable IpAddress address(String text) {
        if (text.length() < 2 || text.length() > 45) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.digit(character, 16) < 0 && character != '.' && character != ':') {
                return null;
            }
        }
        return IpAddress.parseOrNull(text);
    }

    private static int length(String digits) {
        if (digits.isEmpty() || digits.length() > 3) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            length = 10 * length + digit;
        }
        return length;
    }

    private static long firstBits(long half, int count) {
        return count == 0 ? 0 : half & -1L << (Long.SIZE - count);
    }

    private static boolean isName(String text) {
        return text.length() <= 260
                && ((NAME.matcher(text).matches() && text.chars().anyMatch(Character::isLetter))
                        || HASH.matcher(text).matches());
    }
}
