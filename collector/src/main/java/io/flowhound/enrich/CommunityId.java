/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.JsonBuffer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Computes the Community ID of a flow, version 1 with seed 0: the Base64 of a SHA-1 over addresses, ports and protocol,
 * the same for both directions. Not safe for use by several threads.
 *
 * <p>Source: the Community ID specification of Corelight, "community-id-spec".
 */
final class CommunityId {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final byte[] BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGEST = 20;

    private final MessageDigest sha1;
    private final byte[] input = new byte[40];
    private final byte[] digest = new byte[DIGEST + 1]; // one octet more, so that Base64 reads whole triples
    private final byte[] text = new byte[32];

    CommunityId() {
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
        boolean ports = hasPorts(protocol) && flow.has(Field.SOURCE_PORT) && flow.has(Field.DESTINATION_PORT);
        int one = (int) flow.number(Field.SOURCE_PORT);
        int other = (int) flow.number(Field.DESTINATION_PORT);
        boolean oneWay = false;
        if (flow.has(Field.FLOW_ICMP_TYPE)) {
            ports = true;
            one = (int) flow.number(Field.FLOW_ICMP_TYPE);
            int answer = IcmpPairs.counterpart(protocol, one);
            oneWay = answer < 0;
            other = oneWay ? (int) flow.number(Field.FLOW_ICMP_CODE) : answer;
        }
        int order = compare(flow);
        boolean swap = !oneWay && (order > 0 || (order == 0 && one > other));
        hash(
                flow,
                swap ? Field.DESTINATION_IP : Field.SOURCE_IP,
                swap ? Field.SOURCE_IP : Field.DESTINATION_IP,
                protocol,
                ports,
                swap ? other : one,
                swap ? one : other);
        encode();
        int start = flow.beginText();
        JsonBuffer json = flow.text();
        json.put(text);
        flow.endText(Field.NETWORK_COMMUNITY_ID, start);
    }

    /** The specification hashes ports of these protocols only, whatever an exporter says of others. */
    private static boolean hasPorts(int protocol) {
        return protocol == 6 || protocol == 17 || protocol == 132;
    }

    private static int compare(FlowRecord flow) {
        int order = Long.compareUnsigned(flow.addressHigh(Field.SOURCE_IP), flow.addressHigh(Field.DESTINATION_IP));
        return order != 0
                ? order
                : Long.compareUnsigned(flow.addressLow(Field.SOURCE_IP), flow.addressLow(Field.DESTINATION_IP));
    }

    private void hash(FlowRecord flow, Field from, Field to, int protocol, boolean ports, int fromPort, int toPort) {
        int at = 2; // after the seed, 0
        at = address(flow, from, at);
        at = address(flow, to, at);
        input[at++] = (byte) protocol;
        input[at++] = 0;
        if (ports) {
            SHORTS.set(input, at, (short) fromPort);
            SHORTS.set(input, at + 2, (short) toPort);
            at += 4;
        }
        try {
            sha1.update(input, 0, at);
            sha1.digest(digest, 0, DIGEST);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible); // the array is long enough
        }
    }

    private int address(FlowRecord flow, Field field, int at) {
        if (flow.isIpv4(field)) {
            INTS.set(input, at, (int) flow.addressLow(field));
            return at + 4;
        }
        LONGS.set(input, at, flow.addressHigh(field));
        LONGS.set(input, at + 8, flow.addressLow(field));
        return at + 16;
    }

    private void encode() {
        for (int from = 0, to = 3; from < DIGEST; from += 3, to += 4) {
            int triple = (digest[from] & 0xFF) << 16 | (digest[from + 1] & 0xFF) << 8 | (digest[from + 2] & 0xFF);
            text[to] = BASE64[triple >>> 18];
            text[to + 1] = BASE64[triple >>> 12 & 0x3F];
            text[to + 2] = BASE64[triple >>> 6 & 0x3F];
            text[to + 3] = BASE64[triple & 0x3F];
        }
        text[30] = '=';
    }
}
