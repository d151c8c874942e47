/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes numbers and addresses as text into an array. Every method takes where to write and returns the position behind
 * what it wrote, so that a caller who writes a whole document keeps array and position in registers.
 *
 * <p>The caller has made room: {@link #ROOM} octets behind where it writes, which numbers, addresses and the last part of
 * a copy may use as scratch space.
 */
public final class Ascii {
    /** The octets that must be free behind the place to write at: the longest text of this class and what it overwrites. */
    public static final int ROOM = 64;

    /** The octets that {@link #copyBlocks} copies at once. */
    public static final int BLOCK = 32;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] HEX_UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX_LOWER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MINIMUM = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);
    private static final int HUNDRED_MILLION = 100_000_000;
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    /** The least number of so many digits, for the digits that a number of so many bits has at most. */
    private static final int[] LEAST = {0, 0, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, HUNDRED_MILLION};
    /** "0" to "99", as little-endian shorts. */
    private static final short[] PAIRS = new short[100];
    /** "0." to "255.", as a little-endian int. */
    private static final int[] OCTETS = new int[256];

    private static final byte[] OCTET_LENGTHS = new byte[256];
    /** The longest run of zero groups for each set of zero groups: its first group * 16 + its length, 0 for none. */
    private static final byte[] ZERO_RUNS = new byte[256];

    static {
        for (int i = 0; i < PAIRS.length; i++) {
            PAIRS[i] = (short) (i < 10 ? '0' + i : ('0' + i / 10) | ('0' + i % 10) << 8);
        }
        for (int i = 0; i < 256; i++) {
            byte[] text = (i + ".").getBytes(StandardCharsets.US_ASCII);
            for (int at = 0; at < text.length; at++) {
                OCTETS[i] |= text[at] << (8 * at);
            }
            OCTET_LENGTHS[i] = (byte) text.length;
            ZERO_RUNS[i] = (byte) longestRun(i);
        }
    }

    private Ascii() {}

    private static int longestRun(int zeroGroups) {
        int run = 0;
        int longest = 1; // RFC 5952 section 4.2.2: one group is not shortened
        for (int first = 0; first < 8; first++) {
            int length = Integer.numberOfTrailingZeros(~(zeroGroups >>> first));
            if (length > longest) {
                longest = length;
                run = first << 4 | length;
            }
        }
        return run;
    }

    /** Writes a decimal number. */
    public static int number(byte[] to, int at, long value) {
        if (value >= 0 && value < 100) { // two of three numbers: protocols, interfaces, packets
            SHORTS.set(to, at, PAIRS[(int) value]);
            return at + (value < 10 ? 1 : 2);
        }
        if (value >= 0 && value < HUNDRED_MILLION) {
            return small(to, at, (int) value);
        }
        return value < 0 ? negative(to, at, value) : large(to, at, value);
    }

    private static int negative(byte[] to, int at, long value) {
        if (value == Long.MIN_VALUE) {
            return copy(MINIMUM, 0, MINIMUM.length, to, at);
        }
        to[at] = '-';
        return number(to, at + 1, -value);
    }

    private static int large(byte[] to, int at, long value) {
        long upper = value / HUNDRED_MILLION;
        int next = number(to, at, upper);
        LONGS.set(to, next, eightDigits((int) (value - upper * HUNDRED_MILLION)) + ZEROS);
        return next + 8;
    }

    /** Writes eight octets whatever the length: counters have random lengths, and a wrong guess costs more than that. */
    private static int small(byte[] to, int at, int value) {
        int digits = digits(value);
        LONGS.set(to, at, (eightDigits(value) >>> (64 - 8 * digits)) + ZEROS);
        return at + digits;
    }

    /** How many digits a number below 10^8 has. 1233 / 4096 is the decimal logarithm of 2. */
    private static int digits(int value) {
        int most = (((32 - Integer.numberOfLeadingZeros(value | 1)) * 1233) >>> 12) + 1;
        return value < LEAST[most] ? most - 1 : most;
    }

    /** The decimal digits of a number below 10^8, one an octet, the first in the lowest: halves, pairs, digits at once. */
    private static long eightDigits(int value) {
        int upper = value / 10_000;
        long fours = upper | (long) (value - upper * 10_000) << 32;
        long hundreds = ((fours * 10_486) >>> 20) & 0x0000_007F_0000_007FL;
        long pairs = hundreds | (fours - hundreds * 100) << 16;
        long tens = ((pairs * 103) >>> 10) & 0x000F_000F_000F_000FL;
        return tens | (pairs - tens * 10) << 8;
    }

    /** Writes an address without quotes: IPv4 dotted, IPv6 as RFC 5952 says. */
    public static int address(byte[] to, int at, long high, long low) {
        return IpAddress.isIpv4(high, low) ? ipv4(to, at, (int) low) : ipv6(to, at, high, low);
    }

    private static int ipv4(byte[] to, int at, int address) {
        int next = octet(to, at, address >>> 24);
        next = octet(to, next, address >>> 16 & 0xFF);
        next = octet(to, next, address >>> 8 & 0xFF);
        return octet(to, next, address & 0xFF) - 1;
    }

    private static int octet(byte[] to, int at, int value) {
        INTS.set(to, at, OCTETS[value]);
        return at + OCTET_LENGTHS[value];
    }

    private static int ipv6(byte[] to, int at, long high, long low) {
        int run = ZERO_RUNS[zeroGroups(high) | zeroGroups(low) << 4];
        int runStart = run >>> 4;
        int runLength = run & 0xF;
        int next = at;
        for (int i = 0; i < 8; i++) {
            if (runLength > 0 && i == runStart) {
                to[next++] = ':';
                i += runLength - 1;
                if (i == 7) {
                    to[next++] = ':';
                }
            } else {
                to[next] = ':';
                next = group(
                        to, i == 0 ? next : next + 1, (int) ((i < 4 ? high : low) >>> (48 - 16 * (i & 3))) & 0xFFFF);
            }
        }
        return next;
    }

    /** A bit for each 16 bits that are 0, the first in the lowest. */
    private static int zeroGroups(long half) {
        return ((half >>> 48) == 0 ? 1 : 0)
                | ((half >>> 32 & 0xFFFF) == 0 ? 2 : 0)
                | ((half >>> 16 & 0xFFFF) == 0 ? 4 : 0)
                | ((half & 0xFFFF) == 0 ? 8 : 0);
    }

    /** Writes one to four hexadecimal digits: all four at once, then the position goes back over leading zeros. */
    private static int group(byte[] to, int at, int value) {
        int digits = (35 - Integer.numberOfLeadingZeros(value | 1)) >>> 2;
        int octets = (value >>> 8 | value << 16) & 0x00FF_00FF; // the first octet lowest
        int nibbles = (octets >>> 4 | octets << 8) & 0x0F0F_0F0F;
        int letters = (nibbles + 0x0606_0606) >>> 4 & 0x0101_0101;
        int text = nibbles + 0x3030_3030 + letters * ('a' - '9' - 1);
        INTS.set(to, at, text >>> (32 - 8 * digits));
        return at + digits;
    }

    /** Writes the low 48 bits as a MAC address in the form of ECS, 00-00-5E-00-53-23, without quotes. */
    public static int mac(byte[] to, int at, long address) {
        int next = at;
        for (int shift = 40; shift >= 0; shift -= 8) {
            to[next] = HEX_UPPER[(int) (address >>> (shift + 4)) & 0xF];
            to[next + 1] = HEX_UPPER[(int) (address >>> shift) & 0xF];
            to[next + 2] = '-';
            next += 3;
        }
        return next - 1;
    }

    /** Writes a number as 16 hexadecimal digits in lower case. */
    public static int hex(byte[] to, int at, long value) {
        int next = at;
        for (int shift = 60; shift >= 0; shift -= 4) {
            to[next++] = HEX_LOWER[(int) (value >>> shift) & 0xF];
        }
        return next;
    }

    /** Copies octets. */
    public static int copy(byte[] from, int start, int length, byte[] to, int at) {
        System.arraycopy(from, start, to, at, length);
        return at + length;
    }

    /**
     * Copies a short text {@link #BLOCK} octets at a time. The compiler knows that length and makes a load and a store of
     * it, where a copy of any length is a call (measured: 1 to 7 % of the whole path). Both arrays must have so many
     * octets behind the last that counts.
     */
    public static int copyBlocks(byte[] from, int start, int length, byte[] to, int at) {
        int block = 0;
        do {
            System.arraycopy(from, start + block, to, at + block, BLOCK);
            block += BLOCK;
        } while (block < length);
        return at + length;
    }
}
