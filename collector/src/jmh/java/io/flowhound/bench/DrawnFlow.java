/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import java.util.Random;

/**
 * A flow of the traffic. Counters have a heavy tail: each doubling of the packets is half as likely.
 *
 * @param inbound whether it is the answer of a remote host
 * @param age milliseconds from its end to its export
 */
record DrawnFlow(
        Population.Service service,
        byte[] from,
        byte[] to,
        int fromPort,
        int toPort,
        int input,
        int output,
        int flags,
        int tos,
        long packets,
        long octets,
        long age,
        long duration,
        boolean inbound) {
    static DrawnFlow draw(Population population, Random random, boolean ipv6) {
        Population.Service service = population.service();
        boolean inbound = random.nextBoolean();
        boolean ports = service.port() != 0;
        int client = ports ? 32768 + random.nextInt(28_672) : 0;
        byte[] remote = population.remote(ipv6);
        byte[] local = population.local(ipv6);
        int doublings = Integer.numberOfTrailingZeros(random.nextInt() | 1 << 18);
        long packets = 1 + doublings + random.nextInt(1 << doublings);
        int outside = 1 + random.nextInt(4);
        int inside = 10 + random.nextInt(32);
        return new DrawnFlow(
                service,
                inbound ? remote : local,
                inbound ? local : remote,
                inbound ? service.port() : client,
                inbound ? client : service.port(),
                inbound ? outside : inside,
                inbound ? inside : outside,
                service.protocol() != 6 ? 0 : random.nextInt(8) == 0 ? 0x02 : 0x1B,
                random.nextInt(16) == 0 ? 0xB8 : 0,
                packets,
                packets * (40 + random.nextInt(1461)),
                random.nextInt(5000),
                packets == 1 ? 0 : random.nextInt(16_384) * 4L,
                inbound);
    }
}
