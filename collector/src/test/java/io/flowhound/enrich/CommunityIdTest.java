/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.JsonBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommunityIdTest {
    private final FlowRecord flow = new FlowRecord();

    private String id() {
        new CommunityId().put(flow);
        JsonBuffer json = new JsonBuffer(64);
        flow.writeJson(Field.NETWORK_COMMUNITY_ID, json);
        return json.toString();
    }

    private void addresses(String source, String destination, int protocol) {
        IpAddress from = IpAddress.parse(source);
        IpAddress to = IpAddress.parse(destination);
        flow.putAddress(Field.SOURCE_IP, from.high(), from.low());
        flow.putAddress(Field.DESTINATION_IP, to.high(), to.low());
        flow.put(Field.NETWORK_IANA_NUMBER, protocol);
    }

    /** Values that the specification publishes as its reference. */
    @ParameterizedTest
    @CsvSource({
        "128.232.110.120, 66.35.250.204, 34855, 80, 6, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
        "66.35.250.204, 128.232.110.120, 80, 34855, 6, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
        "192.168.1.52, 8.8.8.8, 54585, 53, 17, 1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
        "8.8.8.8, 192.168.1.52, 53, 54585, 17, 1:d/FP5EW3wiY1vCndhwleRRKHowQ="
    })
    void ports_bothDirectionsAlike(String source, String destination, int from, int to, int protocol, String expected) {
        addresses(source, destination, protocol);
        flow.put(Field.SOURCE_PORT, from);
        flow.put(Field.DESTINATION_PORT, to);
        assertThat(id()).isEqualTo('"' + expected + '"');
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.0.89, 192.168.0.1, 8, 0, 1, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
        "192.168.0.1, 192.168.0.89, 0, 0, 1, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk="
    })
    void icmp_questionAndAnswerAlike(
            String source, String destination, int type, int code, int protocol, String expected) {
        addresses(source, destination, protocol);
        flow.put(Field.FLOW_ICMP_TYPE, type);
        flow.put(Field.FLOW_ICMP_CODE, code);
        assertThat(id()).isEqualTo('"' + expected + '"');
    }

    /** GRE, ESP, OSPF: v5 gives them ports all the same, 0 and 0, which other tools do not hash. */
    @ParameterizedTest
    @CsvSource({"47", "50", "89"})
    void protocolWithoutPorts_sameWithAndWithoutZeroPorts(int protocol) {
        addresses("192.168.1.10", "203.0.113.9", protocol);
        String withoutPorts = id();
        flow.put(Field.SOURCE_PORT, 0);
        flow.put(Field.DESTINATION_PORT, 0);
        assertThat(id()).isEqualTo(withoutPorts);
    }
}
