/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;
import java.nio.ByteOrder;

/**
 * The classic format of tcpdump: a file header of 24 octets, then a header of 16 octets before each packet
 * (draft-ietf-opsawg-pcap).
 */
final class PcapFormat implements CaptureFormat {
    private static final int MICROSECONDS = 0xA1B2C3D4;
    private static final int NANOSECONDS = 0xA1B23C4D;
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;

    @Override
    public String title() {
        return "pcap (tcpdump)";
    }

    @Override
    public boolean recognises(int signature) {
        int turned = Integer.reverseBytes(signature);
        return signature == MICROSECONDS || signature == NANOSECONDS || turned == MICROSECONDS || turned == NANOSECONDS;
    }

    @Override
    public void read(CaptureInput in, CaptureHandler handler, CaptureReport report) throws IOException {
        if (!in.next(FILE_HEADER)) {
            report.warn("the file is cut off within its header: it holds no packet");
            return;
        }
        in.order(ByteOrder.BIG_ENDIAN);
        boolean bigEndian = in.intAt(0) == MICROSECONDS || in.intAt(0) == NANOSECONDS;
        in.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        long fractionsPerMilli = in.intAt(0) == NANOSECONDS ? 1_000_000 : 1000;
        LinkType link = LinkType.of(in.intAt(20) & 0xFFFF);
        PacketParser packets = new PacketParser(handler, report);
        readPackets(in, link, fractionsPerMilli, packets, report);
        packets.end();
    }

    private static void readPackets(
            CaptureInput in, LinkType link, long fractionsPerMilli, PacketParser packets, CaptureReport report)
            throws IOException {
        while (in.next(PACKET_HEADER)) {
            long millis = (in.intAt(0) & 0xFFFF_FFFFL) * 1000 + (in.intAt(4) & 0xFFFF_FFFFL) / fractionsPerMilli;
            int captured = in.intAt(8);
            int original = in.intAt(12);
            if (captured < 0 || captured > CaptureInput.MAX_BLOCK) {
                report.warn("the file is damaged: a packet of " + Integer.toUnsignedString(captured)
                        + " octets. What comes before it was read.");
                return;
            }
            if (!in.next(captured)) {
                report.warn("the file ends within a packet. What comes before it was read.");
                return;
            }
            packets.packet(link, millis, in.data(), 0, captured, original > captured);
        }
        if (in.length() > 0) {
            report.warn("the file ends within the header of a packet. What comes before it was read.");
        }
    }
}
