/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.flow.FlowRecord;
import io.flowhound.flow.IcmpPairs;
import io.flowhound.schema.Field;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.JsonBuffer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Computes the Community ID of a flow or connection, version 1 with seed 0: the Base64 of a SHA-1 over addresses, ports and protocol,
 * the same for both directions. Not safe for use by several threads.
 *
 * <p>Source: the Community ID specification of Corelight, "community-id-spec".
 */
public final class CommunityId {
    /** A port, ICMP type or ICMP code that is not known. */
    public static final int NONE = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    /** Two letters of Base64 for each 12 bits, the first in the upper half. */
    private static final short[] LETTERS = new short[1 << 12];

    static {
        for (int bits = 0; bits < LETTERS.length; bits++) {
            LETTERS[bits] = (short) (BASE64.charAt(bits >>> 6) << 8 | BASE64.charAt(bits & 0x3F));
        }
    }

    private static final int DIGEST = 20;
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;

    private final MessageDigest sha1;
    private final byte[] input = new byte[40];
    private final byte[] digest = new byte[DIGEST];
    private final byte[] text = new byte[32];

    public CommunityId() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-1
        }
        text[0] = '"';
        text[1] = '1';
        text[2] = ':';
        text[30] = '=';
        text[31] = '"';
    }

    /** Writes the id, quoted, if the flow has what it is made of. */
    void put(FlowRecord flow) {
        if (!flow.has(Field.SOURCE_IP) || !flow.has(Field.DESTINATION_IP) || !flow.has(Field.NETWORK_IANA_NUMBER)) {
            return;
        }
        int protocol = (int) flow.number(Field.NETWORK_IANA_NUMBER);
        boolean icmp = flow.has(Field.FLOW_ICMP_TYPE);
        boolean ports = icmp || (hasPorts(protocol) && flow.has(Field.SOURCE_PORT) && flow.has(Field.DESTINATION_PORT));
        // Type and code are those of what the source of the record sent.
        boolean back = icmp && flow.has(Field.FLOW_REVERSED);
        Field from = back ? Field.DESTINATION_IP : Field.SOURCE_IP;
        compute(
                flow.addressHigh(from),
                flow.addressLow(from),
                flow.addressHigh(from.opposite()),
                flow.addressLow(from.opposite()),
                protocol,
                icmp,
                ports,
                (int) flow.number(icmp ? Field.FLOW_ICMP_TYPE : Field.SOURCE_PORT),
                (int) flow.number(icmp ? Field.FLOW_ICMP_CODE : Field.DESTINATION_PORT));
        int start = flow.beginText();
        JsonBuffer json = flow.text();
        json.put(text);
        flow.endText(Field.NETWORK_COMMUNITY_ID, start);
    }

    /**
     * The id of a connection as a JSON string with its quotes; null when it lacks the ports, or the ICMP type, that the flows of the
     * same connection would have.
     *
     * @param protocol IP protocol number, 0 to 255
     * @param one source port, or ICMP type; {@link #NONE} when not known
     * @param other destination port, or ICMP code; {@link #NONE} when not known
     */
    public byte @Nullable [] json(IpAddress source, IpAddress destination, int protocol, int one, int other) {
        boolean icmp = protocol == ICMP || protocol == ICMPV6;
        boolean ports = icmp || hasPorts(protocol);
        if (protocol < 0 || (ports && (one < 0 || (other < 0 && !icmp)))) {
            return null;
        }
        int code = Math.max(other, 0);
        compute(source.high(), source.low(), destination.high(), destination.low(), protocol, icmp, ports, one, code);
        return text.clone();
    }

    /** The specification hashes ports of these protocols only, whatever an exporter says of others. */
    private static boolean hasPorts(int protocol) {
        return protocol == 6 || protocol == 17 || protocol == 132;
    }

    /** Puts the id of two ends into {@link #text}. With ICMP, the ports are type and code of the source's packet. */
    private void compute(
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            int protocol,
            boolean icmp,
            boolean ports,
            int one,
            int second) {
        int answer = icmp ? IcmpPairs.counterpart(protocol, one) : 0;
        boolean oneWay = icmp && answer < 0;
        int other = icmp && !oneWay ? answer : second;
        int order = Long.compareUnsigned(sourceHigh, destinationHigh);
        order = order != 0 ? order : Long.compareUnsigned(sourceLow, destinationLow);
        boolean swap = !oneWay && (order > 0 || (order == 0 && one > other));
        int at = 2; // after the seed, 0
        at = swap ? address(destinationHigh, destinationLow, at) : address(sourceHigh, sourceLow, at);
        at = swap ? address(sourceHigh, sourceLow, at) : address(destinationHigh, destinationLow, at);
        input[at++] = (byte) protocol;
        input[at++] = 0;
        if (ports) {
            SHORTS.set(input, at, (short) (swap ? other : one));
            SHORTS.set(input, at + 2, (short) (swap ? one : other));
            at += 4;
        }
        hash(at);
        encode();
    }

    private void hash(int length) {
        try {
            sha1.update(input, 0, length);
            sha1.digest(digest, 0, DIGEST);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible); // the array is long enough
        }
    }

    private int address(long high, long low, int at) {
        if (IpAddress.isIpv4(high, low)) {
            INTS.set(input, at, (int) low);
            return at + 4;
        }
        LONGS.set(input, at, high);
        LONGS.set(input, at + 8, low);
        return at + 16;
    }

    private void encode() {
        for (int from = 0, to = 3; from < DIGEST - 2; from += 6, to += 8) {
            long octets = (long) LONGS.get(digest, from); // of which 6 become 8 letters
            INTS.set(text, to, letters(octets >>> 40));
            INTS.set(text, to + 4, letters(octets >>> 16));
        }
        INTS.set(text, 27, letters((digest[DIGEST - 2] & 0xFFL) << 16 | (digest[DIGEST - 1] & 0xFFL) << 8));
        text[30] = '=';
    }

    /** The letters for the lowest 24 bits. */
    private static int letters(long bits) {
        return LETTERS[(int) (bits >>> 12) & 0xFFF] << 16 | LETTERS[(int) bits & 0xFFF];
    }
}
