/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import static io.flowhound.capture.IpfixMessages.message;
import static io.flowhound.capture.IpfixMessages.messages;
import static io.flowhound.capture.Packets.ACK;
import static io.flowhound.capture.Packets.FIN;
import static io.flowhound.capture.Packets.RST;
import static io.flowhound.capture.Packets.SYN;
import static io.flowhound.capture.Packets.concat;
import static io.flowhound.capture.Packets.ethernet;
import static io.flowhound.capture.Packets.ipv4;
import static io.flowhound.capture.Packets.ipv6;
import static io.flowhound.capture.Packets.pcap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IPFIX over TCP within captures. */
class TcpStreamsTest {
    /** Close to the end of the sequence numbers, so that every test sees them wrap. */
    private static final int FIRST = -50;

    private static final int LENGTH = message(0).length;

    @TempDir
    Path folder;

    private final IpfixMessages read = new IpfixMessages();

    private static byte[] packet(int port, int sequence, int flags, byte[] payload) {
        return ethernet(0x0800, ipv4(0, 1, 0, 6, Packets.tcp(50_000, port, sequence, flags, payload)));
    }

    private static byte[] syn(int port, int sequence) {
        return packet(port, sequence - 1, SYN, new byte[0]);
    }

    /** The segments of a stream that begins at {@link #FIRST}, to port 4739. */
    private static List<byte[]> segments(byte[] stream, int size) {
        List<byte[]> segments = new ArrayList<>();
        for (Packets.Part part : Packets.parts(stream, size)) {
            segments.add(packet(4739, FIRST + part.offset(), ACK, part.octets()));
        }
        return segments;
    }

    private CaptureSummary read(List<byte[]> packets) throws Exception {
        return read.read(folder, pcap(packets.toArray(byte[][]::new)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 60, 61, 1448})
    void read_segmentsOfAnySize_becomeMessages(int size) throws Exception {
        List<byte[]> packets = segments(messages(5), size);
        packets.add(0, syn(4739, FIRST));
        CaptureSummary summary = read(packets);

        assertThat(read.numbers).containsExactly(0, 1, 2, 3, 4);
        assertThat(read.senders).containsOnly("192.0.2.11:50000 -> 4739");
        assertThat(read.sessions).doesNotContain(0).hasSize(5);
        assertThat(read.sessions.stream().distinct()).hasSize(1);
        assertThat(summary).isEqualTo(new CaptureSummary(5, 0, 0, 0, 0, 0, List.of()));
        assertThat(read.ended).isEmpty();
    }

    @Test
    void read_message_arrivesWithItsLastOctet() throws Exception {
        read(segments(message(0), LENGTH - 1));
        assertThat(read.times).containsExactly(1_795_305_601_250L);
    }

    @Test
    void read_ipv6() throws Exception {
        byte[] segment = Packets.tcp(50_000, 4739, FIRST, ACK, messages(2));
        read(List.of(ethernet(0x86DD, ipv6(6, segment))));
        assertThat(read.senders).containsOnly("2001:db8::b:50000 -> 4739").hasSize(2);
    }

    @Test
    void read_anyPort_whenItBeginsWithAMessage() throws Exception {
        read(List.of(packet(31_000, FIRST, ACK, message(0)), packet(31_000, FIRST + LENGTH, ACK, message(1))));
        assertThat(read.numbers).containsExactly(0, 1);
    }

    @Test
    void read_otherConnections_areOtherPackets() throws Exception {
        byte[] likeAtFirst = concat(message(0));
        likeAtFirst[17] = 77; // no set has this id
        byte[] soon = new byte[200];
        soon[1] = 10;
        soon[3] = 100;
        CaptureSummary summary = read(List.of(
                packet(80, FIRST, ACK, "GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII)),
                packet(31_000, FIRST, ACK, likeAtFirst),
                packet(31_001, FIRST, ACK, soon),
                packet(31_002, FIRST, SYN, new byte[0]),
                packet(31_002, FIRST, ACK, new byte[0])));

        assertThat(read.numbers).isEmpty();
        assertThat(summary).isEqualTo(new CaptureSummary(0, 0, 5, 0, 0, 0, List.of()));
    }

    @Test
    void read_shuffledAndRepeatedSegments_becomeMessagesOnce() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            List<byte[]> packets = segments(messages(8), 37);
            packets.addAll(packets.subList(3, 9));
            packets.addAll(segments(messages(8), 101)); // retransmitted in other pieces
            Collections.shuffle(packets, new Random(seed));
            packets.add(0, syn(4739, FIRST));
            CaptureSummary summary = read(packets);

            assertThat(read.numbers).as("seed %d", seed).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
            assertThat(summary.warnings()).isEmpty();
        }
    }

    @Test
    void read_missingSegment_costsTheMessagesThatItBelongsTo() throws Exception {
        List<byte[]> packets = segments(messages(10), LENGTH);
        byte[] half = Arrays.copyOf(message(4), LENGTH / 2);
        packets.set(4, packet(4739, FIRST + 4 * LENGTH, ACK, half));
        packets.remove(7);
        CaptureSummary summary = read(packets);

        assertThat(read.numbers).containsExactly(0, 1, 2, 3, 5, 6, 8, 9);
        assertThat(summary.resynchronised()).isEqualTo(2);
        assertThat(summary.warnings()).singleElement().asString().startsWith("2 times something is missing");
    }

    @Test
    void read_gap_isGivenUpWhenTooMuchWaits() throws Exception {
        List<byte[]> packets = segments(messages(600), LENGTH);
        packets.remove(1);
        read(packets);

        assertThat(read.numbers).hasSize(599).startsWith(0, 2, 3);
        // Not at the end of the capture: message 2 comes when 256 others wait behind the gap.
        assertThat(read.times.get(1)).isLessThan(1_795_305_600_250L + 300_000);
    }

    @Test
    void read_captureThatBeginsAmidAMessage_goesOnAtTheNext() throws Exception {
        byte[] stream = messages(4);
        CaptureSummary summary = read(List.of(packet(4739, 0, ACK, Arrays.copyOfRange(stream, 20, stream.length))));

        assertThat(read.numbers).containsExactly(1, 2, 3);
        assertThat(summary.warnings()).isEmpty();
    }

    @Test
    void read_damagedMessage_isSkipped() throws Exception {
        byte[] stream = messages(4);
        stream[LENGTH + 1] = 11;
        CaptureSummary summary = read(segments(stream, 50));

        assertThat(read.numbers).containsExactly(0, 2, 3);
        assertThat(summary.resynchronised()).isEqualTo(1);
    }

    @Test
    void read_closedConnection_isEnded_andTheNextOfTheSamePortsIsAnother() throws Exception {
        List<byte[]> packets = new ArrayList<>(List.of(syn(4739, FIRST)));
        packets.addAll(segments(messages(2), 200));
        packets.add(packet(4739, FIRST + 2 * LENGTH, ACK | FIN, new byte[0]));
        packets.addAll(segments(messages(2), 200)); // retransmitted after the end
        packets.add(syn(4739, 9000));
        packets.add(packet(4739, 9000, ACK, message(7)));
        CaptureSummary summary = read(packets);

        assertThat(read.numbers).containsExactly(0, 1, 7);
        assertThat(read.ended).containsExactly(read.sessions.get(0));
        assertThat(summary.warnings()).isEmpty();
    }

    @Test
    void read_finBeforeALateSegment_waitsForIt() throws Exception {
        byte[] stream = messages(2);
        read(List.of(
                syn(4739, FIRST),
                packet(4739, FIRST + LENGTH, FIN | ACK, Arrays.copyOfRange(stream, LENGTH, 2 * LENGTH)),
                packet(4739, FIRST, ACK, Arrays.copyOf(stream, LENGTH))));

        assertThat(read.numbers).containsExactly(0, 1);
        assertThat(read.ended).hasSize(1);
    }

    @Test
    void read_newConnectionWithoutAnEndOfTheOld_endsIt() throws Exception {
        read(List.of(
                syn(4739, FIRST),
                packet(4739, FIRST, ACK, message(0)),
                syn(4739, 500_000_000),
                packet(4739, 500_000_000, ACK, message(1)),
                packet(4739, 500_000_000 + LENGTH, RST, new byte[0])));

        assertThat(read.numbers).containsExactly(0, 1);
        assertThat(read.ended).hasSize(2);
    }

    @Test
    void read_sequenceNumbersThatJump_beginAnew() throws Exception {
        CaptureSummary summary =
                read(List.of(packet(4739, FIRST, ACK, message(0)), packet(4739, FIRST + 900_000_000, ACK, message(1))));

        assertThat(read.numbers).containsExactly(0, 1);
        assertThat(summary.resynchronised()).isEqualTo(1);
    }

    @Test
    void read_encryptedConnection_isNamed() throws Exception {
        byte[] hello = new byte[300];
        hello[0] = 22;
        hello[1] = 3;
        CaptureSummary summary = read(List.of(syn(4739, FIRST), packet(4739, FIRST, ACK, hello)));

        assertThat(read.numbers).isEmpty();
        assertThat(summary.warnings()).singleElement().asString().contains("encrypted?");
    }

    @Test
    void read_connectionWithoutData_saysNothing() throws Exception {
        CaptureSummary summary = read(List.of(syn(4739, FIRST), packet(4739, FIRST, ACK | FIN, new byte[0])));
        assertThat(summary.warnings()).isEmpty();
    }

    @Test
    void read_sameConnectionInTwoCaptures_hasOneNumber() throws Exception {
        read(segments(messages(1), 2000));
        int session = read.sessions.get(0);
        read(List.of(packet(4739, 77, ACK, message(1))));

        assertThat(read.sessions).containsExactly(session);
        read(List.of(packet(4740, 77, ACK, message(1))));
        assertThat(read.sessions).doesNotContain(session);
    }

    @Test
    void read_everyHeaderOctetChanged_neverThrows() throws Exception {
        byte[] segment = packet(4739, FIRST, ACK, message(0));
        for (int at = 14; at < 14 + 20 + 32; at++) {
            for (int change : new int[] {0x01, 0x80, 0xFF}) {
                byte[] changed = segment.clone();
                changed[at] ^= (byte) change;
                read(List.of(syn(4739, FIRST), changed, segment));
                assertThat(read.numbers.size()).isLessThan(3);
            }
        }
    }
}
