/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewaysTest {
    @Test
    void defaultGateways_areReadFromLinuxRoutes() {
        assertThat(Gateways.defaultGateways(
                        List.of(
                                "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT",
                                "eth0\t00000000\t010011AC\t0003\t0\t0\t0\t00000000\t0\t0\t0",
                                "eth0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0",
                                "wlan0\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0"),
                        "eth0"::equals))
                .containsExactly(IpAddress.parse("172.17.0.1"));
    }

    @Test
    void defaultGateways_ofOddLines_areNone() {
        assertThat(Gateways.defaultGateways(
                        List.of("", "eth0", "tun0\t00000000\t00000000\t0001", "x\t00000000\tzz"), name -> true))
                .isEmpty();
    }
}
