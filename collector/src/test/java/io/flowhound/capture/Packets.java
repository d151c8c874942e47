/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Builds packets and capture files for tests. */
final class Packets {
    private Packets() {}

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] udp(int from, int to, byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(8 + payload.length);
        out.putShort((short) from).putShort((short) to).putShort((short) out.capacity());
        return out.putShort((short) 0).put(payload).array();
    }

    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int ACK = 16;

    /** A TCP segment with 12 octets of options. */
    static byte[] tcp(int from, int to, int sequence, int flags, byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(32 + payload.length);
        out.putShort((short) from).putShort((short) to).putInt(sequence).putInt(1);
        out.put((byte) 0x80).put((byte) flags).putShort((short) 1024).putInt(0);
        return out.put(new byte[12]).put(payload).array();
    }

    /** An SCTP packet to port 4739. */
    static byte[] sctp(int tag, byte[]... chunks) {
        ByteBuffer header = ByteBuffer.allocate(12);
        header.putShort((short) 50_000).putShort((short) 4739).putInt(tag);
        return concat(header.array(), concat(chunks));
    }

    /** A chunk of SCTP, padded to 4 octets. */
    static byte[] chunk(int type, int flags, byte[] body) {
        ByteBuffer out = ByteBuffer.allocate(4 + (body.length + 3) / 4 * 4);
        out.put((byte) type).put((byte) flags).putShort((short) (4 + body.length));
        return out.put(body).array();
    }

    /** A DATA chunk; flags: 2 first, 1 last fragment. */
    static byte[] sctpData(int number, int flags, byte[] payload) {
        return chunk(0, flags, concat(ByteBuffer.allocate(12).putInt(number).array(), payload));
    }

    /** IPv4 from 192.0.2.11 with options of 0 to 40 octets. */
    static byte[] ipv4(int options, int identification, int fragment, int protocol, byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(20 + options + payload.length);
        out.put((byte) (0x40 + (20 + options) / 4)).put((byte) 0).putShort((short) out.capacity());
        out.putShort((short) identification).putShort((short) fragment);
        out.put((byte) 64).put((byte) protocol).putShort((short) 0);
        out.put(hex("C000020B")).put(hex("C00002FA"));
        return out.put(new byte[options]).put(payload).array();
    }

    static byte[] ipv4(byte[] udp) {
        return ipv4(0, 1, 0, 17, udp);
    }

    /** IPv6 from 2001:db8::b. */
    static byte[] ipv6(int nextHeader, byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(40 + payload.length);
        out.putInt(0x6000_0000)
                .putShort((short) payload.length)
                .put((byte) nextHeader)
                .put((byte) 64);
        out.put(hex("20010DB800000000000000000000000B")).put(hex("20010DB80000000000000000000000FA"));
        return out.put(payload).array();
    }

    static byte[] ethernet(int type, byte[] payload) {
        return concat(hex("00005E005301 00005E005302"), new byte[] {(byte) (type >> 8), (byte) type}, payload);
    }

    /** A classic pcap file, a second apart from 2026-11-22T00:00:00.250Z on. */
    static byte[] pcap(ByteOrder order, boolean nanoseconds, int link, byte[]... packets) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(24).order(order);
        header.putInt(nanoseconds ? 0xA1B23C4D : 0xA1B2C3D4).putShort((short) 2).putShort((short) 4);
        header.putInt(0).putInt(0).putInt(65_535).putInt(link);
        all.writeBytes(header.array());
        int seconds = 1_795_305_600;
        for (byte[] packet : packets) {
            ByteBuffer one = ByteBuffer.allocate(16).order(order);
            one.putInt(seconds++).putInt(nanoseconds ? 250_999_999 : 250_999);
            one.putInt(packet.length).putInt(packet.length);
            all.writeBytes(one.array());
            all.writeBytes(packet);
        }
        return all.toByteArray();
    }

    static byte[] pcap(byte[]... packets) {
        return pcap(ByteOrder.LITTLE_ENDIAN, false, 1, packets);
    }

    /** A pcapng block with its two lengths. */
    static byte[] block(ByteOrder order, int type, byte[] body) {
        int length = 12 + (body.length + 3) / 4 * 4;
        ByteBuffer out = ByteBuffer.allocate(length).order(order);
        out.putInt(type).putInt(length).put(body);
        out.putInt(length - 4, length);
        return out.array();
    }

    static byte[] section(ByteOrder order) {
        ByteBuffer body = ByteBuffer.allocate(16).order(order);
        body.putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(-1);
        return block(order, 0x0A0D0D0A, body.array());
    }

    static byte[] interfaceBlock(ByteOrder order, int link, byte[] options) {
        ByteBuffer body = ByteBuffer.allocate(8 + options.length).order(order);
        body.putShort((short) link).putShort((short) 0).putInt(0).put(options);
        return block(order, 1, body.array());
    }

    static byte[] option(ByteOrder order, int code, byte[] value) {
        ByteBuffer out = ByteBuffer.allocate(4 + (value.length + 3) / 4 * 4).order(order);
        return out.putShort((short) code)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    static byte[] enhanced(ByteOrder order, int number, long time, byte[] packet) {
        ByteBuffer body = ByteBuffer.allocate(20 + packet.length).order(order);
        body.putInt(number).putInt((int) (time >>> 32)).putInt((int) time);
        body.putInt(packet.length).putInt(packet.length).put(packet);
        return block(order, 6, body.array());
    }

    static byte[] simple(ByteOrder order, byte[] packet) {
        ByteBuffer body = ByteBuffer.allocate(4 + packet.length).order(order);
        return block(order, 3, body.putInt(packet.length).put(packet).array());
    }

    /** Cuts a payload into IP fragments: offsets and octets. */
    record Part(int offset, boolean more, byte[] octets) {}

    static List<Part> parts(byte[] payload, int size) {
        List<Part> parts = new ArrayList<>();
        for (int at = 0; at < payload.length; at += size) {
            int end = Math.min(payload.length, at + size);
            parts.add(new Part(at, end < payload.length, Arrays.copyOfRange(payload, at, end)));
        }
        return parts;
    }
}
