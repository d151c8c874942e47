/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces addresses by others one to one, so that two which share their first n bits share exactly the first n bits afterwards, too.
 * Each bit is flipped or not by AES of the bits before it. Without the key nobody can compute it in either direction. Not safe for use
 * by several threads.
 *
 * <p>Source: Xu, Fan, Ammar, Moon, "Prefix-Preserving IP Address Anonymization", 2002, known as Crypto-PAn; for IPv6 the same over 128
 * bits.
 */
final class PrefixCipher {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int BLOCK = 16;

    private final Cipher aes;
    private final byte[] block = new byte[BLOCK];
    private final byte[] result = new byte[BLOCK];
    private final long padHigh;
    private final long padLow;
    private long high;
    private long low;

    /** With a key of any length, which is hashed to the length that is needed. */
    static PrefixCipher of(String key) {
        try {
            byte[] text = key.getBytes(StandardCharsets.UTF_8);
            return new PrefixCipher(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }

    /** @param key 32 octets: the key of AES, then what becomes the padding */
    @SuppressWarnings("InsecureCryptoUsage") // one block at a time, as a random function: there is no text to hide
    PrefixCipher(byte[] key) {
        try {
            aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Arrays.copyOf(key, BLOCK), "AES"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has AES
        }
        System.arraycopy(key, BLOCK, block, 0, BLOCK);
        encrypt();
        padHigh = (long) LONGS.get(result, 0);
        padLow = (long) LONGS.get(result, 8);
    }

    private void encrypt() {
        try {
            int written = aes.update(block, 0, BLOCK, result, 0);
            if (written != BLOCK) {
                throw new IllegalStateException("AES wrote " + written + " octets");
            }
        } catch (ShortBufferException impossible) {
            throw new IllegalStateException(impossible); // the array is long enough
        }
    }

    /**
     * Replaces an address; {@link #high} and {@link #low} are the other one.
     *
     * @param addressHigh the address, aligned to the left: that of IPv4 in the upper half
     * @param from how many bits stay as they are
     * @param width how many bits it has
     */
    void replace(long addressHigh, long addressLow, int from, int width) {
        high = addressHigh;
        low = addressLow;
        for (int bit = from; bit < width; bit++) {
            long maskHigh = bit >= 64 ? -1 : bit == 0 ? 0 : -1L << (64 - bit);
            long maskLow = bit <= 64 ? 0 : -1L << (128 - bit);
            LONGS.set(block, 0, (addressHigh & maskHigh) | (padHigh & ~maskHigh));
            LONGS.set(block, 8, (addressLow & maskLow) | (padLow & ~maskLow));
            encrypt();
            long flip = (result[0] & 0x80L) >>> 7;
            if (bit < 64) {
                high ^= flip << (63 - bit);
            } else {
                low ^= flip << (127 - bit);
            }
        }
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }
}
