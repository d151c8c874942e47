/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A growing array of octets with the few writers that JSON documents need: numbers, addresses, times and strings. Nothing
 * is allocated unless it grows. Not safe for use by several threads.
 */
public final class JsonBuffer {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX_UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MINIMUM = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);
    /** "00" to "99", two octets each, as a little-endian short. */
    private static final short[] PAIRS = new short[100];
    /** "0." to "255.", as a little-endian int. */
    private static final int[] OCTETS = new int[256];

    private static final byte[] OCTET_LENGTHS = new byte[256];

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[i] = (short) (('0' + i / 10) | ('0' + i % 10) << 8);
        }
        for (int i = 0; i < 256; i++) {
            byte[] text = (i + ".").getBytes(StandardCharsets.US_ASCII);
            for (int at = 0; at < text.length; at++) {
                OCTETS[i] |= text[at] << (8 * at);
            }
            OCTET_LENGTHS[i] = (byte) text.length;
        }
    }

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

    /** Goes back to an earlier position, forgetting what was written since. */
    public void position(int position) {
        this.position = position;
    }

    /** Forgets everything; keeps the memory. */
    public void clear() {
        position = 0;
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

    /** Writes a piece: eight octets at a time, which for short pieces costs a third of what copying an array does. */
    public void put(JsonPiece piece) {
        int length = piece.length;
        ensure(length + Long.BYTES);
        byte[] from = piece.padded;
        byte[] to = array;
        int at = position;
        for (int i = 0; i < length; i += Long.BYTES) {
            LONGS.set(to, at + i, (long) LONGS.get(from, i));
        }
        position = at + length;
    }

    /** Writes part of an array as it is. */
    public void put(byte[] octets, int offset, int length) {
        ensure(length);
        System.arraycopy(octets, offset, array, position, length);
        position += length;
    }

    /** Writes ASCII text as it is. For text that is not written for each flow. */
    public void ascii(String text) {
        put(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes a decimal number. */
    public void number(long value) {
        ensure(20);
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                put(MINIMUM);
                return;
            }
            array[position++] = '-';
            value = -value;
        }
        int end = position + digits(value);
        int at = end;
        while (value >= 100) {
            long quotient = value / 100;
            at -= 2;
            SHORTS.set(array, at, PAIRS[(int) (value - quotient * 100)]);
            value = quotient;
        }
        if (value >= 10) {
            SHORTS.set(array, at - 2, PAIRS[(int) value]);
        } else {
            array[at - 1] = (byte) ('0' + value);
        }
        position = end;
    }

    private static int digits(long value) {
        long bound = 10;
        for (int digits = 1; digits < 19; digits++) {
            if (value < bound) {
                return digits;
            }
            bound *= 10;
        }
        return 19;
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
        if (high == 0 && low >>> 32 == 0xFFFF) {
            ipv4((int) low);
        } else {
            ipv6(high, low);
        }
    }

    private void ipv4(int address) {
        ensure(20);
        octet(address >>> 24);
        octet(address >>> 16 & 0xFF);
        octet(address >>> 8 & 0xFF);
        octet(address & 0xFF);
        position--;
    }

    private void octet(int value) {
        INTS.set(array, position, OCTETS[value]);
        position += OCTET_LENGTHS[value];
    }

    private void ipv6(long high, long low) {
        ensure(40);
        int zeroStart = -1;
        int zeroLength = 1;
        for (int start = 0; start < 8; start++) {
            int length = 0;
            while (start + length < 8 && group(high, low, start + length) == 0) {
                length++;
            }
            if (length > zeroLength) {
                zeroStart = start;
                zeroLength = length;
            }
            start += length;
        }
        for (int i = 0; i < 8; i++) {
            if (i == zeroStart) {
                array[position++] = ':';
                i += zeroLength - 1;
                if (i == 7) {
                    array[position++] = ':';
                }
                continue;
            }
            if (i > 0) {
                array[position++] = ':';
            }
            hexGroup(group(high, low, i));
        }
    }

    private static int group(long high, long low, int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> (48 - 16 * (index & 3))) & 0xFFFF;
    }

    private void hexGroup(int value) {
        int shift = value >= 0x1000 ? 12 : value >= 0x100 ? 8 : value >= 0x10 ? 4 : 0;
        for (; shift >= 0; shift -= 4) {
            array[position++] = HEX[value >>> shift & 0xF];
        }
    }

    /** Writes the low 48 bits as a MAC address in the form of ECS, 00-00-5E-00-53-23, without quotes. */
    public void mac(long address) {
        ensure(18);
        for (int shift = 40; shift >= 0; shift -= 8) {
            array[position++] = HEX_UPPER[(int) (address >>> (shift + 4)) & 0xF];
            array[position++] = HEX_UPPER[(int) (address >>> shift) & 0xF];
            array[position++] = '-';
        }
        position--;
    }

    /** Writes epoch milliseconds as 2026-11-22T04:11:00.123Z, without quotes. Years 1970 to 9999. */
    public void time(long epochMillis) {
        ensure(24);
        IsoTime times = isoTime;
        if (times == null) {
            times = new IsoTime(); // 57 kB: only for buffers that need it
            isoTime = times;
        }
        times.write(epochMillis, array, position);
        position += 24;
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
