/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static io.flowhound.simulate.FieldSpec.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.schema.Profile;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records as devices send them, with fields twice, empty, in odd lengths, or without those that make a flow. */
class OddFieldsTest {
    private final DecodingKit kit = DecodingKit.raw();

    @Test
    void sidesToldByRole_ofCiscoAvc_areTheSides() {
        TemplateSpec template =
                TemplateSpec.of(256, of(9, 12236, 4), of(9, 12237, 4), of(9, 12240, 2), of(9, 12241, 2), of(4, 1));
        JsonNode document = DecodingKit.plain()
                .decode(ExportMessage.ipfix()
                        .templates(template)
                        .data(
                                template,
                                new DataRecord(template)
                                        .octets(9, 12236, new byte[] {(byte) 192, 0, 2, 7})
                                        .octets(9, 12237, new byte[] {(byte) 198, 51, 100, 9})
                                        .number(9, 12240, 443) // by its port one would take it for the server
                                        .number(9, 12241, 40_000)
                                        .number(4, 6))
                        .toBytes())
                .get(0);
        assertThat(document.at("/source/ip").asText()).isEqualTo("192.0.2.7");
        assertThat(document.at("/destination/ip").asText()).isEqualTo("198.51.100.9");
        assertThat(document.at("/source/port").asInt()).isEqualTo(443);
        assertThat(document.at("/destination/port").asInt()).isEqualTo(40_000);
        assertThat(document.at("/flow/role/reason").asText()).isEqualTo("biflow");
    }

    @Test
    void flagsOfTheFirstPacketAndOfTheRest_areFlagsOfTheFlow() {
        TemplateSpec template = TemplateSpec.of(256, of(1, 4), of(6871, 14, 1), of(6871, 15, 1));
        JsonNode document = decode(
                template,
                new DataRecord(template).number(1, 9).number(6871, 14, 0x02).number(6871, 15, 0x18));
        assertThat(document.at("/flow/tcp_flags")).hasSize(3);
        assertThat(document.at("/flow/tcp_flags").toString()).contains("SYN", "ACK", "PSH");
    }

    private JsonNode decode(TemplateSpec template, DataRecord record) {
        return kit.decode(ExportMessage.ipfix()
                        .exportTime(DecodingKit.ARRIVAL / 1000)
                        .templates(template)
                        .data(template, record)
                        .toBytes())
                .get(0);
    }

    private static TemplateSpec template(FieldSpec... fields) {
        return TemplateSpec.of(256, fields);
    }

    /** IPv4 element, IPv6 element and the field of a document that both feed. */
    @ParameterizedTest
    @CsvSource({
        "8, 27, /source/ip",
        "12, 28, /destination/ip",
        "15, 62, /flow/next_hop",
        "18, 63, /flow/next_hop",
        "225, 281, /source/nat/ip",
        "226, 282, /destination/nat/ip"
    })
    void bothFamilies_inEitherOrder(int ipv4, int ipv6, String field) {
        for (TemplateSpec template :
                List.of(template(of(ipv4, 4), of(ipv6, 16)), template(of(ipv6, 16), of(ipv4, 4)))) {
            assertThat(decode(template, new DataRecord(template).address(ipv4, "192.0.2.9"))
                            .at(field)
                            .asText())
                    .isEqualTo("192.0.2.9");
            assertThat(decode(template, new DataRecord(template).address(ipv6, "2001:db8::9"))
                            .at(field)
                            .asText())
                    .isEqualTo("2001:db8::9");
        }
    }

    @Test
    void bothFamilies_bothSaid_theSecondIsKept() {
        TemplateSpec template = template(of(8, 4), of(27, 16));
        JsonNode document = decode(
                template, new DataRecord(template).address(8, "192.0.2.9").address(27, "2001:db8::9"));
        assertThat(document.at("/source/ip").asText()).isEqualTo("192.0.2.9");
        assertThat(document.at("/flow/ie/sourceIPv6Address").asText()).isEqualTo("2001:db8::9");
    }

    @Test
    void innerHeader_behindTheOuterOne_isKeptBesideIt() {
        TemplateSpec template = template(
                of(8, 4), of(12, 4), of(4, 1), of(8, 4), of(12, 4), of(4, 1), of(7, 2), of(1, 4), of(1, 4), of(8, 4));
        JsonNode document = decode(
                template,
                new DataRecord(template)
                        .address(8, "192.0.2.1")
                        .address(12, "192.0.2.2")
                        .number(4, 47)
                        .address(8, "10.0.0.1")
                        .address(12, "10.0.0.2")
                        .number(4, 6)
                        .number(7, 5)
                        .number(1, 100)
                        .number(1, 100)
                        .address(8, "10.0.0.3"));
        assertThat(document.at("/source/ip").asText()).isEqualTo("192.0.2.1");
        assertThat(document.at("/destination/ip").asText()).isEqualTo("192.0.2.2");
        assertThat(document.at("/network/iana_number").asText()).isEqualTo("47");
        JsonNode ie = document.at("/flow/ie");
        assertThat(ie.path("sourceIPv4Address").asText()).isEqualTo("10.0.0.1");
        assertThat(ie.path("destinationIPv4Address").asText()).isEqualTo("10.0.0.2");
        assertThat(ie.path("protocolIdentifier").asInt()).isEqualTo(6);
        assertThat(ie.path("sourceIPv4Address_2").asText()).isEqualTo("10.0.0.3");
        assertThat(ie.has("octetDeltaCount")).as("the same twice is once").isFalse();
    }

    /** Elements with type and code of ICMP, a destination port; type and code that result. */
    @ParameterizedTest
    @CsvSource({
        "176, 3, 177, 1, 0, 3, 1",
        "176, 0, 177, 0, 17549, 0, 0", // an echo reply; the port is its identifier (ASA)
        "178, 135, 179, 0, 0, 135, 0",
        "32, 2048, 210, 0, 0, 8, 0",
        "139, 34560, 210, 0, 0, 135, 0",
        "32, 0, 210, 0, 769, 0, 0",
        "210, 0, 210, 0, 769, 3, 1",
        "176, 0, 32, 769, 0, 3, 1", // one of two is not filled
        "176, 8, 32, 769, 0, 8, 0"
    })
    void icmp(int one, int oneValue, int other, int otherValue, int port, int type, int code) {
        TemplateSpec template = template(of(4, 1), of(7, 2), of(11, 2), of(one, 2), of(other, 2));
        DataRecord record = new DataRecord(template)
                .number(4, 1)
                .number(7, 512)
                .number(11, port)
                .number(one, oneValue)
                .number(other, otherValue);
        JsonNode document = decode(template, record);
        assertThat(document.at("/flow/icmp/type").asInt(-1)).isEqualTo(type);
        assertThat(document.at("/flow/icmp/code").asInt(-1)).isEqualTo(code);
        assertThat(document.has("source")).as("ICMP has no ports").isFalse();
    }

    @Test
    void icmp_isNeverReadFromTheSourcePort() {
        TemplateSpec template = template(of(4, 1), of(7, 2));
        JsonNode document =
                decode(template, new DataRecord(template).number(4, 1).number(7, 2048));
        assertThat(document.at("/flow").has("icmp")).isFalse();
    }

    /** The octets of the flags, their value, and the names. */
    @ParameterizedTest
    @CsvSource({
        "1, 0x12, 'SYN,ACK'",
        "2, 0x0112, 'SYN,ACK,NS'",
        "2, 0x5002, 'SYN'", // with the data offset
        "2, 0xF000, ''",
        "4, 0x0001, 'FIN'"
    })
    void tcpFlags_ofOneOrTwoOctets(int length, String flags, String names) {
        TemplateSpec template = template(of(4, 1), of(6, length));
        JsonNode list = decode(template, new DataRecord(template).number(4, 6).number(6, Integer.decode(flags)))
                .at("/flow/tcp_flags");
        assertThat(list.isMissingNode()).as("never an empty list").isEqualTo(names.isEmpty());
        List<String> found = new ArrayList<>();
        list.forEach(name -> found.add(name.asText()));
        assertThat(String.join(",", found)).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
    void counters_ofAnyLength(int length) {
        TemplateSpec template = template(of(1, length), of(2, length));
        long most = length == 8 ? Long.MAX_VALUE : (1L << 8 * length) - 1;
        JsonNode document =
                decode(template, new DataRecord(template).number(1, most).number(2, 1));
        assertThat(document.at("/source/bytes").asLong()).isEqualTo(most);
        assertThat(document.at("/source/packets").asLong()).isEqualTo(1);
    }

    /** Elements of octets and packets that count where there is nothing better. */
    @ParameterizedTest
    @CsvSource({"1, 2", "85, 86", "23, 24"})
    void counters_ofAllKinds(int bytes, int packets) {
        TemplateSpec template = template(of(bytes, 4), of(packets, 4));
        JsonNode document =
                decode(template, new DataRecord(template).number(bytes, 1500).number(packets, 3));
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(1500);
        assertThat(document.at("/source/packets").asInt()).isEqualTo(3);
    }

    @Test
    void vlans_outerAndInner() {
        TemplateSpec both = template(of(243, 2), of(245, 2));
        JsonNode document = decode(both, new DataRecord(both).number(243, 100).number(245, 200));
        assertThat(document.at("/network/vlan/id").asText()).isEqualTo("100");
        assertThat(document.at("/network/inner/vlan/id").asText()).isEqualTo("200");
        TemplateSpec older = template(of(58, 2), of(243, 2));
        assertThat(decode(older, new DataRecord(older).number(243, 12))
                        .at("/network/vlan/id")
                        .asText())
                .isEqualTo("12");
        TemplateSpec after = template(of(254, 2), of(245, 2));
        JsonNode untagged = decode(after, new DataRecord(after).number(254, 30));
        assertThat(untagged.at("/network/vlan/id").asText()).isEqualTo("30");
        assertThat(untagged.at("/network").has("inner")).isFalse();
    }

    @Test
    void labels_topFirst_whateverTheOrderOfTheTemplate() {
        TemplateSpec template = template(of(71, 3), of(70, 3), of(72, 3), of(79, 3));
        JsonNode document = decode(
                template,
                new DataRecord(template)
                        .number(70, 0x5DC0E0) // 24000, traffic class 0
                        .number(71, 0xFFFFF1)
                        .number(72, 0x000001)); // explicit null, bottom
        assertThat(document.at("/flow/mpls/labels").toString()).isEqualTo("[\"384014\",\"1048575\",\"0\"]");
        assertThat(document.at("/flow").has("ie")).isFalse();
        JsonNode none = decode(template, new DataRecord(template));
        assertThat(none.at("/flow").has("mpls")).isFalse();
    }

    @Test
    void labels_ofAnotherLength_areKeptAsTheyAre() {
        TemplateSpec template = template(of(70, 4));
        JsonNode document = decode(template, new DataRecord(template).number(70, 0x00064140));
        assertThat(document.at("/flow").has("mpls")).isFalse();
        assertThat(document.at("/flow/ie/mplsTopLabelStackSection").asText()).isEqualTo("00064140");
    }

    /** Interface counters, as routers send them: no addresses, no ports, no protocol. */
    @Test
    void record_thatIsNoFlow_isADocument() {
        TemplateSpec template = template(of(10, 4), of(82, 16), of(40, 8), of(365, 6), of(366, 4));
        JsonNode document = DecodingKit.enriched(Profile.STANDARD)
                .decode(ExportMessage.ipfix()
                        .templates(template)
                        .data(
                                template,
                                new DataRecord(template)
                                        .number(10, 3)
                                        .text(82, "Gi0/3")
                                        .number(40, 123_456)
                                        .address(366, "192.0.2.77"))
                        .toBytes())
                .get(0);
        assertThat(document.has("source")).isFalse();
        assertThat(document.has("destination")).isFalse();
        assertThat(document.has("related")).isFalse();
        assertThat(document.at("/network").has("transport")).isFalse();
        assertThat(document.at("/observer/ingress/interface/id").asText()).isEqualTo("3");
        assertThat(document.at("/observer/ingress/interface/name").asText()).isEqualTo("Gi0/3");
        assertThat(document.at("/flow/ie/staIPv4Address").asText()).isEqualTo("192.0.2.77");
    }

    @Test
    void address_inAnOddLength_isNoAddress() {
        TemplateSpec template = template(of(8, 16), of(28, 4), of(12, 3));
        JsonNode document = decode(
                template, new DataRecord(template).number(28, 1).number(12, 2).octets(8, new byte[] {1, 2, 3, 4}));
        assertThat(document.has("source")).isFalse();
        assertThat(document.has("destination")).isFalse();
        assertThat(document.at("/flow/ie").size()).isEqualTo(3);
    }

    @Test
    void dscp_ofItsOwn_goesBeforeTheToS_andPostDscpIsKept() {
        TemplateSpec template = template(of(5, 1), of(195, 1), of(98, 1), of(61, 1));
        JsonNode document = decode(
                template,
                new DataRecord(template)
                        .number(5, 0xB8)
                        .number(195, 10)
                        .number(98, 12)
                        .number(61, 1));
        assertThat(document.at("/flow/dscp").asInt()).isEqualTo(10);
        assertThat(document.at("/flow/ie/postIpDiffServCodePoint").asInt()).isEqualTo(12);
        assertThat(document.at("/flow/direction").asText()).isEqualTo("egress");
    }
}
