/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** NetFlow v1 and v7. */
class OldMessagesTest {
    private static V5Record flow() {
        return new V5Record()
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
                .masks(24, 16)
                .bypass(0x0102, "192.0.2.254");
    }

    @Test
    void v1_oneRecord_hasCiscosLayout() {
        byte[] message = new V1Message()
                .sysUptime(0x3000)
                .exportTime(0x5FEE6600, 5)
                .add(flow())
                .toBytes();
        assertThat(HexFormat.of().formatHex(message))
                .isEqualTo("0001 0001 00003000 5fee6600 00000005"
                        .concat(" c0000201 c6336402 cb007103 0001 0002 00000003 000005dc 00001000 00002000")
                        .concat(" c738 01bb 0000 06 10 1b 00000000000000")
                        .replace(" ", ""));
    }

    @Test
    void v1_longRecords_areFourOctetsLonger() {
        byte[] message = new V1Message().longRecords().add(flow()).add(flow()).toBytes();
        assertThat(message).hasSize(16 + 2 * 52);
    }

    @Test
    void v7_oneRecord_hasCiscosLayout() {
        byte[] message = new V7Message()
                .sysUptime(0x3000)
                .exportTime(0x5FEE6600, 5)
                .sequence(30)
                .add(flow())
                .toBytes();
        assertThat(HexFormat.of().formatHex(message))
                .isEqualTo("0007 0001 00003000 5fee6600 00000005 0000001e 00000000"
                        .concat(" c0000201 c6336402 cb007103 0001 0002 00000003 000005dc 00001000 00002000")
                        .concat(" c738 01bb 00 1b 06 10 fbf4 fbf5 18 10 0102 c00002fe")
                        .replace(" ", ""));
    }

    @Test
    void overrides_changeOnlyTheHeader() {
        assertThat(new V1Message()
                        .add(flow())
                        .overrideVersion(5)
                        .overrideCount(25)
                        .trailer(new byte[] {1})
                        .toBytes())
                .hasSize(16 + 48 + 1)
                .startsWith(0, 5, 0, 25)
                .endsWith(0, 1);
        assertThat(new V7Message()
                        .add(flow())
                        .overrideVersion(8)
                        .overrideCount(31)
                        .trailer(new byte[] {1, 2})
                        .toBytes())
                .hasSize(24 + 52 + 2)
                .startsWith(0, 8, 0, 31)
                .endsWith(1, 2);
    }
}
