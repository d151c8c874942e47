/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message;

import io.flowhound.schema.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text that moves on as its parts are recognised. What does not match leaves it where it is, so that another form can be
 * tried from there. Nothing of it throws, whatever the text.
 */
public final class Cursor {
    /** What numbers are when there is none. */
    public static final long NO_NUMBER = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_ADDRESS = 45;

    private final String text;
    private int at;

    /** At the beginning of a text. */
    public Cursor(String text) {
        this.text = text;
    }

    /** Where it is, 0 to the length of the text. */
    public int position() {
        return at;
    }

    /** Goes back to, or on to, a position that {@link #position} gave. */
    public void position(int position) {
        at = position;
    }

    public boolean atEnd() {
        return at >= text.length();
    }

    /** The character there; 0 at the end. */
    public char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    /** Whether a literal stands here; does not move. */
    public boolean sees(String literal) {
        return text.startsWith(literal, at);
    }

    /** Moves over a literal if that stands here; whether it did. */
    public boolean skip(String literal) {
        if (!text.startsWith(literal, at)) {
            return false;
        }
        at += literal.length();
        return true;
    }

    /** As {@link #skip(String)}, whatever the case of ASCII letters. */
    public boolean skipIgnoringCase(String literal) {
        if (!text.regionMatches(true, at, literal, 0, literal.length())) {
            return false;
        }
        at += literal.length();
        return true;
    }

    /** Moves over blanks and tabs. */
    public Cursor skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return this;
    }

    /** Moves behind the next place where a literal stands; whether there is one. */
    public boolean goBehind(String literal) {
        int found = text.indexOf(literal, at);
        if (found < 0) {
            return false;
        }
        at = found + literal.length();
        return true;
    }

    /** Moves behind the last place where a literal stands from here on; whether there is one. */
    public boolean goBehindLast(String literal) {
        int found = text.lastIndexOf(literal);
        if (found < at) {
            return false;
        }
        at = found + literal.length();
        return true;
    }

    /** What stands up to the next such literal, and moves behind that; null, without moving, when there is none. */
    public @Nullable String upTo(String literal) {
        int found = text.indexOf(literal, at);
        if (found < 0) {
            return null;
        }
        String part = text.substring(at, found);
        at = found + literal.length();
        return part;
    }

    /** What stands up to the last such literal from here on, and moves behind that; null, without moving, when there is none. */
    public @Nullable String upToLast(String literal) {
        int found = text.lastIndexOf(literal);
        if (found < at) {
            return null;
        }
        String part = text.substring(at, found);
        at = found + literal.length();
        return part;
    }

    /** What stands up to the next of these characters or the end; stays before that character. May be empty. */
    public String until(String anyOf) {
        int start = at;
        while (at < text.length() && anyOf.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** What stands up to the next blank, tab or the end, and moves over the blanks behind it. May be empty. */
    public String word() {
        String word = until(" \t");
        skipBlanks();
        return word;
    }

    /** What is left; moves to the end. */
    public String rest() {
        String rest = text.substring(at);
        at = text.length();
        return rest;
    }

    /** A decimal number without a sign and of at most 18 digits; {@link #NO_NUMBER}, without moving, when there is none. */
    public long number() {
        int start = at;
        long value = 0;
        while (at < text.length() && at - start < MOST_DIGITS && isDigit(text.charAt(at))) {
            value = value * 10 + (text.charAt(at++) - '0');
        }
        return at == start ? NO_NUMBER : value;
    }

    /** A port, 0 to 65535; {@link #NO_NUMBER}, without moving, when there is none. */
    public long port() {
        int start = at;
        long port = number();
        if (port > 0xFFFF) {
            at = start;
            return NO_NUMBER;
        }
        return port;
    }

    /**
     * An address, IPv4 or IPv6 without brackets; a zone behind it (%eth0) is skipped. Addresses with leading zeros (192.030.0.6) count as
     * decimal. Null, without moving, when there is none, or when a letter or a digit goes on behind it.
     */
    public @Nullable IpAddress address() {
        int end = at;
        while (end < text.length() && end - at <= LONGEST_ADDRESS && isOfAddress(text.charAt(end))) {
            end++;
        }
        // "10.0.0.1:" and "10.0.0.1." are addresses with punctuation behind them, "fe80::" is one as it is.
        for (int stop = end; stop > at && end - stop <= 1; stop--) {
            IpAddress address = address(text.substring(at, stop));
            if (address != null && (stop == text.length() || !Character.isLetterOrDigit(text.charAt(stop)))) {
                at = stop;
                if (peek() == '%') {
                    at++;
                    until(" \t:,;)]}/\"'");
                }
                return address;
            }
        }
        return addressBeforePort(end);
    }

    /** IPv4 with a port behind a colon looks like one run of characters. */
    private @Nullable IpAddress addressBeforePort(int end) {
        int colon = text.indexOf(':', at);
        if (colon < 0 || colon >= end) {
            return null;
        }
        IpAddress address = address(text.substring(at, colon));
        if (address == null && text.startsWith("::ffff:", at)) {
            int second = text.indexOf(':', at + "::ffff:".length());
            address = second < 0 || second >= end ? null : address(text.substring(at, second));
            colon = second;
        }
        if (address != null) {
            at = colon;
        }
        return address;
    }

    /** The address that a whole text is; null when it is none. Mapped IPv4 (::ffff:192.0.2.1) is IPv4. */
    public static @Nullable IpAddress address(@Nullable String text) {
        return text == null ? null : AddressText.parse(text);
    }

    private static boolean isOfAddress(char character) {
        return isDigit(character)
                || (character >= 'a' && character <= 'f')
                || (character >= 'A' && character <= 'F')
                || character == ':'
                || character == '.';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
