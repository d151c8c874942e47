/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static io.flowhound.simulate.FieldSpec.of;
import static io.flowhound.simulate.FieldSpec.variable;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.netflow.Observations;
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
import org.junit.jupiter.params.provider.ValueSource;

class FlowNamesTest {
    private static final TemplateSpec FLOWS =
            TemplateSpec.of(256, of(1, 4), of(10, 4), of(14, 4), of(95, 4), of(234, 4), of(235, 4));

    private final DecodingKit kit = DecodingKit.enriched(Profile.FULL);

    private static ExportMessage ipfix() {
        return ExportMessage.ipfix().exportTime(DecodingKit.ARRIVAL / 1000);
    }

    private void tell(ExportMessage message, TemplateSpec template, DataRecord... records) {
        assertThat(kit.decode(message.optionsTemplates(template)
                        .data(template, records)
                        .toBytes()))
                .isEmpty();
    }

    private static byte[] flow(ExportMessage message, DataRecord record) {
        return message.templates(FLOWS).data(FLOWS, record).toBytes();
    }

    private JsonNode flow(DataRecord record) {
        return kit.decode(flow(ipfix(), record)).get(0);
    }

    private static String text(JsonNode flow, String path) {
        return flow.at(path).asText("none");
    }

    @Test
    void interfaces_areNamedOnBothSides_asIosXrTells() {
        TemplateSpec options = TemplateSpec.options(300, 2, of(10, 4), of(14, 4), of(83, 64), variable(82));
        tell(
                ipfix(),
                options,
                new DataRecord(options)
                        .number(10, 5)
                        .number(14, 5)
                        .text(83, "to Berlin")
                        .text(82, "Te0/1"),
                new DataRecord(options).number(10, 6).number(14, 6).text(83, "").text(82, "Te0/2"));
        JsonNode flow = flow(new DataRecord(FLOWS).number(10, 5).number(14, 6));
        assertThat(text(flow, "/observer/ingress/interface/name")).isEqualTo("Te0/1");
        assertThat(text(flow, "/observer/ingress/interface/alias")).isEqualTo("to Berlin");
        assertThat(text(flow, "/observer/egress/interface/name")).isEqualTo("Te0/2");
        assertThat(text(flow, "/observer/egress/interface/alias")).isEqualTo("none");
        assertThat(text(flow, "/observer/egress/interface/id")).isEqualTo("6");
        JsonNode unknown = flow(new DataRecord(FLOWS).number(10, 7));
        assertThat(text(unknown, "/observer/ingress/interface/name")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void interfaces_ofTheScopeOfV9(int length) {
        TemplateSpec options = TemplateSpec.options(300, 1, of(2, length), of(82, 8));
        tell(ExportMessage.v9(), options, new DataRecord(options).number(2, 5).text(82, "eth0"));
        JsonNode flow = kit.decode(flow(ExportMessage.v9(), new DataRecord(FLOWS).number(14, 5)))
                .get(0);
        assertThat(text(flow, "/observer/egress/interface/name")).isEqualTo("eth0");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 14, 252, 253})
    void interfaces_byAPlainField(int element) {
        TemplateSpec options = TemplateSpec.options(300, 1, of(143, 4), of(element, 4), of(82, 8));
        tell(ipfix(), options, new DataRecord(options).number(element, 5).text(82, "eth0"));
        JsonNode flow = flow(new DataRecord(FLOWS).number(10, 5));
        assertThat(text(flow, "/observer/ingress/interface/name")).isEqualTo("eth0");
    }

    @Test
    void interfaceOfTheRecordItself_goesFirst_andIsTheIngressOne() {
        TemplateSpec options = TemplateSpec.options(300, 1, of(10, 4), of(82, 8));
        tell(ipfix(), options, new DataRecord(options).number(10, 5).text(82, "told"));
        TemplateSpec own = TemplateSpec.of(257, of(1, 4), of(10, 4), of(14, 4), of(82, 8), of(83, 8), of(82, 8));
        JsonNode flow = kit.decode(ipfix().templates(own)
                        .data(
                                own,
                                new DataRecord(own)
                                        .number(10, 5)
                                        .number(14, 5)
                                        .text(82, "own")
                                        .text(83, "mine")
                                        .text(82, "second"))
                        .toBytes())
                .get(0);
        assertThat(text(flow, "/observer/ingress/interface/name")).isEqualTo("own");
        assertThat(text(flow, "/observer/ingress/interface/alias")).isEqualTo("mine");
        assertThat(text(flow, "/observer/egress/interface/name")).isEqualTo("told");
        assertThat(text(flow, "/flow/ie/interfaceName")).isEqualTo("second");
    }

    @Test
    void names_belongToOneDomain() {
        TemplateSpec options = TemplateSpec.options(300, 1, of(10, 4), of(82, 8));
        tell(ipfix().domain(1), options, new DataRecord(options).number(10, 5).text(82, "eth0"));
        byte[] other = flow(ipfix().domain(2), new DataRecord(FLOWS).number(10, 5));
        byte[] same = flow(ipfix().domain(1), new DataRecord(FLOWS).number(10, 5));
        assertThat(text(kit.decode(other).get(0), "/observer/ingress/interface/name"))
                .isEqualTo("none");
        assertThat(text(kit.decode(same).get(0), "/observer/ingress/interface/name"))
                .isEqualTo("eth0");
    }

    /** Name and description as told; what the flow says then. */
    @ParameterizedTest
    @CsvSource({"youtube, YouTube videos, youtube", "'', YouTube videos, YouTube videos", "'', '', none"})
    void application_isNamed_elseDescribed(String name, String description, String expected) {
        TemplateSpec options = TemplateSpec.options(300, 1, of(1, 4), of(95, 4), of(94, 55), of(96, 24));
        tell(
                ExportMessage.v9(),
                options,
                new DataRecord(options)
                        .number(95, 0x0D0001C5)
                        .text(94, description)
                        .text(96, name));
        JsonNode flow = kit.decode(flow(ExportMessage.v9(), new DataRecord(FLOWS).number(95, 0x0D0001C5)))
                .get(0);
        assertThat(text(flow, "/network/application")).isEqualTo(expected);
        assertThat(text(flow, "/flow/ie/applicationId")).isEqualTo("13:453");
    }

    @Test
    void application_ofAScope_inAnotherLength() {
        TemplateSpec options = TemplateSpec.options(300, 1, of(95, 8), of(96, 24));
        tell(
                ExportMessage.v9(),
                options,
                new DataRecord(options).octets(95, hex("0d000000000001c5")).text(96, "youtube"));
        JsonNode flow = kit.decode(flow(ExportMessage.v9(), new DataRecord(FLOWS).number(95, 0x0D0001C5)))
                .get(0);
        assertThat(text(flow, "/network/application")).isEqualTo("youtube");
    }

    @Test
    void applicationOfTheRecordItself_goesFirst() {
        TemplateSpec options = TemplateSpec.options(300, 1, of(95, 4), of(96, 24));
        tell(ipfix(), options, new DataRecord(options).number(95, 0x0D0001C5).text(96, "told"));
        TemplateSpec own = TemplateSpec.of(257, of(1, 4), of(95, 4), variable(96));
        JsonNode flow = kit.decode(ipfix().templates(own)
                        .data(own, new DataRecord(own).number(95, 0x0D0001C5).text(96, "own"))
                        .toBytes())
                .get(0);
        assertThat(text(flow, "/network/application")).isEqualTo("own");
    }

    /** RFC 6759: engine and number; that of PANA-L7-PEN begins with an enterprise; what is too long is left as it is. */
    @ParameterizedTest
    @CsvSource({
        "03000050, 3:80",
        "0350, 3:80",
        "010006, 1:6",
        "1400000009000001c5, 1400000009000001c5",
        "14000000090001c5, 20:9:453",
        "1400000009, 20:9",
        "06ffffffffffffff, 6:72057594037927935",
        "0d, 0d",
        "00000000, 0:0"
    })
    void applicationWithoutAName_isKeptAsItsId(String octets, String expected) {
        byte[] id = hex(octets);
        for (FieldSpec field : new FieldSpec[] {of(95, id.length), variable(95)}) {
            TemplateSpec template = TemplateSpec.of(257, of(1, 4), field, of(2, 4));
            JsonNode flow = kit.decode(ipfix().templates(template)
                            .data(
                                    template,
                                    new DataRecord(template)
                                            .number(1, 7)
                                            .octets(95, id)
                                            .number(2, 9))
                            .toBytes())
                    .get(0);
            assertThat(text(flow, "/flow/ie/applicationId")).isEqualTo(expected);
            assertThat(text(flow, "/network/application")).isEqualTo("none");
            assertThat(flow.at("/source/packets").asInt()).isEqualTo(9);
        }
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    void vrf_isItsName_elseItsId_and0WithoutANameIsAbsent() {
        TemplateSpec options = TemplateSpec.options(300, 1, of(234, 4), of(236, 32), of(234, 4), of(235, 4));
        tell(
                ipfix(),
                options,
                new DataRecord(options)
                        .number(234, 7)
                        .text(236, "blue")
                        .number(234, 7)
                        .number(235, 7));
        JsonNode named = flow(new DataRecord(FLOWS).number(234, 7).number(235, 0x60000000L));
        assertThat(text(named, "/flow/vrf/ingress")).isEqualTo("blue");
        assertThat(text(named, "/flow/vrf/egress")).isEqualTo("1610612736");
        JsonNode none = flow(new DataRecord(FLOWS));
        assertThat(none.at("/flow/vrf").isMissingNode()).isTrue();
        tell(ipfix(), options, new DataRecord(options).text(236, "default"));
        assertThat(text(flow(new DataRecord(FLOWS)), "/flow/vrf/egress")).isEqualTo("default");
    }

    @Test
    void vrfNameOfTheRecordItself_isTheIngressOne() {
        TemplateSpec own = TemplateSpec.of(257, of(1, 4), of(234, 4), of(235, 4), of(236, 8));
        JsonNode flow = kit.decode(ipfix().templates(own)
                        .data(
                                own,
                                new DataRecord(own)
                                        .number(234, 3)
                                        .number(235, 4)
                                        .text(236, "red"))
                        .toBytes())
                .get(0);
        assertThat(text(flow, "/flow/vrf/ingress")).isEqualTo("red");
        assertThat(text(flow, "/flow/vrf/egress")).isEqualTo("4");
    }

    @Test
    void raw_appliesNothingOfOtherRecords() {
        DecodingKit raw = DecodingKit.raw();
        TemplateSpec options =
                TemplateSpec.options(300, 1, of(10, 4), of(82, 8), of(95, 4), of(96, 8), of(234, 4), of(236, 8));
        JsonNode flow = raw.decode(ipfix().optionsTemplates(options)
                        .data(
                                options,
                                new DataRecord(options)
                                        .number(10, 5)
                                        .text(82, "eth0")
                                        .number(95, 0x03000050)
                                        .text(96, "http")
                                        .number(234, 7)
                                        .text(236, "blue"))
                        .templates(FLOWS)
                        .data(
                                FLOWS,
                                new DataRecord(FLOWS)
                                        .number(10, 5)
                                        .number(95, 0x03000050)
                                        .number(234, 7))
                        .toBytes())
                .get(0);
        assertThat(text(flow, "/observer/ingress/interface/name")).isEqualTo("none");
        assertThat(text(flow, "/network/application")).isEqualTo("none");
        assertThat(text(flow, "/flow/ie/applicationId")).isEqualTo("3:80");
        assertThat(text(flow, "/flow/vrf/ingress")).isEqualTo("7");
    }

    @Test
    void names_outliveARestart_andARepetitionChangesNothing() {
        TemplateSpec options = TemplateSpec.options(300, 1, of(10, 4), of(82, 8));
        byte[] told = ipfix().optionsTemplates(options)
                .data(options, new DataRecord(options).number(10, 5).text(82, "eth0"))
                .toBytes();
        kit.decode(told);
        byte[] state = kit.decoder().state();
        kit.decode(told);
        assertThat(kit.decoder().state()).hasSameSizeAs(state); // has counted, but learnt nothing
        DecodingKit restarted = DecodingKit.enriched(Profile.FULL);
        restarted.decoder().restore(state);
        JsonNode flow = restarted
                .decode(flow(ipfix(), new DataRecord(FLOWS).number(10, 5)))
                .get(0);
        assertThat(text(flow, "/observer/ingress/interface/name")).isEqualTo("eth0");
    }

    @Test
    void systemInit_countsWhateverItsScope() {
        TemplateSpec template = TemplateSpec.of(256, of(22, 4), of(21, 4));
        for (TemplateSpec options : new TemplateSpec[] {
            TemplateSpec.options(300, 1, of(160, 8), of(41, 8)),
            TemplateSpec.options(300, 1, of(143, 4), of(160, 8)),
            TemplateSpec.options(300, 2, of(149, 4), of(144, 4), of(130, 4), of(160, 8))
        }) {
            DecodingKit fresh = DecodingKit.enriched(Profile.FULL);
            JsonNode flow = fresh.decode(ipfix().optionsTemplates(options)
                            .data(options, new DataRecord(options).number(160, DecodingKit.ARRIVAL - 100_000))
                            .templates(template)
                            .data(
                                    template,
                                    new DataRecord(template).number(22, 10_000).number(21, 40_000))
                            .toBytes())
                    .get(0);
            assertThat(text(flow, "/event/end")).isEqualTo("2026-11-22T03:59:00.000Z");
            assertThat(text(flow, "/observer/ip")).isEqualTo("192.0.2.1");
        }
    }

    @Test
    void observations_countWhatIsKnown() {
        TemplateSpec options = TemplateSpec.options(300, 1, of(10, 4), of(82, 8), of(95, 4), of(96, 8));
        tell(
                ipfix(),
                options,
                new DataRecord(options)
                        .number(10, 5)
                        .text(82, "eth0")
                        .number(95, 0x03000050)
                        .text(96, "http"),
                new DataRecord(options).number(10, 6).text(82, "eth1"));
        TemplateSpec template = TemplateSpec.of(257, of(27, 16), of(152, 8), of(153, 8), of(34, 4));
        for (int i = 0; i < 40; i++) {
            kit.decode(ipfix().templates(template)
                    .data(
                            template,
                            new DataRecord(template)
                                    .address(27, "2001:db8::1")
                                    .number(152, DecodingKit.ARRIVAL - 60_000 - i * 10)
                                    .number(153, DecodingKit.ARRIVAL)
                                    .number(34, 50))
                    .toBytes());
        }
        Observations observations = kit.decoder().report().getFirst().observations();
        assertThat(observations).isEqualTo(new Observations(50, 60_000, 2, 1, true));
    }
}
