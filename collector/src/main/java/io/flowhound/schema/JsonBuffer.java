/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A growing array of octets with the few writers that JSON documents need: numbers, addresses, times and strings. Nothing
 * is allocated unless it grows. Not safe for use by several threads.
 */
public final class JsonBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private @Nullable IsoTime isoTime;
    private byte[] array;
    private int position;

    /** Makes an empty buffer with room for {@code capacity} octets. */
    public JsonBuffer(int capacity) {
        this.array = new byte[Math.max(capacity, 64)];
    }

    /** The octets: those from 0 up to {@link #position()} are written. Another array after it has grown. */
    public byte[] array() {
        return array;
    }

    /** How many octets are written. */
    public int position() {
        return position;
    }

    /** Goes back to an earlier position, forgetting what was written since, or on to the end of what was written. */
    public void position(int position) {
        this.position = position;
    }

    /** Forgets everything; keeps the memory. */
    public void clear() {
        position = 0;
    }

    /**
     * Makes room behind {@link #position()} for those who write into the array themselves and then move the position.
     *
     * @return the array
     */
    public byte[] reserve(int octets) {
        ensure(octets);
        return array;
    }

    private void ensure(int octets) {
        if (array.length - position < octets) {
            grow(octets);
        }
    }

    private void grow(int octets) {
        array = Arrays.copyOf(array, Math.max(array.length * 2, position + octets));
    }

    /** Writes one octet. */
    public void put(int octet) {
        ensure(1);
        array[position++] = (byte) octet;
    }

    /** Writes octets as they are. */
    public void put(byte[] octets) {
        put(octets, 0, octets.length);
    }

    /** Writes part of an array as it is. */
    public void put(byte[] octets, int offset, int length) {
        ensure(length);
        position = Ascii.copy(octets, offset, length, array, position);
    }

    /** Writes ASCII text as it is. For text that is not written for each flow. */
    public void ascii(String text) {
        put(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes a decimal number. */
    public void number(long value) {
        ensure(Ascii.ROOM);
        position = Ascii.number(array, position, value);
    }

    /** Writes an unsigned 64-bit number in decimal. */
    public void unsigned(long value) {
        if (value >= 0) {
            number(value);
        } else {
            long quotient = Long.divideUnsigned(value, 10);
            number(quotient);
            put('0' + (int) (value - quotient * 10));
        }
    }

    /**
     * Writes an address without quotes: IPv4 dotted, IPv6 as RFC 5952 says.
     *
     * @param high the first 64 bits
     * @param low the last 64 bits; IPv4 addresses are mapped (::ffff:a.b.c.d)
     */
    public void address(long high, long low) {
        ensure(Ascii.ROOM);
        position = Ascii.address(array, position, high, low);
    }

    /** Writes the low 48 bits as a MAC address in the form of ECS, 00-00-5E-00-53-23, without quotes. */
    public void mac(long address) {
        ensure(Ascii.ROOM);
        position = Ascii.mac(array, position, address);
    }

    /** Writes epoch milliseconds as 2026-11-22T04:11:00.123Z, without quotes. Years 1970 to 9999. */
    public void time(long epochMillis) {
        ensure(IsoTime.LENGTH);
        IsoTime times = isoTime;
        if (times == null) {
            times = new IsoTime(); // 65 kB: only for buffers that need it
            isoTime = times;
        }
        position = times.write(array, position, epochMillis);
    }

    /** Writes octets in lower-case hexadecimal, without quotes. */
    public void hex(byte[] octets, int offset, int length) {
        ensure(2 * length);
        for (int i = offset; i < offset + length; i++) {
            array[position++] = HEX[octets[i] >>> 4 & 0xF];
            array[position++] = HEX[octets[i] & 0xF];
        }
    }

    /**
     * Writes text as a quoted JSON string. Control characters are escaped; octets that are not UTF-8 become U+FFFD; the
     * text ends at its first NUL, since exporters pad fixed-length strings with them.
     */
    public void string(byte[] utf8, int offset, int length) {
        ensure(2 + 6 * length);
        array[position++] = '"';
        int end = offset + length;
        for (int at = offset; at < end && utf8[at] != 0; ) {
            int octet = utf8[at];
            if (octet >= 0x20 && octet != '"' && octet != '\\' && octet != 0x7F) {
                array[position++] = (byte) octet;
                at++;
            } else if (octet >= 0) {
                escape(octet);
                at++;
            } else {
                at += multiByte(utf8, at, end);
            }
        }
        array[position++] = '"';
    }

    private void escape(int character) {
        array[position++] = '\\';
        if (character == '"' || character == '\\') {
            array[position++] = (byte) character;
            return;
        }
        array[position++] = 'u';
        array[position++] = '0';
        array[position++] = '0';
        array[position++] = HEX[character >>> 4];
        array[position++] = HEX[character & 0xF];
    }

    /** Copies one well-formed character of two to four octets, or writes U+FFFD for one octet; returns the octets read. */
    private int multiByte(byte[] utf8, int at, int end) {
        int length = Utf8.lengthAt(utf8, at, end);
        if (length == 0) {
            array[position++] = (byte) 0xEF;
            array[position++] = (byte) 0xBF;
            array[position++] = (byte) 0xBD;
            return 1;
        }
        System.arraycopy(utf8, at, array, position, length);
        position += length;
        return length;
    }

    /** What is written, as text. For messages and tests. */
    @Override
    public String toString() {
        return new String(array, 0, position, StandardCharsets.UTF_8);
    }
}
