/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import static io.flowhound.capture.Packets.concat;
import static io.flowhound.capture.Packets.ethernet;
import static io.flowhound.capture.Packets.hex;
import static io.flowhound.capture.Packets.ipv4;
import static io.flowhound.capture.Packets.ipv6;
import static io.flowhound.capture.Packets.pcap;
import static io.flowhound.capture.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CaptureReaderTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATAGRAM = udp(50_000, 2055, HELLO);
    private static final String V4 = "192.0.2.11:50000 -> 2055 hello";
    private static final String V6 = "2001:db8::b:50000 -> 2055 hello";

    @TempDir
    Path folder;

    private final List<String> read = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    private CaptureSummary read(byte[] file) throws IOException {
        read.clear();
        times.clear();
        Path path = folder.resolve("capture");
        Files.write(path, file);
        return CaptureReader.read(path, datagram -> {
            String payload = new String(datagram.data, datagram.offset, datagram.length, StandardCharsets.ISO_8859_1);
            read.add(IpAddress.text(datagram.addressHigh, datagram.addressLow) + ":" + datagram.port + " -> "
                    + datagram.destinationPort + " " + payload);
            times.add(datagram.arrivalMillis);
        });
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void read_pcap_inBothOrdersAndUnits(boolean bigEndian, boolean nanoseconds) throws Exception {
        ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        byte[] packet = ethernet(0x0800, ipv4(DATAGRAM));

        CaptureSummary summary = read(pcap(order, nanoseconds, 1, packet, packet));

        assertThat(read).containsExactly(V4, V4);
        assertThat(times).containsExactly(1_795_305_600_250L, 1_795_305_601_250L);
        assertThat(summary).isEqualTo(new CaptureSummary(2, 0, 0, 0, 0, 0, List.of()));
    }

    static Stream<Arguments> links() {
        byte[] v4 = ipv4(DATAGRAM);
        byte[] v6 = ipv6(17, DATAGRAM);
        byte[] padding = new byte[11];
        return Stream.of(
                Arguments.of("Ethernet", 1, ethernet(0x0800, v4), V4),
                Arguments.of("Ethernet, padded", 1, ethernet(0x0800, concat(v4, padding)), V4),
                Arguments.of("Ethernet, IPv6", 1, ethernet(0x86DD, v6), V6),
                Arguments.of("VLAN", 1, ethernet(0x8100, concat(hex("00070800"), v4)), V4),
                Arguments.of("two VLANs", 1, ethernet(0x88A8, concat(hex("0007810000088 6DD"), v6)), V6),
                Arguments.of("SLL", 113, concat(hex("0000 0001 0006 00005E005301 0000 0800"), v4), V4),
                Arguments.of("SLL2", 276, concat(hex("86DD 0000 00000002 0001 00 06 00005E0053010000"), v6), V6),
                Arguments.of("raw", 101, v4, V4),
                Arguments.of("raw IPv4", 228, v4, V4),
                Arguments.of("raw IPv6", 229, v6, V6),
                Arguments.of("null, little-endian", 0, concat(hex("02000000"), v4), V4),
                Arguments.of("loop", 108, concat(hex("0000001E"), v6), V6),
                Arguments.of("IPv4 options", 101, ipv4(40, 1, 0, 17, DATAGRAM), V4),
                Arguments.of("hop-by-hop", 101, ipv6(0, concat(hex("1100000000000000"), DATAGRAM)), V6),
                Arguments.of(
                        "destination options, routing, authentication",
                        101,
                        ipv6(
                                60,
                                concat(
                                        hex("2B01000000000000 0000000000000000"),
                                        hex("3300000000000000"),
                                        hex("1104000000000000 0000000000000000 0000000000000000"),
                                        DATAGRAM)),
                        V6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("links")
    void read_linkAndHeaders_areStripped(String name, int link, byte[] packet, String expected) throws Exception {
        CaptureSummary summary = read(pcap(ByteOrder.LITTLE_ENDIAN, false, link, packet));

        assertThat(read).as(name).containsExactly(expected);
        assertThat(summary.warnings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("links")
    void read_packetCutAtEveryOctet_neverThrowsNorHandsOver(String name, int link, byte[] packet, String expected)
            throws Exception {
        int least = name.contains("padded") ? packet.length - 11 : packet.length;
        for (int length = 0; length < least; length++) {
            CaptureSummary summary = read(pcap(ByteOrder.LITTLE_ENDIAN, false, link, Arrays.copyOf(packet, length)));

            assertThat(read).as("%s cut to %d: not %s", name, length, expected).isEmpty();
            assertThat(summary.others() + summary.cut() + summary.damaged()).isEqualTo(1);
        }
    }

    @Test
    void read_otherPackets_areCounted() throws Exception {
        CaptureSummary summary = read(pcap(
                ethernet(0x0806, new byte[28]),
                ethernet(0x0800, ipv4(0, 1, 0, 6, new byte[20])),
                ethernet(0x86DD, ipv6(58, new byte[8])),
                ethernet(0x0800, ipv4(DATAGRAM))));

        assertThat(summary).isEqualTo(new CaptureSummary(1, 0, 3, 0, 0, 0, List.of()));
    }

    @Test
    void read_udpLengthLies_isCounted() throws Exception {
        byte[] tooLong = DATAGRAM.clone();
        tooLong[5] = 99;
        byte[] tooShort = DATAGRAM.clone();
        tooShort[5] = 7;

        CaptureSummary summary = read(pcap(ethernet(0x0800, ipv4(tooLong)), ethernet(0x0800, ipv4(tooShort))));

        assertThat(read).isEmpty();
        assertThat(summary.damaged()).isEqualTo(2);
        assertThat(summary.warnings()).containsExactly("2 packets with impossible lengths were left out");
    }

    @Test
    void read_cutBySnapLength_isCounted() throws Exception {
        byte[] file = pcap(ethernet(0x0800, ipv4(DATAGRAM)));
        int captured = 14 + 20 + 10;
        byte[] cut = Arrays.copyOf(file, 24 + 16 + captured);
        cut[24 + 8] = (byte) captured;

        CaptureSummary summary = read(cut);

        assertThat(read).isEmpty();
        assertThat(summary.cut()).isEqualTo(1);
        assertThat(summary.warnings()).singleElement().asString().contains("tcpdump -s 0");
    }

    @Test
    void read_ipv4Fragments_inAnyOrder_becomeWhole() throws Exception {
        byte[] payload = payload(4000);
        List<byte[]> packets = new ArrayList<>();
        for (Packets.Part part : Packets.parts(udp(50_000, 2055, payload), 1480)) {
            int fragment = part.offset() / 8 + (part.more() ? 0x2000 : 0);
            packets.add(ethernet(0x0800, ipv4(0, 77, fragment, 17, part.octets())));
        }
        for (List<Integer> order : List.of(List.of(0, 1, 2), List.of(2, 0, 1), List.of(1, 1, 2, 0))) {
            CaptureSummary summary = read(pcap(order.stream().map(packets::get).toArray(byte[][]::new)));

            assertThat(read)
                    .containsExactly("192.0.2.11:50000 -> 2055 " + new String(payload, StandardCharsets.ISO_8859_1));
            assertThat(summary.fragments()).isEqualTo(order.size());
            assertThat(summary.warnings()).isEmpty();
        }
    }

    @Test
    void read_ipv6Fragments_becomeWhole() throws Exception {
        byte[] payload = payload(3000);
        List<byte[]> packets = new ArrayList<>();
        for (Packets.Part part : Packets.parts(udp(50_000, 2055, payload), 1448)) {
            ByteBuffer header = ByteBuffer.allocate(8);
            header.put((byte) 17).put((byte) 0).putShort((short) (part.offset() + (part.more() ? 1 : 0)));
            header.putInt(0xCAFE);
            packets.add(ethernet(0x86DD, ipv6(44, concat(header.array(), part.octets()))));
        }

        read(pcap(packets.toArray(byte[][]::new)));

        assertThat(read)
                .containsExactly("2001:db8::b:50000 -> 2055 " + new String(payload, StandardCharsets.ISO_8859_1));
    }

    @Test
    void read_fragmentMissing_isReported() throws Exception {
        byte[] first = Arrays.copyOf(udp(50_000, 2055, payload(2000)), 1480);

        CaptureSummary summary = read(pcap(ethernet(0x0800, ipv4(0, 5, 0x2000, 17, first))));

        assertThat(read).isEmpty();
        assertThat(summary.warnings()).containsExactly("1 fragmented datagrams miss a part and were left out");
    }

    private static byte[] payload(int length) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (i * 31 >> 3);
        }
        return payload;
    }

    @Test
    void read_fileCutAtEveryOctet_givesWhatIsWholeAndWarns() throws Exception {
        byte[] packet = ethernet(0x0800, ipv4(DATAGRAM));
        byte[] file = pcap(packet, packet);
        int first = 24 + 16 + packet.length;
        for (int length = 4; length < file.length; length++) {
            CaptureSummary summary = read(Arrays.copyOf(file, length));

            assertThat(read).hasSize(length < first ? 0 : 1);
            boolean whole = length == 24 || length == first;
            assertThat(summary.warnings()).as("cut to %d", length).hasSize(whole ? 0 : 1);
        }
    }

    @Test
    void read_noCapture_saysWhatIsRead() {
        assertThatThrownBy(() -> read("Hello, world".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a capture. Read are pcap (tcpdump), pcapng (Wireshark), IPFIX files");
        assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("is not a capture");
        assertThatThrownBy(() -> CaptureReader.read(folder.resolve("none"), datagram -> {}))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> CaptureReader.read(folder, datagram -> {})).hasMessageContaining("is a folder");
    }

    @Test
    void read_unknownLink_saysWhich() {
        assertThatThrownBy(() -> read(pcap(ByteOrder.LITTLE_ENDIAN, false, 127, new byte[20])))
                .hasMessageContaining("link type 127 is not read");
    }
}
