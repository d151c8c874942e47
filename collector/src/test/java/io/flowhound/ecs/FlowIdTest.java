/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowIdTest {
    private static final long IPV4 = 0xFFFF_0000_0000L;
    private static final long CLIENT = IPV4 | 0x0A00_0001;
    private static final long SERVER = IPV4 | 0x0A00_0002;
    private static final long START = 1_795_320_000_123L;

    private static FlowRecord flow(long source, int sourcePort, long destination, int destinationPort, long start) {
        FlowRecord flow = new FlowRecord();
        flow.putAddress(Field.SOURCE_IP, 0, source);
        flow.putAddress(Field.DESTINATION_IP, 0, destination);
        flow.put(Field.SOURCE_PORT, sourcePort);
        flow.put(Field.DESTINATION_PORT, destinationPort);
        flow.put(Field.NETWORK_IANA_NUMBER, 6);
        flow.put(Field.EVENT_START, start);
        return flow;
    }

    private static FlowRecord ssh() {
        return flow(CLIENT, 40000, SERVER, 22, START);
    }

    private static boolean hasId(FlowRecord flow, LoginPorts ports) {
        new FlowId(ports).put(flow);
        return flow.has(Field.FLOW_ID);
    }

    private static long id(FlowRecord flow) {
        assertThat(hasId(flow, LoginPorts.DEFAULT)).isTrue();
        return flow.number(Field.FLOW_ID);
    }

    @Test
    void put_sameFlow_isTheSameFromRunToRun() {
        // Alerts and their evidence keep ids for years: this one must never change.
        assertThat(HexFormat.of().toHexDigits(id(ssh()))).isEqualTo("62bf6828e2db8fb6");
    }

    @Test
    void put_answer_hasTheIdOfTheRequest() {
        assertThat(id(flow(SERVER, 22, CLIENT, 40000, START))).isEqualTo(id(ssh()));
    }

    @Test
    void put_anyPartDiffers_anotherId() {
        FlowRecord udp = ssh();
        udp.put(Field.NETWORK_IANA_NUMBER, 17);
        FlowRecord ipv6 = ssh();
        ipv6.putAddress(Field.SOURCE_IP, 0x2001_0db8L << 32, CLIENT);
        List<FlowRecord> others = List.of(
                ssh(),
                flow(CLIENT + 1, 40000, SERVER, 22, START),
                flow(CLIENT, 40001, SERVER, 22, START),
                flow(CLIENT, 40000, SERVER + 1, 22, START),
                flow(CLIENT, 40000, SERVER, 3389, START),
                flow(CLIENT, 22, SERVER, 40000, START),
                flow(CLIENT, 40000, SERVER, 22, START + 1),
                udp,
                ipv6);
        assertThat(others.stream().map(FlowIdTest::id)).doesNotHaveDuplicates();
    }

    @Test
    void put_manySimilarFlows_haveDifferentIds() {
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            ids.add(id(flow(CLIENT + i % 50, 40_000 + i / 50 % 40, SERVER, 22, START + i / 2000)));
        }
        assertThat(ids).hasSize(200_000);
    }

    @Test
    void put_withoutStart_goesByTheTimeOfTheDocument() {
        FlowRecord one = ssh();
        one.remove(Field.EVENT_START);
        one.put(Field.TIMESTAMP, START);
        assertThat(id(one)).isEqualTo(id(ssh()));
    }

    @ParameterizedTest
    @CsvSource({"22, 40000, true", "40000, 3389, true", "5985, 5986, true", "443, 40000, false", "65535, 0, false"})
    void put_loginPortsOnly(int source, int destination, boolean has) {
        assertThat(hasId(flow(CLIENT, source, SERVER, destination, START), LoginPorts.DEFAULT))
                .isEqualTo(has);
    }

    @Test
    void put_portsOfTheUser() {
        assertThat(hasId(flow(CLIENT, 40000, SERVER, 2222, START), LoginPorts.of(List.of(2222))))
                .isTrue();
        assertThat(hasId(ssh(), LoginPorts.NONE)).isFalse();
    }

    @Test
    void put_noPortsOrNoAddress_none() {
        FlowRecord icmp = ssh();
        icmp.remove(Field.SOURCE_PORT);
        icmp.remove(Field.DESTINATION_PORT);
        assertThat(hasId(icmp, LoginPorts.of(List.of(0, 22)))).isFalse();
        FlowRecord oneSided = ssh();
        oneSided.remove(Field.DESTINATION_IP);
        assertThat(hasId(oneSided, LoginPorts.DEFAULT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 65_536, (1L << 32) + 22})
    void put_portThatCannotBe_none(long port) {
        FlowRecord flow = flow(CLIENT, 40000, SERVER, 443, START);
        flow.put(Field.DESTINATION_PORT, port);
        assertThat(hasId(flow, LoginPorts.DEFAULT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void loginPorts_noPort_isRefused(int port) {
        assertThatThrownBy(() -> LoginPorts.of(List.of(port)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 65535");
    }
}
