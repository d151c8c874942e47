/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static io.flowhound.simulate.FieldSpec.of;
import static io.flowhound.simulate.FieldSpec.variable;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.schema.Profile;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampledPacketTest {
    private static final String IP = "45480028000040004006" + "4e51" + "c0000201c6336402";
    private static final String TCP = "9c4001bb" + "0000000100000000" + "5002faf000000000";
    private static final String ETHERNET = "020000000002" + "020000000001" + "8100" + "0064" + "0800";

    private static JsonNode decode(DecodingKit kit, TemplateSpec template, DataRecord record) {
        return kit.decode(ExportMessage.ipfix()
                        .exportTime(DecodingKit.ARRIVAL / 1000)
                        .templates(template)
                        .data(template, record)
                        .toBytes())
                .get(0);
    }

    private static JsonNode decode(TemplateSpec template, DataRecord record) {
        return decode(DecodingKit.raw(), template, record);
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static TemplateSpec template(FieldSpec... fields) {
        return TemplateSpec.of(256, fields);
    }

    @Test
    void frame_givesEverythingThatTheRecordDoesNotSay() {
        TemplateSpec template = template(of(10, 4), variable(315));
        JsonNode document =
                decode(template, new DataRecord(template).number(10, 7).octets(315, octets(ETHERNET + IP + TCP)));
        assertThat(document.at("/source/ip").asText()).isEqualTo("192.0.2.1");
        assertThat(document.at("/destination/ip").asText()).isEqualTo("198.51.100.2");
        assertThat(document.at("/source/port").asInt()).isEqualTo(40_000);
        assertThat(document.at("/destination/port").asInt()).isEqualTo(443);
        assertThat(document.at("/network/iana_number").asText()).isEqualTo("6");
        assertThat(document.at("/network/vlan/id").asText()).isEqualTo("100");
        assertThat(document.at("/source/mac").asText()).isEqualTo("02-00-00-00-00-01");
        assertThat(document.at("/flow/tcp_flags/0").asText()).isEqualTo("SYN");
        assertThat(document.at("/flow/tos").asInt()).isEqualTo(0x48);
        assertThat(document.at("/flow/dscp").asInt()).isEqualTo(18);
        assertThat(document.at("/source/packets").asInt()).isEqualTo(1);
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(40);
        assertThat(document.at("/flow/ie/dataLinkFrameSection").asText())
                .as("the full profile keeps every element")
                .startsWith("020000000002");
        assertThat(decode(
                                DecodingKit.enriched(Profile.STANDARD),
                                template,
                                new DataRecord(template).octets(315, octets(ETHERNET + IP + TCP)))
                        .at("/flow/ie/dataLinkFrameSection")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void record_goesBeforeItsSection() {
        TemplateSpec template = template(
                of(8, 4),
                of(12, 4),
                of(7, 2),
                of(11, 2),
                of(4, 1),
                of(5, 1),
                of(6, 1),
                of(58, 2),
                of(1, 4),
                of(2, 4),
                of(56, 6),
                of(80, 6),
                of(70, 3),
                variable(315));
        JsonNode document = decode(
                template,
                new DataRecord(template)
                        .address(8, "192.0.2.1")
                        .number(7, 1)
                        .number(11, 2)
                        .number(4, 6)
                        .number(6, 16)
                        .number(58, 5)
                        .number(1, 999)
                        .number(2, 9)
                        .number(56, 0x0a0000000001L)
                        .number(70, 0x000100)
                        .octets(315, octets("020000000002" + "020000000001" + "8847" + "00064140" + IP + TCP)));
        assertThat(document.at("/destination/ip").asText())
                .as("0.0.0.0 says nothing")
                .isEqualTo("198.51.100.2");
        assertThat(document.at("/source/port").asInt()).isEqualTo(1);
        assertThat(document.at("/flow/tcp_flags/0").asText()).isEqualTo("ACK");
        assertThat(document.at("/network/vlan/id").asText()).isEqualTo("5");
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(999);
        assertThat(document.at("/source/mac").asText()).isEqualTo("0A-00-00-00-00-01");
        assertThat(document.at("/flow/mpls/labels").toString()).isEqualTo("[\"16\"]");
        assertThat(document.at("/flow/tos").asInt()).isZero();
    }

    @Test
    void countersByRole_goBeforeTheOnePacket() {
        TemplateSpec template = template(of(231, 8), of(232, 8), of(298, 8), variable(315));
        JsonNode document = decode(
                template,
                new DataRecord(template)
                        .number(231, 5_000)
                        .number(232, 70_000)
                        .number(298, 9)
                        .octets(315, octets(ETHERNET + IP + TCP)));
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(5_000);
        assertThat(document.at("/source/packets").asInt()).isEqualTo(9);
        assertThat(document.at("/destination/bytes").asInt()).isEqualTo(70_000);
    }

    @Test
    void section_ofAnotherFlow_addsNothingToTheRecord() {
        TemplateSpec template = template(of(8, 4), variable(313));
        JsonNode document = decode(
                template, new DataRecord(template).address(8, "203.0.113.77").octets(313, octets(IP + TCP)));
        assertThat(document.at("/source/ip").asText()).isEqualTo("203.0.113.77");
        assertThat(document.has("destination")).isFalse();
        assertThat(document.at("/network").has("iana_number")).isFalse();
        assertThat(document.at("/source/packets").asInt()).isEqualTo(1);
    }

    /** What tells the size of the only packet: IP header, IE 312, IE 410, the section itself. */
    @ParameterizedTest
    @CsvSource({"45480028, 1500, 64, 40", "45480000, 1500, 64, 1500", "45480000, 0, 64, 64", "45480000, 0, 0, 40"})
    void bytes_ofTheOnlyPacket(String header, int frame, int exported, int bytes) {
        TemplateSpec template = template(of(312, 2), of(410, 2), variable(313));
        JsonNode document = decode(
                template,
                new DataRecord(template)
                        .number(312, frame)
                        .number(410, exported)
                        .octets(313, octets(header + IP.substring(8) + TCP)));
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(bytes);
        assertThat(document.at("/source/packets").asInt()).isEqualTo(1);
        assertThat(document.at("/flow/ie/dataLinkFrameSize").asInt()).isEqualTo(frame);
    }

    /** Kind of frame (IE 408), octets left out before the section (IE 409); whether the section can be read. */
    @ParameterizedTest
    @CsvSource({"0, 0, true", "1, 0, true", "2, 0, false", "1, 14, false"})
    void section_thatIsNoEthernet_orNotItsStart_isNotRead(int type, int offset, boolean read) {
        TemplateSpec template = template(of(408, 2), of(409, 2), variable(315));
        JsonNode document = decode(
                template,
                new DataRecord(template)
                        .number(408, type)
                        .number(409, offset)
                        .octets(315, octets(ETHERNET + IP + TCP)));
        assertThat(document.at("/source").has("ip")).isEqualTo(read);
        assertThat(document.at("/source/packets").asInt()).isEqualTo(1);
    }

    /** The elements with sections, and what comes before the IP packet in them. */
    @ParameterizedTest
    @CsvSource({"313, ''", "317, ''", "316, 00064140", "104, 0200000000020200000000010800"})
    void sections_ofAllKinds(int element, String before) {
        String ip = "45480028000040004006" + "4e51" + "c0000201c6336402";
        TemplateSpec template = template(of(element, 80));
        JsonNode document = decode(template, new DataRecord(template).octets(element, octets(before + ip + TCP)));
        assertThat(document.at("/source/ip").asText()).isEqualTo("192.0.2.1");
        assertThat(document.at("/destination/port").asInt()).isEqualTo(443);
        assertThat(document.at("/flow").has("mpls")).isEqualTo(element == 316);
    }

    @Test
    void transportSection_needsTheProtocolOfTheRecord() {
        TemplateSpec template = template(of(4, 1), variable(314));
        assertThat(decode(template, new DataRecord(template).number(4, 6).octets(314, octets(TCP)))
                        .at("/destination/port")
                        .asInt())
                .isEqualTo(443);
        assertThat(decode(template, new DataRecord(template).octets(314, octets(TCP)))
                        .has("destination"))
                .isFalse();
    }

    @Test
    void tunnel_isTheFlow_andWhatItCarriesIsInTheElements() {
        TemplateSpec template = template(variable(313));
        String outer = "4500003c00000000" + "4004" + "0000" + "0a0000010a000002";
        JsonNode document = decode(template, new DataRecord(template).octets(313, octets(outer + IP + TCP)));
        assertThat(document.at("/source/ip").asText()).isEqualTo("10.0.0.1");
        assertThat(document.at("/network/iana_number").asText()).isEqualTo("4");
        assertThat(document.at("/source").has("port")).isFalse();
        assertThat(document.at("/flow/ie/innerPacket").toString())
                .isEqualTo("{\"protocolIdentifier\":6,\"sourceIPv4Address\":\"192.0.2.1\","
                        + "\"destinationIPv4Address\":\"198.51.100.2\","
                        + "\"sourceTransportPort\":40000,\"destinationTransportPort\":443}");
    }

    @Test
    void tunnel_whoseRecordIsOfThePacketWithin() {
        TemplateSpec template = template(of(8, 4), of(12, 4), variable(313));
        String outer = "4500003c00000000" + "4004" + "0000" + "0a0000010a000002";
        JsonNode document = decode(
                template,
                new DataRecord(template)
                        .address(8, "192.0.2.1")
                        .address(12, "198.51.100.2")
                        .octets(313, octets(outer + IP + TCP)));
        assertThat(document.at("/destination/port").asInt()).isEqualTo(443);
        assertThat(document.at("/flow/ie").has("innerPacket")).isFalse();
    }

    @Test
    void icmp_ofASection() {
        TemplateSpec template = template(variable(313));
        JsonNode document = decode(
                template,
                new DataRecord(template)
                        .octets(313, octets("4500001c000000004001000001020304050607080301000000000000")));
        assertThat(document.at("/flow/icmp/type").asInt()).isEqualTo(3);
        assertThat(document.at("/flow/icmp/code").asInt()).isEqualTo(1);
    }
}
