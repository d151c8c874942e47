/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.config.Configuration;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListenCheckTest {
    private static Check.Result check(String listen, String... own) throws Exception {
        List<OwnAddress> addresses = List.of(
                new OwnAddress(InetAddress.getByName("127.0.0.1"), 8),
                new OwnAddress(InetAddress.getByName(own[0]), Integer.parseInt(own[1])));
        Configuration configuration =
                Configuration.load(null, List.of("listen.flows=" + listen, "listen.syslog=[]"), Map.of());
        return new ListenCheck(() -> addresses).run(configuration);
    }

    @Test
    void run_privateAddress_isWell() throws Exception {
        assertThat(check("0.0.0.0:2055", "192.168.1.7", "24"))
                .isEqualTo(Check.Result.ok("exporters are taken from 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16,"
                        + " 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, ::1, fc00::/7, fe80::/10"));
    }

    @Test
    void run_publicAddress_namesTheNetworkAndTheSetting() throws Exception {
        Check.Result result = check("0.0.0.0:2055", "198.51.100.77", "26");

        assertThat(result.ok()).isTrue();
        assertThat(result.summary()).endsWith("; this machine is in 198.51.100.64/26 as well");
        assertThat(result.nextStep()).contains("set listen.allow: [10.0.0.0/8, ", ", fe80::/10, 198.51.100.64/26]");
    }

    @Test
    void run_ipv6_mattersOnlyWhereItIsListenedTo() throws Exception {
        assertThat(check("0.0.0.0:2055", "2001:db8::7", "64").nextStep()).isNull();
        assertThat(check("[::]:2055", "2001:db8::7", "64").summary())
                .endsWith("this machine is in 2001:db8::/64 as well");
        assertThat(check("127.0.0.1:2055", "198.51.100.77", "26").nextStep()).isNull();
    }
}
