/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class V5MessageTest {
    @Test
    void message_oneRecord_hasCiscosLayout() {
        V5Record flow = new V5Record()
                .addresses("192.0.2.1", "198.51.100.2")
                .nextHop("203.0.113.3")
                .interfaces(1, 2)
                .counters(3, 1500)
                .times(0x1000, 0x2000)
                .ports(51000, 443)
                .tcpFlags(0x1B)
                .protocol(6)
                .tos(0x10)
                .systems(64500, 64501)
                .masks(24, 16);
        byte[] message = new V5Message()
                .sysUptime(0x3000)
                .exportTime(0x5FEE6600, 5)
                .sequence(30)
                .engine(1, 2)
                .sampling(1, 100)
                .add(flow)
                .toBytes();
        assertThat(HexFormat.of().formatHex(message))
                .isEqualTo("0005 0001 00003000 5fee6600 00000005 0000001e 01 02 4064"
                        .concat(" c0000201 c6336402 cb007103 0001 0002 00000003 000005dc 00001000 00002000")
                        .concat(" c738 01bb 00 1b 06 10 fbf4 fbf5 18 10 0000")
                        .replace(" ", ""));
    }

    @Test
    void overrides_changeOnlyTheHeader() {
        byte[] message = new V5Message()
                .add(new V5Record())
                .overrideVersion(7)
                .overrideCount(31)
                .trailer(new byte[] {1, 2, 3})
                .toBytes();
        assertThat(message).hasSize(24 + 48 + 3).startsWith(0, 7, 0, 31).endsWith(1, 2, 3);
    }
}
