/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of octets that takes numbers in network byte order. Not safe for use by several threads. */
public final class Octets {
    private byte[] array = new byte[128];
    private int size;

    /** Adds a number of 8 bits; higher bits are cut off, here and below. */
    public Octets u8(int value) {
        return number(value, 1);
    }

    /** Adds a number of 16 bits. */
    public Octets u16(int value) {
        return number(value, 2);
    }

    /** Adds a number of 32 bits. */
    public Octets u32(long value) {
        return number(value, 4);
    }

    /** Adds a number of 64 bits. */
    public Octets u64(long value) {
        return number(value, 8);
    }

    /** Adds an unsigned number in {@code length} octets: cut off on the left when that is less than 8, else filled with 0. */
    public Octets number(long value, int length) {
        ensure(length);
        for (int i = length - 1; i >= 0; i--) {
            int shift = 8 * (length - 1 - i);
            array[size + i] = shift < Long.SIZE ? (byte) (value >>> shift) : 0;
        }
        size += length;
        return this;
    }

    /** Adds octets as they are. */
    public Octets bytes(byte[] octets) {
        ensure(octets.length);
        System.arraycopy(octets, 0, array, size, octets.length);
        size += octets.length;
        return this;
    }

    /** Adds {@code count} octets of value 0. */
    public Octets zeros(int count) {
        ensure(count);
        Arrays.fill(array, size, size + count, (byte) 0);
        size += count;
        return this;
    }

    /** Adds text in UTF-8, without a length and without an end mark. */
    public Octets text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many octets there are. */
    public int size() {
        return size;
    }

    /** A copy of the octets. */
    public byte[] toBytes() {
        return Arrays.copyOf(array, size);
    }

    private void ensure(int octets) {
        if (array.length - size < octets) {
            array = Arrays.copyOf(array, Math.max(2 * array.length, size + octets));
        }
    }

    /**
     * The 4 or 16 octets of an address written in digits.
     *
     * @throws IllegalArgumentException when it is a name or no address at all; names are never looked up
     */
    public static byte[] address(String literal) {
        return inetAddress(literal).getAddress();
    }

    static InetAddress inetAddress(String literal) {
        boolean digits = literal.indexOf(':') >= 0 || literal.matches("[0-9]+(\\.[0-9]+){3}");
        if (!digits) {
            throw new IllegalArgumentException("not an IP address in digits: " + literal);
        }
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IP address in digits: " + literal, e);
        }
    }
}
