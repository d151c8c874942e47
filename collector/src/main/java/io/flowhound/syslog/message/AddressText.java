/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message;

import io.flowhound.schema.IpAddress;
import org.jspecify.annotations.Nullable;

/** Reads addresses as log lines write them, without an exception for what is none. */
final class AddressText {
    private static final long MAPPED = 0xFFFF_0000_0000L;
    private static final int SHORTEST = 2; // "::"
    private static final int LONGEST = 45;

    private AddressText() {}

    static @Nullable IpAddress parse(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return null;
        }
        if (text.indexOf(':') < 0) {
            long ipv4 = ipv4(text);
            return ipv4 < 0 ? null : new IpAddress(0, MAPPED | ipv4);
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.digit(character, 16) < 0 && character != ':' && character != '.') {
                return null; // no zone, no brackets: those make the parser below throw
            }
        }
        return IpAddress.parseOrNull(text);
    }

    /** Four numbers of 0 to 255, of up to three digits each; -1 when it is anything else. */
    private static long ipv4(String text) {
        long address = 0;
        int part = 0;
        int digits = 0;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '.' && digits > 0 && dots < 3) {
                address = address << 8 | part;
                part = 0;
                digits = 0;
                dots++;
            } else if (character >= '0' && character <= '9' && digits < 3) {
                part = part * 10 + (character - '0');
                digits++;
                if (part > 0xFF) {
                    return -1;
                }
            } else {
                return -1;
            }
        }
        return dots == 3 && digits > 0 ? address << 8 | part : -1;
    }
}
