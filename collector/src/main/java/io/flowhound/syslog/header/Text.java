/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

/** Looks at single characters of a line; behind its end there are NULs. */
final class Text {
    private Text() {}

    static char at(String text, int position) {
        return position < text.length() ? text.charAt(position) : 0;
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    static boolean isUpper(char character) {
        return character >= 'A' && character <= 'Z';
    }

    static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }

    /** The position of the first character from there on that is neither blank nor tab. */
    static int behindBlanks(String text, int from) {
        int position = from;
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
        return position;
    }

    /** The position of the first blank or tab from there on, or the end. */
    static int blankFrom(String text, int from) {
        int position = from;
        while (position < text.length() && !isBlank(text.charAt(position))) {
            position++;
        }
        return position;
    }

    /** The position of the first character from there on that is no digit, at most so many further on. */
    static int behindDigits(String text, int from, int most) {
        int position = from;
        int end = Math.min(text.length(), from + most);
        while (position < end && isDigit(text.charAt(position))) {
            position++;
        }
        return position;
    }

    /** The number that digits are, of which there may be up to 18. */
    static long number(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    /** The number of exactly two digits; -1 when there are none. */
    static int two(String text, int from) {
        char tens = at(text, from);
        char ones = at(text, from + 1);
        return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + (ones - '0') : -1;
    }

    /** The number of exactly four digits; -1 when there are none. */
    static int four(String text, int from) {
        int high = two(text, from);
        int low = two(text, from + 2);
        return high < 0 || low < 0 ? -1 : high * 100 + low;
    }
}
