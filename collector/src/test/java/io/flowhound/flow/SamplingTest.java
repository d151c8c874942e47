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
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the rates that are known counts for a flow. */
class SamplingTest {
    private static final TemplateSpec SYSTEM = TemplateSpec.options(300, 1, of(1, 4), of(34, 4), of(35, 1));
    private static final TemplateSpec SAMPLER = TemplateSpec.options(301, 1, of(1, 4), of(48, 2), of(50, 4));
    private static final TemplateSpec INTERFACE = TemplateSpec.options(302, 1, of(2, 4), of(34, 4));
    private static final TemplateSpec MAP = TemplateSpec.options(303, 1, of(2, 4), of(48, 2));
    private static final TemplateSpec OF_TEMPLATE = TemplateSpec.options(304, 1, of(5, 2), of(34, 4));
    private static final TemplateSpec WAY = TemplateSpec.options(305, 1, of(2, 4), of(61, 1), of(34, 4));
    private static final TemplateSpec PLAIN = TemplateSpec.of(256, of(1, 4), of(10, 4), of(14, 4));
    private static final TemplateSpec DIRECTED = TemplateSpec.of(257, of(1, 4), of(10, 4), of(14, 4), of(61, 1));
    private static final TemplateSpec SAMPLED = TemplateSpec.of(258, of(1, 4), of(10, 4), of(14, 4), of(48, 2));
    private static final TemplateSpec OWN = TemplateSpec.of(259, of(1, 4), of(10, 4), of(48, 2), of(34, 4));

    private DecodingKit kit = DecodingKit.enriched(Profile.FULL);

    private void tell(TemplateSpec template, DataRecord record) {
        assertThat(kit.decode(ExportMessage.v9()
                        .optionsTemplates(template)
                        .data(template, record)
                        .toBytes()))
                .isEmpty();
    }

    private void system(long rate) {
        tell(SYSTEM, new DataRecord(SYSTEM).number(1, 1).number(34, rate));
    }

    private void sampler(int id, long rate) {
        tell(SAMPLER, new DataRecord(SAMPLER).number(48, id).number(50, rate));
    }

    private void ofInterface(int id, long rate) {
        tell(INTERFACE, new DataRecord(INTERFACE).number(2, id).number(34, rate));
    }

    private void ofInterface(int id, int direction, long rate) {
        tell(WAY, new DataRecord(WAY).number(2, id).number(61, direction).number(34, rate));
    }

    private JsonNode flow(TemplateSpec template, DataRecord record) {
        return kit.decode(ExportMessage.v9()
                        .exportTime(DecodingKit.ARRIVAL / 1000)
                        .templates(template)
                        .data(template, record.number(1, 1))
                        .toBytes())
                .get(0);
    }

    private static DataRecord record(TemplateSpec template, int in, int out) {
        return new DataRecord(template).number(10, in).number(14, out);
    }

    /** The octets of a flow that had one, and where its rate came from. */
    private static String told(JsonNode flow) {
        return flow.at("/source/bytes").asLong() + " "
                + flow.at("/flow/sampling/source").asText("none");
    }

    /** Everything at once, less the most particular each time. */
    @Test
    void precedence_fromTheParticularToTheGeneral() {
        kit = DecodingKit.enriched(Profile.FULL, configured(0, 2));
        TemplateSpec all = OWN;
        DataRecord untold = new DataRecord(all).number(10, 5);
        assertThat(told(flow(all, untold))).isEqualTo("2 config");
        system(3);
        assertThat(told(flow(all, new DataRecord(all).number(10, 5)))).isEqualTo("3 options");
        tell(OF_TEMPLATE, new DataRecord(OF_TEMPLATE).number(5, all.id()).number(34, 4));
        assertThat(told(flow(all, new DataRecord(all).number(10, 5)))).isEqualTo("4 options");
        ofInterface(5, 6);
        assertThat(told(flow(all, new DataRecord(all).number(10, 5)))).isEqualTo("6 options");
        sampler(1, 7);
        assertThat(told(flow(all, new DataRecord(all).number(10, 5).number(48, 1))))
                .isEqualTo("7 options");
        assertThat(told(flow(all, new DataRecord(all).number(10, 5).number(48, 2))))
                .isEqualTo("6 options");
        assertThat(told(flow(
                        all, new DataRecord(all).number(10, 5).number(48, 1).number(34, 8))))
                .isEqualTo("8 record");
        assertThat(told(flow(
                        all, new DataRecord(all).number(10, 5).number(48, 1).number(34, 1))))
                .isEqualTo("1 none");
    }

    @Test
    void rateThatOverrules_goesBeforeEverything() {
        kit = DecodingKit.enriched(Profile.FULL, configured(9, 2));
        sampler(1, 7);
        assertThat(told(flow(OWN, new DataRecord(OWN).number(48, 1).number(34, 8))))
                .isEqualTo("9 config");
    }

    @Test
    void configuration_comesLast() {
        kit = DecodingKit.enriched(Profile.FULL, configured(0, 2));
        assertThat(told(flow(PLAIN, record(PLAIN, 1, 2)))).isEqualTo("2 config");
        sampler(1, 7);
        assertThat(told(flow(OWN, new DataRecord(OWN).number(48, 1).number(34, 8))))
                .isEqualTo("8 record");
        system(100);
        assertThat(told(flow(PLAIN, record(PLAIN, 1, 2)))).isEqualTo("100 options");
    }

    @Test
    void oneThatOverrules_turnsScalingOff() {
        kit = DecodingKit.enriched(Profile.FULL, configured(1, 2));
        system(100);
        assertThat(told(flow(PLAIN, record(PLAIN, 1, 2)))).isEqualTo("1 none");
    }

    private static SamplingConfig configured(long overruling, long rate) {
        return new SamplingConfig() {
            @Override
            public long overruling(long addressHigh, long addressLow) {
                return overruling;
            }

            @Override
            public long rate(long addressHigh, long addressLow) {
                return rate;
            }
        };
    }

    /** Interface 5 samples 1 of 10 what comes in and 1 of 20 what goes out; direction -1: the flow has none. */
    @ParameterizedTest
    @CsvSource({
        "5, 9, 0, 10",
        "5, 9, -1, 10",
        "9, 5, 1, 20",
        "9, 5, -1, 20",
        "9, 5, 0, 1",
        "5, 9, 1, 1",
        "5, 5, 1, 20",
        "5, 5, 0, 10",
        "5, 5, -1, 10",
        "0, 0, -1, 1"
    })
    void interface_oneRateEachWay(int in, int out, int direction, long expected) {
        ofInterface(5, 0, 10);
        ofInterface(5, 1, 20);
        JsonNode flow = direction < 0
                ? flow(PLAIN, record(PLAIN, in, out))
                : flow(DIRECTED, record(DIRECTED, in, out).number(61, direction));
        assertThat(flow.at("/source/bytes").asLong()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void interface_scopeOfAnyLength(int length) {
        TemplateSpec options = TemplateSpec.options(310, 1, of(2, length), of(34, 4));
        tell(options, new DataRecord(options).number(2, 7).number(34, 50));
        assertThat(told(flow(PLAIN, record(PLAIN, 7, 8)))).isEqualTo("50 options");
        assertThat(told(flow(PLAIN, record(PLAIN, 8, 7)))).isEqualTo("50 options");
        assertThat(told(flow(PLAIN, record(PLAIN, 8, 9)))).isEqualTo("1 none");
    }

    /** Element, whether it is a scope; IE 14 and 253 name the interface where flows leave. */
    @ParameterizedTest
    @CsvSource({"10, true", "10, false", "14, true", "14, false", "252, true", "252, false", "253, true", "253, false"})
    void interface_ofIpfix(int element, boolean scope) {
        TemplateSpec options = scope
                ? TemplateSpec.options(310, 1, of(element, 4), of(305, 4), of(306, 4))
                : TemplateSpec.options(310, 1, of(143, 4), of(element, 4), of(305, 4), of(306, 4));
        TemplateSpec template = TemplateSpec.of(256, of(1, 4), of(10, 4), of(14, 4), of(61, 1));
        boolean leaving = element == 14 || element == 253;
        JsonNode flow = kit.decode(ExportMessage.ipfix()
                        .optionsTemplates(options)
                        .data(
                                options,
                                new DataRecord(options)
                                        .number(element, 7)
                                        .number(305, 1)
                                        .number(306, 99))
                        .templates(template)
                        .data(
                                template,
                                record(template, leaving ? 8 : 7, leaving ? 7 : 8)
                                        .number(1, 1)
                                        .number(61, leaving ? 1 : 0))
                        .toBytes())
                .get(0);
        assertThat(told(flow)).isEqualTo("100 options");
    }

    @Test
    void interface_pointsToItsSampler_beforeOrAfterTheSamplerIsTold() {
        tell(MAP, new DataRecord(MAP).number(2, 7).number(48, 3));
        assertThat(told(flow(PLAIN, record(PLAIN, 7, 8)))).isEqualTo("1 none");
        sampler(3, 200);
        assertThat(told(flow(PLAIN, record(PLAIN, 7, 8)))).isEqualTo("200 options");
        sampler(3, 300);
        assertThat(told(flow(PLAIN, record(PLAIN, 7, 8)))).isEqualTo("300 options");
    }

    /** As softflowd does, whose records then have interface 0 or any. */
    @Test
    void interfaceZero_isTheWholeExporter() {
        ofInterface(0, 100);
        assertThat(told(flow(PLAIN, record(PLAIN, 0, 0)))).isEqualTo("100 options");
        assertThat(told(flow(PLAIN, record(PLAIN, 3, 4)))).isEqualTo("100 options");
    }

    @Test
    void samplerZero_isNone() {
        sampler(0, 100);
        assertThat(told(flow(SAMPLED, record(SAMPLED, 1, 2)))).isEqualTo("100 options");
        assertThat(told(flow(PLAIN, record(PLAIN, 1, 2)))).isEqualTo("100 options");
    }

    @Test
    void oneAndZero_ofAnotherOptionsTemplate_undoNothing() {
        system(1000);
        TemplateSpec statistics = TemplateSpec.options(311, 1, of(3, 4), of(34, 4), of(41, 4));
        tell(statistics, new DataRecord(statistics).number(34, 1));
        assertThat(told(flow(PLAIN, record(PLAIN, 1, 2)))).isEqualTo("1000 options");
        tell(statistics, new DataRecord(statistics).number(34, 0));
        assertThat(told(flow(PLAIN, record(PLAIN, 1, 2)))).isEqualTo("1000 options");
        system(1);
        assertThat(told(flow(PLAIN, record(PLAIN, 1, 2)))).isEqualTo("1 none");
    }

    @Test
    void announcedOne_keepsTheDefaultAway_announcedZeroDoesNot() {
        kit = DecodingKit.enriched(Profile.FULL, configured(0, 5));
        system(0);
        assertThat(told(flow(PLAIN, record(PLAIN, 1, 2)))).isEqualTo("5 config");
        system(1);
        assertThat(told(flow(PLAIN, record(PLAIN, 1, 2)))).isEqualTo("1 none");
    }

    @Test
    void algorithmUnset_isBelieved() {
        system(100); // IE 35 is 0
        assertThat(told(flow(PLAIN, record(PLAIN, 1, 2)))).isEqualTo("100 options");
        assertThat(kit.decoder().report().getFirst().observations().samplingRate())
                .isEqualTo(100);
    }

    @Test
    void raw_scalesNothing() {
        kit = DecodingKit.raw();
        system(100);
        assertThat(told(flow(PLAIN, record(PLAIN, 1, 2)))).isEqualTo("1 none");
        assertThat(told(flow(OWN, new DataRecord(OWN).number(34, 8)))).isEqualTo("1 none");
    }
}
