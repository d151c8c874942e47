/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The format of Wireshark: blocks, of which section headers, interface descriptions and packets are read
 * (draft-ietf-opsawg-pcapng).
 */
final class PcapngFormat implements CaptureFormat {
    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int BLOCK_HEADER = 8;
    private static final int OPTION_RESOLUTION = 9;
    private static final int OPTION_OFFSET = 14;

    @Override
    public String title() {
        return "pcapng (Wireshark)";
    }

    @Override
    public boolean recognises(int signature) {
        return signature == SECTION_HEADER;
    }

    @Override
    public void read(CaptureInput in, CaptureHandler handler, CaptureReport report) throws IOException {
        PacketParser packets = new PacketParser(handler, report);
        new File(in, packets, report).read();
        packets.end();
    }

    /** An interface of the current section. */
    private record Interface(LinkType link, TimeResolution time, int snapLength) {}

    /** One file while it is read. */
    private static final class File {
        private final CaptureInput in;
        private final PacketParser packets;
        private final CaptureReport report;
        private final List<Interface> interfaces = new ArrayList<>();
        private long latestMillis;

        File(CaptureInput in, PacketParser packets, CaptureReport report) {
            this.in = in;
            this.packets = packets;
            this.report = report;
            this.latestMillis = in.startMillis();
        }

        void read() throws IOException {
            while (in.next(BLOCK_HEADER)) {
                int type = in.intAt(0);
                int length = type == SECTION_HEADER ? startSection() : in.intAt(4) - BLOCK_HEADER;
                if (length < 4 || length > CaptureInput.MAX_BLOCK) {
                    report.warn("the file is damaged: a block of impossible length. What comes before it was read.");
                    return;
                }
                if (!in.next(length)) {
                    report.warn("the file ends within a block. What comes before it was read.");
                    return;
                }
                block(type, length - 4);
            }
            if (in.length() > 0) {
                report.warn("the file ends within a block. What comes before it was read.");
            }
        }

        /** The byte order is known only behind the length; gives what is left of the block. */
        private int startSection() throws IOException {
            interfaces.clear();
            byte[] length = new byte[4];
            System.arraycopy(in.data(), 4, length, 0, 4);
            if (!in.next(4)) {
                return 4;
            }
            in.order(ByteOrder.BIG_ENDIAN);
            boolean big = in.intAt(0) == BYTE_ORDER_MAGIC;
            in.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            int total = (int) Octets.u32(length, 0);
            return (big ? total : Integer.reverseBytes(total)) - BLOCK_HEADER - 4;
        }

        private void block(int type, int length) throws IOException {
            switch (type) {
                case INTERFACE_DESCRIPTION -> describe(length);
                case ENHANCED_PACKET -> packet(length, length < 20 ? -1 : in.intAt(0));
                case OLD_PACKET -> packet(length, length < 20 ? -1 : in.shortAt(0));
                case SIMPLE_PACKET -> simplePacket(length);
                default -> {
                    // statistics, names, comments
                }
            }
        }

        private void describe(int length) throws IOException {
            if (length < 8) {
                report.warn("an interface description is too short: the file is damaged");
                return;
            }
            int resolution = 6;
            long offset = 0;
            for (int at = 8; at + 4 <= length; at += 4 + ((in.shortAt(at + 2) + 3) & ~3)) {
                int option = in.shortAt(at);
                if (option == OPTION_RESOLUTION && at + 5 <= length) {
                    resolution = in.byteAt(at + 4);
                } else if (option == OPTION_OFFSET && at + 12 <= length) {
                    offset = in.longAt(at + 4);
                }
            }
            interfaces.add(
                    new Interface(LinkType.of(in.shortAt(0)), new TimeResolution(resolution, offset), in.intAt(4)));
        }

        private void packet(int length, int number) throws IOException {
            if (number < 0 || number >= interfaces.size()) {
                report.damaged++;
                return;
            }
            Interface from = interfaces.get(number);
            int captured = in.intAt(12);
            if (captured < 0 || captured > length - 20) {
                report.damaged++;
                return;
            }
            latestMillis = from.time.millis((in.intAt(4) & 0xFFFF_FFFFL) << 32 | (in.intAt(8) & 0xFFFF_FFFFL));
            packets.packet(from.link, latestMillis, in.data(), 20, captured, in.intAt(16) > captured);
        }

        /** A packet without a time: it gets that of the packet before. */
        private void simplePacket(int length) throws IOException {
            if (interfaces.isEmpty() || length < 4) {
                report.damaged++;
                return;
            }
            Interface from = interfaces.get(0);
            int original = in.intAt(0);
            int limit = from.snapLength == 0 ? length - 4 : Math.min(length - 4, from.snapLength);
            int captured = original < 0 ? limit : Math.min(limit, original);
            packets.packet(from.link, latestMillis, in.data(), 4, captured, original > captured);
        }
    }
}
