/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketNamesTest {
    private final PacketNames names = new PacketNames(Profile.STANDARD);
    private final FlowRecord flow = new FlowRecord();

    private String json(Field field) {
        JsonBuffer json = new JsonBuffer(64);
        if (flow.has(field)) {
            flow.writeJson(field, json);
        }
        return json.toString().replace("\"", "");
    }

    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {
                "1, LE", "8, CS1", "10, AF11", "12, AF12", "14, AF13", "16, CS2", "18, AF21", "20, AF22", "22, AF23",
                "24, CS3", "26, AF31", "28, AF32", "30, AF33", "32, CS4", "34, AF41", "36, AF42", "38, AF43", "40, CS5",
                "44, VOICE-ADMIT", "46, EF", "48, CS6", "56, CS7", "0, ''", "2, ''", "63, ''"
            })
    void put_codePoint(int dscp, String name) {
        flow.put(Field.FLOW_DSCP, dscp);
        names.put(flow);
        assertThat(json(Field.FLOW_DSCP_NAME)).isEqualTo(name);
    }

    /** Class selectors and assured forwarding follow a rule (RFC 2474, RFC 2597), which the table must keep. */
    @Test
    void codePoint_followsTheRules() {
        for (int service = 1; service < 8; service++) {
            assertThat(names.codePoint(8L * service)).asString().isEqualTo("\"CS" + service + "\"");
        }
        for (int service = 1; service <= 4; service++) {
            for (int drop = 1; drop <= 3; drop++) {
                assertThat(names.codePoint(8L * service + 2L * drop))
                        .asString()
                        .isEqualTo("\"AF" + service + drop + "\"");
            }
        }
        assertThat(names.codePoint(64)).isNull();
        assertThat(names.codePoint(-1)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {
                "1, 0, 0, echo-reply",
                "1, 8, 0, echo-request",
                "1, 3, 0, network-unreachable",
                "1, 3, 3, port-unreachable",
                "1, 3, 13, communication-prohibited",
                "1, 3, 99, destination-unreachable",
                "1, 5, 1, redirect-host",
                "1, 11, 0, ttl-exceeded",
                "1, 12, 0, parameter-problem",
                "1, 253, 0, ''",
                "58, 1, 0, no-route",
                "58, 1, 4, port-unreachable",
                "58, 2, 0, packet-too-big",
                "58, 3, 0, hop-limit-exceeded",
                "58, 128, 0, echo-request",
                "58, 129, 0, echo-reply",
                "58, 135, 0, neighbor-solicitation",
                "58, 143, 0, multicast-listener-report-v2",
                "58, 8, 0, ''"
            })
    void put_icmp(int protocol, int type, int code, String name) {
        flow.put(Field.NETWORK_IANA_NUMBER, protocol);
        flow.put(Field.FLOW_ICMP_TYPE, type);
        flow.put(Field.FLOW_ICMP_CODE, code);
        names.put(flow);
        assertThat(json(Field.FLOW_ICMP_NAME)).isEqualTo(name);
    }

    @Test
    void icmp_outsideOfAnOctet_isNull() {
        assertThat(names.icmp(1, 256, 0)).isNull();
        assertThat(names.icmp(1, 0, 256)).isNull();
        assertThat(names.icmp(58, -1, 0)).isNull();
        assertThat(names.icmp(6, 8, 0)).isNull();
    }

    @Test
    void put_lean_hasNoNames() {
        flow.put(Field.FLOW_DSCP, 46);
        new PacketNames(Profile.LEAN).put(flow);
        assertThat(flow.has(Field.FLOW_DSCP_NAME)).isFalse();
    }
}
