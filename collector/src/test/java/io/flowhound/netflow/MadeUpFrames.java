/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.flowhound.simulate.Octets;

/** Makes the beginnings of frames and packets up, as samplers export them: layer upon layer, each perhaps a lie. */
final class MadeUpFrames {
    private static final int MAX_LAYERS = 12;
    private static final int[] ETHER_TYPES = {0x0800, 0x86DD, 0x8100, 0x88A8, 0x8847, 0x8848, 0x8864, 0x0806, 64};
    private static final int[] PROTOCOLS = {6, 17, 1, 58, 132, 0, 43, 44, 60, 51, 50, 4, 41, 47, 59, 135};

    private final FuzzedDataProvider choice;
    private final Octets out = new Octets();
    private int layers;

    MadeUpFrames(FuzzedDataProvider choice) {
        this.choice = choice;
    }

    /** An Ethernet frame, or what begins like one. */
    byte[] frame() {
        out.bytes(new byte[] {0, 0, 0x5E, 0, 0x53, 1, 0, 0, 0x5E, 0, 0x53, 2});
        etherType();
        return cut();
    }

    /** An IP packet. */
    byte[] packet() {
        ip();
        return cut();
    }

    private byte[] cut() {
        byte[] whole = out.toBytes();
        return choice.consumeBoolean() ? whole : java.util.Arrays.copyOf(whole, choice.consumeInt(0, whole.length));
    }

    private void etherType() {
        int type = choice.pickValue(ETHER_TYPES);
        out.u16(type);
        if (++layers > MAX_LAYERS) {
            return;
        }
        switch (type) {
            case 0x0800 -> ipv4();
            case 0x86DD -> ipv6();
            case 0x8100, 0x88A8 -> {
                out.u16(choice.consumeShort());
                etherType();
            }
            case 0x8847, 0x8848 -> {
                boolean bottom = choice.consumeBoolean();
                out.number(choice.consumeInt(0, 0xFFFFF) << 4 | (bottom ? 1 : 0), 3)
                        .u8(64);
                if (bottom) {
                    ip();
                }
            }
            default -> out.bytes(choice.consumeBytes(12));
        }
    }

    private void ip() {
        if (choice.consumeBoolean()) {
            ipv4();
        } else {
            ipv6();
        }
    }

    private void ipv4() {
        int words = choice.consumeInt(0, 7) == 7 ? choice.consumeInt(0, 15) : 5;
        int fragment = choice.consumeInt(0, 7) == 7 ? choice.consumeShort() : 0;
        int protocol = choice.pickValue(PROTOCOLS);
        out.u8(4 << 4 | words)
                .u8(choice.consumeByte())
                .u16(choice.consumeShort())
                .u16(1)
                .u16(fragment);
        out.u8(64).u8(protocol).u16(0).bytes(new byte[] {(byte) 192, 0, 2, 1}).bytes(choice.consumeBytes(4));
        out.zeros(Math.max(0, 4 * (words - 5)));
        payload(protocol);
    }

    private void ipv6() {
        int protocol = choice.pickValue(PROTOCOLS);
        out.u8(0x60)
                .u8(choice.consumeByte())
                .u16(0)
                .u16(choice.consumeShort())
                .u8(protocol)
                .u8(64);
        out.zeros(16).bytes(choice.consumeBytes(16));
        payload(protocol);
    }

    private void payload(int protocol) {
        if (++layers > MAX_LAYERS) {
            return;
        }
        switch (protocol) {
            case 4 -> ipv4();
            case 41 -> ipv6();
            case 0, 43, 60, 44, 51, 135 -> { // extension headers (RFC 8200 section 4)
                int next = choice.pickValue(PROTOCOLS);
                int length = choice.consumeInt(0, 7) == 7 ? choice.consumeInt(0, 255) : 0;
                out.u8(next).u8(length).zeros(6);
                payload(next);
            }
            case 47 -> {
                out.u16(0);
                etherType();
            }
            default -> out.u16(443).u16(40000).bytes(choice.consumeBytes(12));
        }
    }
}
