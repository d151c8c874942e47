/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.JsonBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PacketSectionTest {
    private static final String MACS = "020000000002" + "020000000001";
    /** 192.0.2.1 to 198.51.100.2, 40 octets, a sound checksum, TCP. */
    private static final String IPV4_TCP = "451000280000400040064e89c0000201c6336402";

    private static final String TCP_SYN = "9c4001bb" + "00000001" + "00000000" + "5002" + "faf0" + "00000000";
    private static final String IPV6_ADDRESSES =
            "20010db8000000000000000000000001" + "20010db8000000000000000000000002";
    private static final String UDP = "d9030035" + "00100000" + "0102030405060708";

    private final PacketSection section = new PacketSection();

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private void frame(String hex) {
        byte[] octets = octets(hex);
        section.frame(octets, 0, octets.length);
    }

    private static String ipv6(int next, String payload) {
        return "6abcdef0" + hex16(payload.length() / 2) + HexFormat.of().toHexDigits((byte) next) + "40"
                + IPV6_ADDRESSES + payload;
    }

    private static String hex16(int value) {
        return HexFormat.of().toHexDigits((short) value);
    }

    private static String text(long high, long low) {
        JsonBuffer text = new JsonBuffer(64);
        text.address(high, low);
        return text.toString();
    }

    private static String flow(IpPacket packet) {
        return packet.version == 0
                ? "none"
                : text(packet.sourceHigh, packet.sourceLow)
                        + " " + text(packet.destinationHigh, packet.destinationLow)
                        + " " + packet.protocol + " " + packet.sourcePort + " " + packet.destinationPort;
    }

    private static final String TCP_FLOW = "192.0.2.1 198.51.100.2 6 40000 443";
    private static final String UDP_FLOW = "2001:db8::1 2001:db8::2 17 55555 53";

    @Test
    void ethernet_ipv4_tcp() {
        frame(MACS + "0800" + IPV4_TCP + TCP_SYN);
        assertThat(section.hasMacs).isTrue();
        assertThat(section.sourceMac).isEqualTo(0x0200_0000_0001L);
        assertThat(section.destinationMac).isEqualTo(0x0200_0000_0002L);
        assertThat(flow(section.packet)).isEqualTo(TCP_FLOW);
        assertThat(section.packet.tos).isEqualTo(0x10);
        assertThat(section.packet.length).isEqualTo(40);
        assertThat(section.packet.tcpFlags).isEqualTo(TcpFlags.SYN);
        assertThat(section.vlan).isZero();
    }

    /** What stands between the MAC addresses and the IP header; VLAN, inner VLAN, labels. */
    @ParameterizedTest
    @CsvSource({
        "8100 6064 0800, 100, 0, ''",
        "88a8 00c8 8100 012c 0800, 200, 300, ''",
        "9100 00c8 8100 012c 8100 0001 0800, 200, 300, ''",
        "8100 e000 0800, 0, 0, ''", // a priority without a VLAN
        "8864 11000001002a 0021, 0, 0, ''", // PPPoE
        "0028 aaaa03000000 0800, 0, 0, ''", // LLC and SNAP
        "8847 00064140, 0, 0, 100",
        "8848 00010040 00020140, 0, 0, '16, 32'",
        "8847 00000140, 0, 0, 0", // explicit null
        "8100 0064 8847 00010140, 100, 0, 16",
        "8847 00010140 00000000 020000000009020000000008 0800, 0, 0, 16", // pseudowire with control word
        "8847 00010140 020000000009020000000008 0800, 0, 0, 16", // and without
        "8847 00010140 460000000009020000000008 0800, 0, 0, 16", // to a MAC address that looks like IPv4
        "8847 00010140 660000000009020000000008 0800, 0, 0, 16", // and like IPv6
        "8847 00010140 00000000 020000000009020000000008 8100 000a 0800, 10, 0, 16"
    })
    void layers_beforeTheIpHeader(String between, int vlan, int innerVlan, String labels) {
        frame(MACS + between + IPV4_TCP + TCP_SYN);
        assertThat(flow(section.packet)).isEqualTo(TCP_FLOW);
        assertThat(section.vlan).isEqualTo(vlan);
        assertThat(section.innerVlan).isEqualTo(innerVlan);
        assertThat(Arrays.toString(Arrays.copyOf(section.labels, Math.min(section.labelCount, 2))))
                .startsWith("[" + labels);
        assertThat(section.sourceMac).isEqualTo(0x0200_0000_0001L);
    }

    @Test
    void mpls_thatIsCutOffBeforeItsBottom_hasLabelsOnly() {
        frame(MACS + "8847" + "0001003f" + "0002003f" + "0003");
        assertThat(Arrays.copyOf(section.labels, section.labelCount)).containsExactly(16, 32);
        assertThat(section.packet.version).isZero();
    }

    @Test
    void mpls_ofAnAddressThatLooksLikeAType_staysIp() {
        // From 136.71.0.1, whose first octets are the EtherType of MPLS.
        byte[] packet = octets("4500002800004000400687ae88470001c6336402" + TCP_SYN);
        int sum = 0;
        for (int i = 0; i < 20; i += 2) {
            sum += i == 10 ? 0 : (packet[i] & 0xFF) << 8 | (packet[i + 1] & 0xFF);
        }
        int checksum = ~((sum & 0xFFFF) + (sum >>> 16)) & 0xFFFF;
        packet[10] = (byte) (checksum >>> 8);
        packet[11] = (byte) checksum;
        frame(MACS + "8847" + "00010140" + HexFormat.of().formatHex(packet));
        assertThat(flow(section.packet)).isEqualTo("136.71.0.1 198.51.100.2 6 40000 443");
    }

    @Test
    void ipv4_optionsArePassedOver_laterFragmentsHaveNoPorts() {
        section.ip(octets("46000030000040004011000001020304050607089404000000350036001c0000"), 0, 32);
        assertThat(flow(section.packet)).isEqualTo("1.2.3.4 5.6.7.8 17 53 54");
        section.ip(octets("4500003000000001401100000102030405060708003500360000"), 0, 26);
        assertThat(flow(section.packet)).isEqualTo("1.2.3.4 5.6.7.8 17 -1 -1");
        section.ip(octets("4500003000002000401100000102030405060708003500360000"), 0, 26);
        assertThat(section.packet.destinationPort)
                .as("the first fragment has them")
                .isEqualTo(54);
    }

    /** The headers between IPv6 and UDP, from the protocol number of the first. */
    @ParameterizedTest
    @CsvSource({
        "17, ''",
        "0, 1100000000000000",
        "60, 11010000000000000000000000000000",
        "43, 11020400010000002001 0db8000000000000000000000099",
        "44, 1100000100000007",
        "44, 1100000000000007",
        "51, 11010000 00000001 00000001",
        "0, 3c00000000000000 2c00000000000000 1100000000000007"
    })
    void ipv6_extensionHeadersArePassedOver(int first, String headers) {
        String compact = headers.replace(" ", "");
        if (first == 43) {
            compact = "1102040001000000" + "20010db8000000000000000000000099";
        }
        byte[] octets = octets(ipv6(first, compact + UDP));
        section.ip(octets, 0, octets.length);
        assertThat(flow(section.packet)).isEqualTo(UDP_FLOW);
        assertThat(section.packet.tos).isEqualTo(0xAB);
        assertThat(section.packet.length).isEqualTo(octets.length);
    }

    /** An IPv6 packet that is cut off or has no transport: its protocol, -1 when nobody knows. */
    @ParameterizedTest
    @CsvSource({
        "59, '', 59", // no next header
        "44, 1100000800000007, 17", // a later fragment
        "0, '', -1", // cut off before the transport is named
        "60, 11ff000000000000, 17", // options that are longer than what is here
        "43, 3b, -1"
    })
    void ipv6_withoutTransport(int first, String headers, int protocol) {
        byte[] octets = octets(ipv6(first, headers));
        section.ip(octets, 0, octets.length);
        assertThat(section.packet.version).isEqualTo(6);
        assertThat(section.packet.protocol).isEqualTo(protocol);
        assertThat(section.packet.destinationPort).isEqualTo(IpPacket.UNKNOWN);
    }

    @Test
    void srv6_withSegments_isTheOuterPacket_withTheCustomersWithin() {
        String segments = "0402040001000000" + "20010db8000000000000000000000099";
        frame(MACS + "86dd" + ipv6(43, segments + IPV4_TCP + TCP_SYN));
        assertThat(flow(section.packet)).isEqualTo("2001:db8::1 2001:db8::2 4 -1 -1");
        assertThat(flow(section.inner)).isEqualTo(TCP_FLOW);
    }

    @Test
    void tunnels_areReadOneDeep() {
        frame(MACS + "86dd" + ipv6(41, ipv6(41, ipv6(17, UDP))));
        assertThat(section.packet.protocol).isEqualTo(41);
        assertThat(section.inner.protocol).isEqualTo(41);
        frame(MACS + "86dd" + ipv6(143, MACS + "86dd" + ipv6(17, UDP)));
        assertThat(flow(section.inner)).isEqualTo(UDP_FLOW);
    }

    @Test
    void icmp_hasTypeAndCode() {
        section.ip(octets("4500001c000000004001000001020304050607080301000000000000"), 0, 28);
        assertThat(section.packet.icmpType).isEqualTo(3);
        assertThat(section.packet.icmpCode).isEqualTo(1);
    }

    @Test
    void padding_behindThePacket_isNoTransport() {
        section.ip(octets("4500001400000000400600000102030405060708" + "00".repeat(26)), 0, 46);
        assertThat(section.packet.sourcePort).isEqualTo(IpPacket.UNKNOWN);
        assertThat(section.packet.length).isEqualTo(20);
    }

    @Test
    void lengthOfZero_isUnknown() {
        section.ip(octets("4500000000000000400600000102030405060708" + TCP_SYN), 0, 40);
        assertThat(section.packet.length).isEqualTo(IpPacket.UNKNOWN);
        assertThat(section.packet.destinationPort).isEqualTo(443);
    }

    @Test
    void noIp_isNoPacket() {
        frame(MACS + "0806" + "0001080006040001020000000001c0000201000000000000c0000202");
        assertThat(section.packet.version).isZero();
        assertThat(section.hasMacs).isTrue();
        frame(MACS + "0800" + "35" + "00".repeat(40));
        assertThat(section.packet.version).isZero();
        frame(MACS + "0800" + "44" + "00".repeat(40));
        assertThat(section.packet.version).as("a header of 16 octets").isZero();
    }

    @Test
    void nothing_isLeftOfTheSectionBefore() {
        frame(MACS + "8100 0064 8847 00010140" + IPV4_TCP + TCP_SYN);
        section.frame(new byte[0], 0, 0);
        assertThat(section.hasMacs).isFalse();
        assertThat(section.vlan).isZero();
        assertThat(section.labelCount).isZero();
        assertThat(section.packet.version).isZero();
    }

    @Test
    void stack_hasAtMostTenLabels_andFramesWithinFramesEnd() {
        frame(MACS + "8847" + "00010040".repeat(30) + "00010140" + IPV4_TCP + TCP_SYN);
        assertThat(section.labelCount).isEqualTo(PacketSection.MAX_LABELS);
        assertThat(flow(section.packet)).isEqualTo(TCP_FLOW);
        frame((MACS + "8847" + "00010140").repeat(50));
        assertThat(section.packet.version).isZero();
        assertThat(section.labelCount).isEqualTo(1);
    }

    private static Stream<byte[]> sections() {
        String segments = "0402040001000000" + "20010db8000000000000000000000099";
        return Stream.of(
                        MACS + "8100 0064 8847 00010140" + IPV4_TCP + TCP_SYN,
                        MACS + "8847 00010140 00000000" + MACS + "8100 000a 0800" + IPV4_TCP + TCP_SYN,
                        MACS + "86dd" + ipv6(43, segments + IPV4_TCP + TCP_SYN),
                        MACS + "86dd" + ipv6(0, "3c00000000000000 2c00000000000000 1100000000000007" + UDP),
                        MACS + "8864 11000001002a 0057" + ipv6(51, "06010000 00000001 00000001" + TCP_SYN),
                        MACS + "0028 aaaa03000000 0800" + IPV4_TCP + TCP_SYN)
                .map(PacketSectionTest::octets);
    }

    /** Wherever a section is cut off, and whatever octet of it is changed, it is read without a fault. */
    @ParameterizedTest
    @MethodSource("sections")
    void sections_cutOffAnywhereOrDamaged_areRead(byte[] octets) {
        for (int length = 0; length <= octets.length; length++) {
            readAll(Arrays.copyOf(octets, length));
        }
        for (int i = 0; i < octets.length; i++) {
            for (int flip : new int[] {0x01, 0x80, 0xFF}) {
                byte[] damaged = octets.clone();
                damaged[i] ^= (byte) flip;
                readAll(damaged);
            }
        }
        readAll(octets);
        section.frame(octets, 0, octets.length);
        assertThat(section.packet.version).isNotZero();
    }

    private void readAll(byte[] octets) {
        section.frame(octets, 0, octets.length);
        section.ip(octets, 0, octets.length);
        section.labelled(octets, 0, octets.length);
        section.unlabelled(octets, 0, octets.length);
        section.transport(6, octets, 0, octets.length);
        section.transport(1, octets, 0, octets.length);
    }
}
