/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Makes text of the octets of a line. They should be UTF-8 (RFC 5424, section 6.4), but old devices write Windows-1252 or ISO 8859-1:
 * octets that are no UTF-8 are read as those, one by one, so that both kinds stay readable even in one line.
 */
final class LineText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private LineText() {}

    static String of(byte[] octets, int offset, int length) {
        String text = new String(octets, offset, length, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : mixed(octets, offset, offset + length);
    }

    private static String mixed(byte[] octets, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int plain = start;
        for (int at = start; at < end; ) {
            int length = length(octets, at, end);
            if (length > 0) {
                at += length;
                continue;
            }
            text.append(new String(octets, plain, at - plain, StandardCharsets.UTF_8));
            if (!isCutOff(octets, at, end)) {
                text.append(windows(octets[at]));
                at++;
            } else {
                at = end;
            }
            plain = at;
        }
        return text.append(new String(octets, plain, end - plain, StandardCharsets.UTF_8))
                .toString();
    }

    private static char windows(byte octet) {
        char character = new String(new byte[] {octet}, WINDOWS).charAt(0);
        return character == REPLACEMENT ? (char) (octet & 0xFF) : character; // five octets have no meaning in it
    }

    /** The length of the character that stands there; 0 when it is no UTF-8. */
    private static int length(byte[] octets, int at, int end) {
        int announced = announced(octets[at]);
        if (announced <= 1 || at + announced > end) {
            return announced == 1 ? 1 : 0;
        }
        // Overlong forms and surrogates are for the decoder to see.
        String character = new String(octets, at, announced, StandardCharsets.UTF_8);
        boolean sound = character.indexOf(REPLACEMENT) < 0 || isReplacement(octets, at);
        return sound ? announced : 0;
    }

    private static boolean isReplacement(byte[] octets, int at) {
        return octets[at] == (byte) 0xEF && octets[at + 1] == (byte) 0xBF && octets[at + 2] == (byte) 0xBD;
    }

    /** Whether a character begins there of which the end of the line has cut off a part, of two octets at least. */
    private static boolean isCutOff(byte[] octets, int at, int end) {
        int announced = announced(octets[at]);
        if (announced < 3 || at + announced <= end || at + 1 >= end) {
            return false;
        }
        for (int i = at + 1; i < end; i++) {
            if ((octets[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    private static int announced(byte first) {
        int octet = first & 0xFF;
        return octet < 0x80 ? 1 : octet < 0xC2 ? 0 : octet < 0xE0 ? 2 : octet < 0xF0 ? 3 : octet < 0xF5 ? 4 : 0;
    }
}
