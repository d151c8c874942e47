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
import io.flowhound.simulate.V1Message;
import io.flowhound.simulate.V5Message;
import io.flowhound.simulate.V5Record;
import io.flowhound.simulate.V7Message;
import io.flowhound.testkit.DecodingKit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowAssemblerTest {
    private static final int SYN = 2;
    private static final int ACK = 16;

    private final DecodingKit kit = DecodingKit.enriched(Profile.FULL);

    private JsonNode v5(V5Record record) {
        return v5(record, 0);
    }

    private JsonNode v5(V5Record record, int sampling) {
        return kit.decode(new V5Message()
                        .exportTime(DecodingKit.ARRIVAL / 1000, 0)
                        .sampling(1, sampling)
                        .add(record)
                        .toBytes())
                .get(0);
    }

    private static V5Record tcp(int from, int to, int flags) {
        return new V5Record()
                .addresses("192.168.1.10", "203.0.113.9")
                .ports(from, to)
                .protocol(6)
                .tcpFlags(flags)
                .counters(4, 1000);
    }

    private JsonNode ipfix(TemplateSpec template, DataRecord record) {
        return kit.decode(ExportMessage.ipfix()
                        .exportTime(DecodingKit.ARRIVAL / 1000)
                        .templates(template)
                        .data(template, record)
                        .toBytes())
                .get(0);
    }

    /** Source port, destination port, flags; whether the sides are swapped and why. */
    @ParameterizedTest
    @CsvSource({
        "40000, 443, 27, false, known-port",
        "443, 40000, 27, true, known-port",
        "40000, 50000, 27, true, lower-port",
        "50000, 40000, 27, false, lower-port",
        "443, 40000, 2, false, tcp-flags", // a SYN, whatever the ports
        "40000, 443, 18, true, tcp-flags", // SYN and ACK: the answer
        "40000, 443, 20, true, tcp-flags", // RST and ACK: the refusal
        "8080, 443, 27, false, lower-port"
    })
    void sides_byTheEvidenceOfOneRecord(int from, int to, int flags, boolean reversed, String reason) {
        JsonNode document = v5(tcp(from, to, flags));
        assertThat(document.at("/flow/reversed").asBoolean()).isEqualTo(reversed);
        assertThat(document.at("/flow/role/reason").asText()).isEqualTo(reason);
        String client = reversed ? "203.0.113.9" : "192.168.1.10";
        assertThat(document.at("/source/ip").asText()).isEqualTo(client);
        assertThat(document.at("/source/port").asInt()).isEqualTo(reversed ? to : from);
    }

    @Test
    void swap_movesTheCountersWithTheSide_andWhatNobodyReportedIsAbsent() {
        JsonNode document = v5(tcp(443, 40000, SYN | ACK));
        assertThat(document.at("/destination/bytes").asInt()).isEqualTo(1000);
        assertThat(document.at("/source/bytes").isMissingNode()).isTrue();
        assertThat(document.at("/network/bytes").asInt()).isEqualTo(1000);
        assertThat(document.at("/network/direction").asText()).isEqualTo("inbound");
    }

    @Test
    void samePorts_haveNoRole() {
        JsonNode document = v5(tcp(500, 500, ACK));
        assertThat(document.at("/flow/role").isMissingNode()).isTrue();
        assertThat(document.at("/flow/reversed").isMissingNode()).isTrue();
    }

    /** Elements of a template that count octets, and whose value counts. */
    @ParameterizedTest
    @CsvSource({"352, 353, 352", "353, 171, 171", "171, 85, 85", "352, 1, 1"})
    void octets_ofTheBestCounterOfTheTemplate(int one, int other, int counts) {
        TemplateSpec template = TemplateSpec.of(256, of(8, 4), of(one, 8), of(other, 8));
        DataRecord record = new DataRecord(template)
                .address(8, "192.0.2.7")
                .number(one, one)
                .number(other, other);
        assertThat(ipfix(template, record).at("/source/bytes").asInt()).isEqualTo(counts);
    }

    @Test
    void fixedLayouts_haveNoTemplate() {
        V5Record record = tcp(40000, 443, ACK);
        long seconds = DecodingKit.ARRIVAL / 1000;
        byte[] v1 = new V1Message().exportTime(seconds, 0).add(record).toBytes();
        byte[] v7 = new V7Message().exportTime(seconds, 0).add(record).toBytes();
        JsonNode one = kit.decode(v1).get(0);
        JsonNode seven = kit.decode(v7).get(0);
        assertThat(one.at("/flow/exporter/version").asInt()).isEqualTo(1);
        assertThat(seven.at("/flow/exporter/version").asInt()).isEqualTo(7);
        assertThat(one.at("/source/bytes").asInt()).isEqualTo(1000);
        assertThat(seven.at("/source/bytes").asInt()).isEqualTo(1000);
        assertThat(one.at("/flow/exporter/template").isMissingNode()).isTrue();
        assertThat(seven.at("/flow/exporter/template").isMissingNode()).isTrue();
    }

    @Test
    void biflow_reverseCounters_belongToTheDestination() {
        TemplateSpec template = TemplateSpec.of(
                256,
                of(8, 4),
                of(12, 4),
                of(1, 4),
                of(FieldSpec.REVERSE, 1, 4),
                of(FieldSpec.REVERSE, 2, 4),
                of(239, 1));
        DataRecord record = new DataRecord(template)
                .address(8, "192.0.2.7")
                .address(12, "198.51.100.9")
                .number(1, 10)
                .number(FieldSpec.REVERSE, 1, 20)
                .number(FieldSpec.REVERSE, 2, 3)
                .number(239, 2);
        JsonNode document = ipfix(template, record);
        assertThat(document.at("/source/ip").asText()).isEqualTo("198.51.100.9");
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(20);
        assertThat(document.at("/destination/bytes").asInt()).isEqualTo(10);
        assertThat(document.at("/network/bytes").asInt()).isEqualTo(30);
        assertThat(document.at("/flow/role/reason").asText()).isEqualTo("biflow");
    }

    @Test
    void sampling_ofTheV5Header_isAppliedOnce_withoutItsModeBits() {
        JsonNode document = v5(tcp(40000, 443, ACK), 100);
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(100_000);
        assertThat(document.at("/network/packets").asInt()).isEqualTo(400);
        assertThat(document.at("/flow/sampling/rate").asInt()).isEqualTo(100);
        assertThat(document.at("/flow/sampling/source").asText()).isEqualTo("record");
    }

    @Test
    void sampling_thatOverrules_goesFirst() {
        DecodingKit configured = DecodingKit.enriched(Profile.FULL, new SamplingConfig() {
            @Override
            public long overruling(long addressHigh, long addressLow) {
                return 7;
            }

            @Override
            public long rate(long addressHigh, long addressLow) {
                return 0;
            }
        });
        JsonNode document = configured
                .decode(new V5Message()
                        .sampling(1, 100)
                        .add(tcp(40000, 443, ACK))
                        .toBytes())
                .get(0);
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(7000);
        assertThat(document.at("/flow/sampling/source").asText()).isEqualTo("config");
    }

    @Test
    void sampling_packetsAndSpace_ofTheRecord() {
        TemplateSpec template = TemplateSpec.of(256, of(1, 4), of(305, 4), of(306, 4));
        JsonNode document = ipfix(
                template, new DataRecord(template).number(1, 10).number(305, 1).number(306, 99));
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(1000);
    }

    @Test
    void sampler_isFoundByItsId() {
        TemplateSpec options = TemplateSpec.options(300, 1, of(302, 4), of(305, 4), of(306, 4));
        kit.decode(ExportMessage.ipfix()
                .optionsTemplates(options)
                .data(
                        options,
                        new DataRecord(options).number(302, 1).number(305, 1).number(306, 9),
                        new DataRecord(options).number(302, 2).number(305, 1).number(306, 99))
                .toBytes());
        TemplateSpec template = TemplateSpec.of(256, of(1, 4), of(302, 4));
        assertThat(ipfix(template, new DataRecord(template).number(1, 5).number(302, 2))
                        .at("/source/bytes")
                        .asInt())
                .isEqualTo(500);
        assertThat(ipfix(template, new DataRecord(template).number(1, 5).number(302, 1))
                        .at("/source/bytes")
                        .asInt())
                .isEqualTo(50);
        assertThat(ipfix(template, new DataRecord(template).number(1, 5).number(302, 3))
                        .at("/source/bytes")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void imported_isTagged_besideOtherTags() {
        TemplateSpec template = TemplateSpec.of(256, of(1, 8), of(2, 8));
        byte[] message = ExportMessage.ipfix()
                .templates(template)
                .data(
                        template,
                        new DataRecord(template).number(1, 5).number(2, 7),
                        new DataRecord(template).number(1, -5).number(2, 7))
                .toBytes();

        assertThat(DecodingKit.imported().decode(message))
                .extracting(document -> document.path("tags").toString())
                .containsExactly("[\"imported\"]", "[\"imported\",\"clamped\"]");
    }

    @Test
    void counterBeyond63Bits_isClampedAndTagged() {
        TemplateSpec template = TemplateSpec.of(256, of(1, 8), of(2, 8));
        JsonNode document =
                ipfix(template, new DataRecord(template).number(1, -5).number(2, 7));
        assertThat(document.at("/source/bytes").asLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(document.at("/source/packets").asLong()).isEqualTo(7);
        assertThat(document.at("/tags/0").asText()).isEqualTo("clamped");
    }

    @Test
    void icmp_hasTypeAndCode_noPorts() {
        JsonNode document = v5(new V5Record()
                .addresses("192.168.1.10", "203.0.113.9")
                .protocol(1)
                .ports(0, 0x0301)
                .counters(1, 56));
        assertThat(document.at("/flow/icmp/type").asInt()).isEqualTo(3);
        assertThat(document.at("/flow/icmp/code").asInt()).isEqualTo(1);
        assertThat(document.at("/destination/port").isMissingNode()).isTrue();
        assertThat(document.at("/network/transport").asText()).isEqualTo("icmp");
    }

    @Test
    void reducedSize_andTotals_areCounters() {
        TemplateSpec template = TemplateSpec.of(256, of(85, 3), of(86, 1));
        JsonNode document =
                ipfix(template, new DataRecord(template).number(85, 70000).number(86, 200));
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(70000);
        assertThat(document.at("/source/packets").asInt()).isEqualTo(200);
    }

    @Test
    void deltaBeforeTotal_theOtherIsKept() {
        TemplateSpec template = TemplateSpec.of(256, of(85, 4), of(1, 4));
        JsonNode document =
                ipfix(template, new DataRecord(template).number(85, 99).number(1, 10));
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(10);
        assertThat(document.at("/flow/ie/octetTotalCount").asInt()).isEqualTo(99);
    }
}
