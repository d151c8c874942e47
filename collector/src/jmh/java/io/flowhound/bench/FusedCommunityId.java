/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Writes community ids: the SHA-1 of the platform, which uses the processor's instructions, and Base64 two letters at once. */
final class FusedCommunityId {
    /** For both ports where there are none. */
    static final int NONE = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    /** Two letters for twelve bits, the first in the upper half. */
    private static final short[] LETTERS = new short[1 << 12];

    private static final int DIGEST = 20;

    static {
        byte[] base64 =
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < LETTERS.length; i++) {
            LETTERS[i] = (short) (base64[i >>> 6] << 8 | base64[i & 63]);
        }
    }

    private final MessageDigest sha1;
    private final byte[] input = new byte[40];
    private final byte[] digest = new byte[24];

    FusedCommunityId() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Of IPv4. Returns the position behind the id. */
    int ipv4(int source, int destination, int protocol, int one, int other, byte[] to, int at) {
        int order = Integer.compareUnsigned(source, destination);
        boolean swap = order > 0 || (order == 0 && one > other);
        INTS.set(input, 2, swap ? destination : source);
        INTS.set(input, 6, swap ? source : destination);
        return finish(10, protocol, swap ? other : one, swap ? one : other, to, at);
    }

    /** Of IPv6, each address in two halves. */
    int ipv6(long[] ends, int protocol, int one, int other, byte[] to, int at) {
        int order = Long.compareUnsigned(ends[0], ends[2]);
        order = order != 0 ? order : Long.compareUnsigned(ends[1], ends[3]);
        boolean swap = order > 0 || (order == 0 && one > other);
        int first = swap ? 2 : 0;
        LONGS.set(input, 2, ends[first]);
        LONGS.set(input, 10, ends[first + 1]);
        LONGS.set(input, 18, ends[2 - first]);
        LONGS.set(input, 26, ends[3 - first]);
        return finish(34, protocol, swap ? other : one, swap ? one : other, to, at);
    }

    private int finish(int length, int protocol, int one, int other, byte[] to, int at) {
        SHORTS.set(input, length, (short) (protocol << 8));
        int end = length + 2;
        if (one != NONE) {
            INTS.set(input, end, one << 16 | other);
            end += 4;
        }
        try {
            sha1.update(input, 0, end);
            sha1.digest(digest, 0, DIGEST);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
        return base64(to, at);
    }

    private int base64(byte[] to, int at) {
        triples((long) LONGS.get(digest, 0), to, at); // 6 octets a call
        triples((long) LONGS.get(digest, 6), to, at + 8);
        triples((long) LONGS.get(digest, 12), to, at + 16);
        int last = (digest[18] & 0xFF) << 16 | (digest[19] & 0xFF) << 8;
        SHORTS.set(to, at + 24, LETTERS[last >>> 12]);
        SHORTS.set(to, at + 26, LETTERS[last & 0xFFF]);
        to[at + 27] = '=';
        return at + 28;
    }

    private static void triples(long octets, byte[] to, int at) {
        long text = (LETTERS[(int) (octets >>> 52)] & 0xFFFFL) << 48
                | (LETTERS[(int) (octets >>> 40) & 0xFFF] & 0xFFFFL) << 32
                | (LETTERS[(int) (octets >>> 28) & 0xFFF] & 0xFFFFL) << 16
                | (LETTERS[(int) (octets >>> 16) & 0xFFF] & 0xFFFFL);
        LONGS.set(to, at, text);
    }
}
