/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.flow.FlowRecord;
import io.flowhound.flow.IcmpPairs;
import io.flowhound.schema.Field;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.JsonBuffer;
import org.jspecify.annotations.Nullable;
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

    /**
     * All rows of {@code baseline/baseline_deflt.json} of the specification (corelight/community-id-spec): TCP, UDP, SCTP, RSVP without
     * ports, ICMP and ICMPv6 both ways and one way. Its ports of ICMP that goes both ways are the two types; a flow has type and code.
     */
    @ParameterizedTest
    @CsvSource({
        "fe80::200:86ff:fe05:80da, fe80::260:97ff:fe07:69ea, 135, 136, 58, 1:dGHyGvjMfljg6Bppwm3bg0LO8TY=",
        "fe80::260:97ff:fe07:69ea, fe80::200:86ff:fe05:80da, 136, 135, 58, 1:dGHyGvjMfljg6Bppwm3bg0LO8TY=",
        "fe80::260:97ff:fe07:69ea, fe80::200:86ff:fe05:80da, 135, 136, 58, 1:zavyT/cezQr1fmImYCwYnMXbgck=",
        "fe80::200:86ff:fe05:80da, fe80::260:97ff:fe07:69ea, 136, 135, 58, 1:zavyT/cezQr1fmImYCwYnMXbgck=",
        "3ffe:501:1800:2345::2, 3ffe:507:0:1:200:86ff:fe05:80da, 3, 0, 58, 1:2ObVBgIn28oZvibYZhZMBgh7WdQ=",
        "3ffe:501:410:0:2c0:dfff:fe47:33e, 3ffe:507:0:1:200:86ff:fe05:80da, 1, 4, 58, 1:hLZd0XGWojozrvxqE0dWB1iM6R0=",
        "3ffe:507:0:1:200:86ff:fe05:80da, 3ffe:501:0:1001::2, 128, 129, 58, 1:+TW+HtLHvV1xnGhV1lv7XoJrqQg=",
        "3ffe:501:0:1001::2, 3ffe:507:0:1:200:86ff:fe05:80da, 129, 128, 58, 1:+TW+HtLHvV1xnGhV1lv7XoJrqQg=",
        "fe80::200:86ff:fe05:80da, ff02::2, 133, 134, 58, 1:hO+sN4H+MG5MY/8hIrXPqc4ZQz0=",
        "fe80::260:97ff:fe07:69ea, ff02::1, 134, 133, 58, 1:pkvHqCL88/tg1k4cPigmZXUtL00=",
        "192.168.0.89, 192.168.0.1, 8, 0, 1, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
        "192.168.0.1, 192.168.0.89, 0, 8, 1, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
        "10.0.0.1, 10.0.0.2, 11, 0, 1, 1:YHxtAirCG//0OzkcVAukqKQN9xM=",
        "2001:470:e5bf:dead:4957:2174:e82c:4887, 2607:f8b0:400c:c03::1a, 63943, 25, 6, 1:/qFaeAR+gFe1KYjMzVDsMv+wgU4=",
        "2607:f8b0:400c:c03::1a, 2001:470:e5bf:dead:4957:2174:e82c:4887, 25, 63943, 6, 1:/qFaeAR+gFe1KYjMzVDsMv+wgU4=",
        "192.168.170.8, 192.168.170.56, 7, 7, 132, 1:MP2EtRCAUIZvTw6MxJHLV7N7JDs=",
        "192.168.170.56, 192.168.170.8, 7, 7, 132, 1:MP2EtRCAUIZvTw6MxJHLV7N7JDs=",
        "128.232.110.120, 66.35.250.204, 34855, 80, 6, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
        "66.35.250.204, 128.232.110.120, 80, 34855, 6, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
        "192.168.1.52, 8.8.8.8, 54585, 53, 17, 1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
        "8.8.8.8, 192.168.1.52, 53, 54585, 17, 1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
        "10.1.12.1, 10.1.12.2, , , 46, 1:KHlLkgoJW7ifUTyTSgyVfkFHzKw=",
        "10.1.12.2, 10.1.12.1, , , 46, 1:KHlLkgoJW7ifUTyTSgyVfkFHzKw="
    })
    void baselineOfTheSpecification(
            String source,
            String destination,
            @Nullable Integer one,
            @Nullable Integer other,
            int protocol,
            String expected) {
        addresses(source, destination, protocol);
        boolean icmp = protocol == 1 || protocol == 58;
        if (one != null && other != null) {
            boolean answered = icmp && IcmpPairs.counterpart(protocol, one) >= 0;
            flow.put(icmp ? Field.FLOW_ICMP_TYPE : Field.SOURCE_PORT, one);
            flow.put(icmp ? Field.FLOW_ICMP_CODE : Field.DESTINATION_PORT, answered ? 0 : other);
        }
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
