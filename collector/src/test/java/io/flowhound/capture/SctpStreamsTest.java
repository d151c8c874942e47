/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import static io.flowhound.capture.IpfixMessages.message;
import static io.flowhound.capture.Packets.chunk;
import static io.flowhound.capture.Packets.ethernet;
import static io.flowhound.capture.Packets.ipv4;
import static io.flowhound.capture.Packets.pcap;
import static io.flowhound.capture.Packets.sctp;
import static io.flowhound.capture.Packets.sctpData;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IPFIX over SCTP within captures. */
class SctpStreamsTest {
    private static final int WHOLE = 3;
    private static final int TAG = 0xCAFE;

    @TempDir
    Path folder;

    private final IpfixMessages read = new IpfixMessages();

    private static byte[] packet(byte[] sctp) {
        return ethernet(0x0800, ipv4(0, 1, 0, 132, sctp));
    }

    private CaptureSummary read(List<byte[]> packets) throws Exception {
        return read.read(folder, pcap(packets.toArray(byte[][]::new)));
    }

    @Test
    void read_chunks_areMessages() throws Exception {
        byte[] heartbeat = chunk(4, 0, new byte[7]);
        CaptureSummary summary = read(List.of(
                packet(sctp(TAG, sctpData(1, WHOLE, message(0)), heartbeat, sctpData(2, WHOLE, message(1)))),
                packet(sctp(TAG, sctpData(3, WHOLE, message(2))))));

        assertThat(read.numbers).containsExactly(0, 1, 2);
        assertThat(read.times).containsExactly(1_795_305_600_250L, 1_795_305_600_250L, 1_795_305_601_250L);
        assertThat(read.senders).containsOnly("192.0.2.11:50000 -> 4739");
        assertThat(read.sessions.stream().distinct()).hasSize(1).doesNotContain(0);
        assertThat(summary).isEqualTo(new CaptureSummary(3, 0, 0, 0, 0, 0, List.of()));
    }

    @Test
    void read_chunkSentAgain_isOneMessage() throws Exception {
        byte[] packet = packet(sctp(TAG, sctpData(-1, WHOLE, message(0)), sctpData(0, WHOLE, message(1))));
        read(List.of(packet, packet));
        assertThat(read.numbers).containsExactly(0, 1);
    }

    @Test
    void read_fragmentsInAnyOrder_becomeWhole() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            List<byte[]> packets = new ArrayList<>();
            int number = -5; // they wrap
            for (int message = 0; message < 3; message++) {
                for (Packets.Part part : Packets.parts(message(message, 50), 100)) {
                    int flags = (part.offset() == 0 ? 2 : 0) + (part.more() ? 0 : 1);
                    packets.add(packet(sctp(TAG, sctpData(number++, flags, part.octets()))));
                }
            }
            Collections.shuffle(packets, new Random(seed));
            CaptureSummary summary = read(packets);

            assertThat(read.numbers).as("seed %d", seed).containsExactlyInAnyOrder(0, 1, 2);
            assertThat(summary.warnings()).isEmpty();
        }
    }

    @Test
    void read_fragmentMissing_isReported() throws Exception {
        CaptureSummary summary = read(List.of(packet(sctp(TAG, sctpData(1, 2, Arrays.copyOf(message(0), 30))))));

        assertThat(read.numbers).isEmpty();
        assertThat(summary.warnings()).singleElement().asString().contains("miss a part");
    }

    @Test
    void read_association_endsWithShutdownOrAbort() throws Exception {
        for (int type : new int[] {6, 7, 14}) {
            read(List.of(
                    packet(sctp(TAG, sctpData(1, WHOLE, message(0)))),
                    packet(sctp(TAG, chunk(type, 0, new byte[4]))),
                    packet(sctp(TAG + 1, sctpData(1, WHOLE, message(1))))));

            assertThat(read.numbers).containsExactly(0, 1);
            assertThat(read.ended).containsExactly(read.sessions.get(0));
            assertThat(read.sessions.get(1)).isNotEqualTo(read.sessions.get(0));
        }
    }

    @Test
    void read_otherThanIpfix_isOther() throws Exception {
        byte[] toPort80 = sctp(TAG, sctpData(1, WHOLE, new byte[100]));
        toPort80[2] = 0;
        toPort80[3] = 80;
        CaptureSummary summary = read(List.of(packet(toPort80), packet(sctp(TAG, sctpData(1, WHOLE, new byte[100])))));

        assertThat(read.numbers).isEmpty();
        assertThat(summary.others()).isEqualTo(2);
    }

    @Test
    void read_everyOctetChanged_neverThrows() throws Exception {
        byte[] packet = packet(sctp(TAG, sctpData(1, WHOLE, message(0)), sctpData(2, WHOLE, message(1))));
        for (int at = 14; at < packet.length; at++) {
            for (int change : new int[] {0x01, 0x80, 0xFF}) {
                byte[] changed = packet.clone();
                changed[at] ^= (byte) change;
                read(List.of(changed, packet));
                assertThat(read.numbers).hasSizeBetween(1, 4); // what came damaged is not taken again
            }
        }
    }
}
