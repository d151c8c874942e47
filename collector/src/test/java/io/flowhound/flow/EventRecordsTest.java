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

class EventRecordsTest {
    private static final TemplateSpec EVENT = TemplateSpec.of(
            256,
            of(8, 4),
            of(12, 4),
            of(7, 2),
            of(11, 2),
            of(4, 1),
            of(233, 1),
            of(230, 1),
            of(231, 4),
            of(232, 4),
            of(298, 4),
            of(299, 4),
            of(239, 1));

    private final DecodingKit kit = DecodingKit.enriched(Profile.FULL);

    private static DataRecord event() {
        return new DataRecord(EVENT)
                .address(8, "192.168.1.5")
                .number(7, 443)
                .address(12, "203.0.113.9")
                .number(11, 50_000)
                .number(4, 6);
    }

    private JsonNode v9(TemplateSpec template, DataRecord record) {
        return kit.decode(ExportMessage.v9()
                        .exportTime(DecodingKit.ARRIVAL / 1000)
                        .templates(template)
                        .data(template, record)
                        .toBytes())
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, ",
        "1, flow-created",
        "2, flow-deleted",
        "3, flow-denied",
        "4, flow-alert",
        "5, flow-update",
        "6, firewall-event-6",
        "255, firewall-event-255"
    })
    void firewallEvent_isTheAction(int number, String action) {
        JsonNode document = v9(EVENT, event().number(233, number));
        assertThat(document.at("/event/action").asText(null)).isEqualTo(action);
        assertThat(document.at("/flow/ie/firewallEvent").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, nat-translation-create",
        "3, nat-addresses-exhausted",
        "4, nat44-session-create",
        "7, nat64-session-delete",
        "11, nat64-bib-delete",
        "13, quota-exceeded",
        "17, port-block-de-allocation",
        "18, threshold-reached",
        "19, nat-event-19"
    })
    void natEvent_isTheAction(int number, String action) {
        assertThat(v9(EVENT, event().number(230, number)).at("/event/action").asText())
                .isEqualTo(action);
    }

    @Test
    void initiatorAndResponder_areSourceAndDestination_whateverThePorts() {
        JsonNode document = v9(
                EVENT,
                event().number(233, 2)
                        .number(231, 100)
                        .number(232, 2000)
                        .number(298, 1)
                        .number(299, 3));
        assertThat(document.at("/source/ip").asText()).isEqualTo("192.168.1.5");
        assertThat(document.at("/source/port").asInt()).isEqualTo(443);
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(100);
        assertThat(document.at("/source/packets").asInt()).isEqualTo(1);
        assertThat(document.at("/destination/bytes").asInt()).isEqualTo(2000);
        assertThat(document.at("/destination/packets").asInt()).isEqualTo(3);
        assertThat(document.at("/network/bytes").asInt()).isEqualTo(2100);
        assertThat(document.at("/flow/role/reason").asText()).isEqualTo("biflow");
        assertThat(document.at("/flow/reversed").isMissingNode()).isTrue();
    }

    @Test
    void initiator_thatIsTheDestination_keepsItsCounters() {
        JsonNode document = v9(EVENT, event().number(239, 2).number(231, 100).number(232, 2000));
        assertThat(document.at("/source/ip").asText()).isEqualTo("203.0.113.9");
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(100);
        assertThat(document.at("/destination/bytes").asInt()).isEqualTo(2000);
        assertThat(document.at("/flow/reversed").asBoolean()).isTrue();
    }

    /** Event, and whether counters of zero are a report. */
    @ParameterizedTest
    @CsvSource({"1, 0, false", "3, 0, false", "4, 0, false", "2, 0, true", "5, 0, true", "0, 4, false", "0, 0, true"})
    void zeroCounters_areAbsentWhereTheEventCountsNothing(int firewall, int nat, boolean present) {
        JsonNode document = v9(EVENT, event().number(233, firewall).number(230, nat));
        assertThat(document.at("/source").has("bytes")).isEqualTo(present);
        assertThat(document.at("/destination").has("packets")).isEqualTo(present);
        assertThat(document.at("/network").has("bytes")).isEqualTo(present);
    }

    @Test
    void oneDirection_thatWasCounted_staysWithAnEventThatCountsNothingElse() {
        JsonNode document = v9(EVENT, event().number(233, 1).number(231, 60));
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(60);
        assertThat(document.at("/destination").has("bytes")).isFalse();
    }

    @Test
    void event_withoutCounters_isToldByWhoOpened() {
        TemplateSpec bare = TemplateSpec.of(257, of(8, 4), of(12, 4), of(7, 2), of(11, 2), of(4, 1), of(40005, 1));
        DataRecord record = new DataRecord(bare)
                .address(8, "198.51.100.9")
                .number(7, 53)
                .address(12, "192.168.1.5")
                .number(11, 40_000)
                .number(4, 17)
                .number(40005, 3);
        JsonNode document = v9(bare, record);
        assertThat(document.at("/source/ip").asText()).isEqualTo("198.51.100.9");
        assertThat(document.at("/event/action").asText()).isEqualTo("flow-denied");
        assertThat(document.at("/flow/role/reason").asText()).isEqualTo("biflow");
    }

    /** PAN-OS tells each way of a session apart, and says with an event what became of it. */
    @Test
    void event_withCountersOfOneWay_leavesTheSidesToThePorts() {
        TemplateSpec oneWay =
                TemplateSpec.of(258, of(8, 4), of(12, 4), of(7, 2), of(11, 2), of(4, 1), of(233, 1), of(1, 4));
        DataRecord record = new DataRecord(oneWay)
                .address(8, "198.51.100.9")
                .number(7, 443)
                .address(12, "192.168.1.5")
                .number(11, 40_000)
                .number(4, 6)
                .number(233, 2)
                .number(1, 900);
        JsonNode document = v9(oneWay, record);
        assertThat(document.at("/source/ip").asText()).isEqualTo("192.168.1.5");
        assertThat(document.at("/destination/bytes").asInt()).isEqualTo(900);
    }

    @Test
    void counterOfTheWayItself_goesBeforeThatOfARole() {
        TemplateSpec both = TemplateSpec.of(259, of(231, 4), of(1, 4), of(232, 8));
        JsonNode document =
                v9(both, new DataRecord(both).number(231, 5).number(1, 9).number(232, -1));
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(9);
        assertThat(document.at("/destination/bytes").asLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(document.at("/tags/0").asText()).isEqualTo("clamped");
    }

    /** Elements that name a user: IANA's, that of ASA, that of PAN-OS. */
    @ParameterizedTest
    @CsvSource({"371", "40000", "56702"})
    void userName_isTheUser(int element) {
        TemplateSpec named = TemplateSpec.of(260, of(8, 4), of(element, 20));
        JsonNode document =
                v9(named, new DataRecord(named).address(8, "192.0.2.1").text(element, "LAB\\anna"));
        assertThat(document.at("/user/name").asText()).isEqualTo("LAB\\anna");
        JsonNode nobody = v9(named, new DataRecord(named).address(8, "192.0.2.1"));
        assertThat(nobody.has("user")).isFalse();
    }

    @Test
    void nat_ofBothFamilies_theOneThatIsNotZero() {
        TemplateSpec nat = TemplateSpec.of(
                261, of(225, 4), of(281, 16), of(282, 16), of(226, 4), of(227, 2), of(228, 2), of(230, 1));
        JsonNode document = v9(
                nat,
                new DataRecord(nat)
                        .address(281, "2001:db8::5")
                        .address(226, "203.0.113.1")
                        .number(227, 1024)
                        .number(230, 6));
        assertThat(document.at("/source/nat/ip").asText()).isEqualTo("2001:db8::5");
        assertThat(document.at("/destination/nat/ip").asText()).isEqualTo("203.0.113.1");
        assertThat(document.at("/source/nat/port").asInt()).isEqualTo(1024);
        assertThat(document.at("/destination/nat").has("port")).isFalse();
    }
}
