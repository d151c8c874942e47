/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.golden;

import static io.flowhound.golden.Messages.EXPORT;
import static io.flowhound.golden.Messages.TCP;
import static io.flowhound.golden.Messages.UDP;
import static io.flowhound.golden.Messages.UPTIME;

import io.flowhound.simulate.V1Message;
import io.flowhound.simulate.V5Message;
import io.flowhound.simulate.V5Record;
import io.flowhound.simulate.V7Message;
import java.util.List;

/** NetFlow v5, after Cisco's "NetFlow Export Datagram Format". */
final class V5Cases {
    private static final long WRAP = 1L << 32;

    private V5Cases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.of("v5-cisco-sampled", sampled()),
                GoldenCase.of("v5-router-uptime-wrapped", uptimeWrapped()),
                GoldenCase.of("v5-switch-count-lies-and-zeroes", countLies()),
                GoldenCase.of("v1-old-router", v1()),
                GoldenCase.of("v7-catalyst", v7()));
    }

    /** One packet of 100; a request, its answer and a ping. All counters are to be multiplied. */
    private static byte[] sampled() {
        return new V5Message()
                .exportTime(EXPORT, 250_000_000)
                .sysUptime(UPTIME)
                .sequence(7)
                .engine(1, 2)
                .sampling(1, 100)
                .add(web().tcpFlags(0x1B))
                .add(new V5Record()
                        .addresses("203.0.113.9", "192.168.1.10")
                        .ports(443, 40000)
                        .protocol(TCP)
                        .counters(20, 24_000)
                        .times(UPTIME - 9_000, UPTIME - 1_000)
                        .tcpFlags(0x12)
                        .interfaces(2, 1))
                .add(new V5Record()
                        .addresses("192.168.1.10", "203.0.113.1")
                        .ports(0, 0x0800) // echo request
                        .protocol(1)
                        .counters(1, 84)
                        .times(UPTIME, UPTIME))
                .toBytes();
    }

    /** No sequence, no engine, no autonomous systems. */
    private static byte[] v1() {
        return new V1Message()
                .exportTime(EXPORT, 250_000_000)
                .sysUptime(UPTIME)
                .add(web().tcpFlags(0x1B))
                .toBytes();
    }

    private static byte[] v7() {
        return new V7Message()
                .exportTime(EXPORT, 250_000_000)
                .sysUptime(UPTIME)
                .sequence(7)
                .add(web().tcpFlags(0x1B))
                .toBytes();
    }

    private static V5Record web() {
        return new V5Record()
                .addresses("192.168.1.10", "203.0.113.9")
                .ports(40000, 443)
                .protocol(TCP)
                .counters(12, 1_500)
                .times(UPTIME - 10_000, UPTIME - 1_000)
                .interfaces(1, 2)
                .nextHop("203.0.113.254")
                .tos(0xB8)
                .systems(64_496, 64_511)
                .masks(24, 22);
    }

    /** The uptime has begun anew 5 s ago; flows from before that, across it and after it. */
    private static byte[] uptimeWrapped() {
        return new V5Message()
                .exportTime(EXPORT, 0)
                .sysUptime(5_000)
                .add(dns(1).times(WRAP - 20_000, WRAP - 15_000))
                .add(dns(2).times(WRAP - 3_000, 1_000))
                .add(dns(3).times(2_000, 4_000))
                .toBytes();
    }

    private static V5Record dns(int packets) {
        return new V5Record()
                .addresses("192.168.1.10", "192.168.1.1")
                .ports(50_000, 53)
                .protocol(UDP)
                .counters(packets, packets * 70L);
    }

    /** The header announces 30 records, one is there, the rest of the datagram is zeroes. */
    private static byte[] countLies() {
        return new V5Message()
                .exportTime(EXPORT, 0)
                .sysUptime(UPTIME)
                .add(dns(1).times(UPTIME, UPTIME))
                .trailer(new byte[20])
                .overrideCount(30)
                .toBytes();
    }
}
