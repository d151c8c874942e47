/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.schema.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Finds addresses that are written in text, and writes what is to be stored of them in their place. It finds dotted IPv4 and
 * hexadecimal IPv6, with or without a port behind; not host names, MAC addresses, reversed names of DNS nor any other way of writing
 * an address.
 */
public final class AddressText {
    /** The longest that an IPv6 address can be written, with IPv4 at its end. */
    private static final int LONGEST = 45;
    /** As in {@code 1:2:3:4:5:6:7::}; without this bound a line of nothing but colons would take half a second. */
    private static final int MOST_COLONS = 8;

    private static final int IPV4_PARTS = 4;

    private final Masking masking;

    public AddressText(Masking masking) {
        this.masking = masking;
    }

    /** The text as it is to be stored; the same object when nothing changes. */
    public String mask(String text) {
        StringBuilder changed = null;
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            int end = startsAt(text, at) ? end(text, at) : at;
            if (end == at) {
                at++;
                continue;
            }
            IpAddress address = parse(text, at, end);
            IpAddress masked = address == null ? null : masking.mask(address);
            if (masked != null && !masked.equals(address)) {
                changed = changed == null ? new StringBuilder(text.length()) : changed;
                changed.append(text, copied, at).append(masked);
                copied = end;
                at = end;
            } else {
                at++; // what looks like one address may be a word with a colon and another one
            }
        }
        return changed == null
                ? text
                : changed.append(text, copied, text.length()).toString();
    }

    private static boolean startsAt(String text, int at) {
        char first = text.charAt(at);
        return Character.digit(first, 16) >= 0 || first == ':';
    }

    /** Where an address ends that starts here; {@code start} when none does. */
    private static int end(String text, int start) {
        int end = endOfIpv6(text, start);
        return end > start ? end : endOfIpv4(text, start);
    }

    /** The longest run from here that is an address: a port may stand behind it, behind a point or a colon. */
    private static int endOfIpv6(String text, int start) {
        if (start > 0 && Character.digit(text.charAt(start - 1), 16) >= 0) {
            return start;
        }
        int end = start;
        int colons = 0;
        while (end < text.length() && end - start < LONGEST && isIpv6(text.charAt(end))) {
            if (text.charAt(end) == ':') {
                if (colons == MOST_COLONS || isThirdColon(text, start, end)) {
                    break;
                }
                colons++;
            }
            end++;
        }
        while (colons >= 2 && end > start) {
            if (IpAddress.parseOrNull(text.substring(start, end)) != null) {
                return end;
            }
            end--;
            colons -= text.charAt(end) == ':' ? 1 : 0;
            while (end > start && text.charAt(end) != ':' && text.charAt(end) != '.') {
                end--;
                colons -= text.charAt(end) == ':' ? 1 : 0;
            }
        }
        return start;
    }

    private static boolean isThirdColon(String text, int start, int at) {
        return at - start >= 2 && text.charAt(at - 1) == ':' && text.charAt(at - 2) == ':';
    }

    private static boolean isIpv6(char character) {
        return character == ':' || character == '.' || Character.digit(character, 16) >= 0;
    }

    /** Four numbers with points, wherever they stand among more: a fifth may be a port, and the index of an OID can end in an address. */
    private static int endOfIpv4(String text, int start) {
        if (start > 0 && isDigit(text, start - 1)) {
            return start;
        }
        int at = start;
        for (int part = 0; part < IPV4_PARTS; part++) {
            if (part > 0) {
                if (at >= text.length() || text.charAt(at) != '.') {
                    return start;
                }
                at++;
            }
            int begin = at;
            int value = 0;
            while (isDigit(text, at) && at - begin < 4) {
                value = value * 10 + text.charAt(at) - '0';
                at++;
            }
            if (at == begin || at - begin > 3 || value > 255) {
                return start;
            }
        }
        return at;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static @Nullable IpAddress parse(String text, int start, int end) {
        String address = text.substring(start, end);
        if (address.indexOf(':') >= 0) {
            return IpAddress.parseOrNull(address);
        }
        long value = 0;
        for (String part : address.split("\\.", -1)) {
            value = value << 8 | Integer.parseInt(part);
        }
        return new IpAddress(0, 0xFFFF_0000_0000L | value);
    }
}
