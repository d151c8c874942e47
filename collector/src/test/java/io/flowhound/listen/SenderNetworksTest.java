/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderNetworksTest {
    private static SenderNetworks of(String... networks) {
        return new SenderNetworks(parsed(networks));
    }

    private static List<IpNetwork> parsed(String... networks) {
        List<IpNetwork> parsed = new ArrayList<>();
        for (String network : networks) {
            String[] parts = network.split("/", -1);
            parsed.add(IpNetwork.of(IpAddress.parse(parts[0]), Integer.parseInt(parts[1])));
        }
        return parsed;
    }

    private static boolean contains(SenderNetworks networks, String address) {
        IpAddress parsed = IpAddress.parse(address);
        return networks.contains(parsed.high(), parsed.low());
    }

    @ParameterizedTest
    @CsvSource({
        "9.255.255.255, false", "10.0.0.0, true", "10.255.255.255, true", "11.0.0.0, false",
        "172.15.255.255, false", "172.16.0.0, true", "172.31.255.255, true", "172.32.0.0, false",
        "192.0.2.7, true", "192.0.2.8, false", "0.0.0.0, false", "255.255.255.255, false",
        "fbff:ffff::, false", "fc00::, true", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, true", "fe00::, false",
        "2001:db8::1, true", "2001:db8::2, false", "::, false", "ffff::, false"
    })
    void contains_isExactAtTheEdges(String address, boolean expected) {
        SenderNetworks networks =
                of("fc00::/7", "172.16.0.0/12", "10.0.0.0/8", "10.3.0.0/16", "192.0.2.7/32", "2001:db8::1/128");

        assertThat(contains(networks, address)).isEqualTo(expected);
    }

    @Test
    void contains_everyIpv6_leavesOutIpv4() {
        assertThat(contains(of("::/0"), "2001:db8::1")).isTrue();
        assertThat(contains(of("::/0"), "10.0.0.1")).isFalse();
        assertThat(contains(of("0.0.0.0/0"), "203.0.113.9")).isTrue();
        assertThat(contains(of("0.0.0.0/0"), "2001:db8::1")).isFalse();
        assertThat(contains(SenderNetworks.any(), "203.0.113.9")).isTrue();
        assertThat(contains(SenderNetworks.any(), "::")).isTrue();
        assertThat(contains(of(), "10.0.0.1")).isFalse();
    }

    @Test
    void contains_manyNetworks_saysWhatEachOfThemSays() {
        Random random = new Random(11);
        List<IpNetwork> networks = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            networks.add(
                    random.nextBoolean()
                            ? IpNetwork.of(
                                    new IpAddress(0, 0xFFFF_0000_0000L | (random.nextInt() & 0xFFFFFFFFL)),
                                    4 + random.nextInt(29))
                            : IpNetwork.of(
                                    new IpAddress(random.nextLong(), random.nextLong()), 4 + random.nextInt(125)));
        }
        SenderNetworks merged = new SenderNetworks(networks);

        for (int i = 0; i < 20_000; i++) {
            IpNetwork near = networks.get(random.nextInt(networks.size()));
            boolean ipv4 = near.first().high() == 0;
            long high = ipv4 ? 0 : near.first().high() ^ (random.nextLong() >>> random.nextInt(64));
            long low = ipv4
                    ? near.first().low() ^ ((random.nextInt() >>> random.nextInt(32)) & 0xFFFFFFFFL)
                    : near.first().low() ^ random.nextLong();
            boolean expected = networks.stream().anyMatch(each -> each.contains(high, low));
            assertThat(merged.contains(high, low)).as(IpAddress.text(high, low)).isEqualTo(expected);
        }
    }

    @Test
    void toString_isWhatTheConfigurationTakes() {
        assertThat(of("10.0.0.0/8", "192.0.2.7/32", "fc00::/7", "::1/128"))
                .hasToString("10.0.0.0/8, 192.0.2.7, fc00::/7, ::1");
    }
}
