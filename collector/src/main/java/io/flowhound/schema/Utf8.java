/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

/** Tells well-formed UTF-8 from other octets (RFC 3629 section 4). */
final class Utf8 {
    private Utf8() {}

    /** The length of the multi-octet character that starts at {@code at}, 2 to 4, or 0 when it is not well-formed. */
    static int lengthAt(byte[] octets, int at, int end) {
        int first = octets[at] & 0xFF;
        int length = first >= 0xC2 && first <= 0xDF
                ? 2
                : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        if (length == 0 || at + length > end || !secondFits(first, octets[at + 1] & 0xFF)) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((octets[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** Excludes overlong forms, surrogates and what lies beyond U+10FFFF. */
    private static boolean secondFits(int first, int second) {
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        return second >= least && second <= most;
    }
}
