/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** The hosts and services of the traffic: 100,000 public hosts, of which few are asked for often, and 2,000 local ones. */
final class Population {
    private static final int REMOTE = 100_000;
    private static final int LOCAL = 2_000;
    /** IPv6 networks that the databases know. */
    private static final int[] ALLOCATED = {
        0x20014860, 0x2a001450, 0x26064700, 0x2607f8b0, 0x2a032880, 0x2400cb00, 0x26001f18, 0x20010200, 0x28040014,
        0x2a011110, 0x24024e00, 0x2a00f940, 0x20010678, 0x24091000
    };

    private static final Service[] SERVICES = {
        new Service(443, 6, 38, "ssl"),
        new Service(443, 17, 18, "quic"),
        new Service(53, 17, 14, "dns"),
        new Service(80, 6, 8, "http"),
        new Service(123, 17, 3, "ntp"),
        new Service(22, 6, 2.5, "ssh"),
        new Service(0, 1, 2, "icmp"),
        new Service(8080, 6, 1.5, "http-alt"),
        new Service(993, 6, 1.3, "imaps"),
        new Service(445, 6, 1.2, "microsoft-ds"),
        new Service(25, 6, 1, "smtp"),
        new Service(3389, 6, 1, "rdp"),
        new Service(161, 17, 1, "snmp"),
        new Service(3306, 6, 0.8, "mysql"),
        new Service(6881, 17, 0.6, "bittorrent"),
        new Service(9200, 6, 0.5, "elasticsearch"),
        new Service(0, 47, 0.3, "gre"),
        new Service(179, 6, 0.2, "bgp")
    };

    private final Random random;
    private final byte[][] remote4 = new byte[REMOTE][];
    private final byte[][] remote6 = new byte[REMOTE][];
    private final byte[][] local4 = new byte[LOCAL][];
    private final byte[][] local6 = new byte[LOCAL][];
    private final double[] remoteWeights = zipf(REMOTE, 1.0);
    private final double[] localWeights = zipf(LOCAL, 0.7);
    private final double[] serviceWeights = sums(
            Arrays.stream(SERVICES).mapToDouble(Service::weight).toArray());

    /** A service: what flows go to, and how often compared with the others. */
    record Service(int port, int protocol, double weight, String name) {}

    Population(Random random) {
        this.random = random;
        for (int i = 0; i < REMOTE; i++) {
            remote4[i] = ByteBuffer.allocate(4).putInt(publicAddress()).array();
            remote6[i] = ipv6((long) ALLOCATED[random.nextInt(ALLOCATED.length)] << 32 | random.nextInt(1 << 16));
        }
        for (int i = 0; i < LOCAL; i++) {
            local4[i] = ByteBuffer.allocate(4).putInt(0x0A00_0000 | random.nextInt(1 << 20)).array();
            local6[i] = ipv6(0xFD00_1234_5678_0001L);
        }
    }

    private byte[] ipv6(long network) {
        return ByteBuffer.allocate(16).putLong(network).putLong(random.nextLong()).array();
    }

    private int publicAddress() {
        while (true) {
            int address = random.nextInt();
            int first = address >>> 24;
            int second = address >>> 16 & 0xFF;
            boolean reserved = first == 0 || first == 10 || first == 127 || first >= 224;
            boolean isPrivate = (first == 172 && second >>> 4 == 1) || (first == 192 && second == 168);
            if (!reserved && !isPrivate) {
                return address;
            }
        }
    }

    byte[] remote(boolean ipv6) {
        return (ipv6 ? remote6 : remote4)[draw(remoteWeights)];
    }

    byte[] local(boolean ipv6) {
        return (ipv6 ? local6 : local4)[draw(localWeights)];
    }

    Service service() {
        return SERVICES[draw(serviceWeights)];
    }

    private int draw(double[] sums) {
        int at = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return Math.min(at < 0 ? -at - 1 : at, sums.length - 1);
    }

    /** The host in place i is i^exponent times as rare as the first. */
    private static double[] zipf(int count, double exponent) {
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = Math.pow(i + 1, -exponent);
        }
        return sums(weights);
    }

    private static double[] sums(double[] weights) {
        Arrays.parallelPrefix(weights, Double::sum);
        return weights;
    }
}
