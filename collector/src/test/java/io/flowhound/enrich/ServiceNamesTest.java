/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceNamesTest {
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int SCTP = 132;

    private static final ServiceNames SERVICES = ServiceNames.load();

    @ParameterizedTest
    @CsvSource({
        "6, 21, ftp",
        "6, 22, ssh",
        "6, 25, smtp",
        "17, 53, domain",
        "6, 53, domain",
        "6, 80, http",
        "17, 123, ntp",
        "17, 161, snmp",
        "6, 443, https",
        "17, 443, https",
        "6, 445, microsoft-ds",
        "6, 465, submissions",
        "17, 514, syslog",
        "6, 514, shell",
        "6, 631, ipp",
        "17, 1701, l2tp",
        "6, 2049, nfs",
        "17, 3478, stun",
        "6, 3389, ms-wbt-server",
        "17, 4739, ipfix",
        "6, 6042, x11",
        "6, 6669, ircu",
        "6, 8080, http-alt",
        "6, 9092, xmlipcregsvc",
        "33, 6514, syslog-tls",
        "132, 3868, diameter",
        "132, 38412, ng-control",
    })
    void json_registeredPort_isTheQuotedName(int protocol, int port, String name) {
        assertThat(SERVICES.json(protocol, port)).isEqualTo(("\"" + name + "\"").getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"6, 0", "17, 27017", "17, 51820", "6, 65535", "6, -1", "6, 65536", "1, 80", "0, 53", "-1, 53", "256, 53"
    })
    void json_anythingElse_isNull(int protocol, int port) {
        assertThat(SERVICES.json(protocol, port)).isNull();
    }

    @Test
    void json_everyTransport_hasTheRegistrysSize() {
        assertThat(named(TCP)).isGreaterThan(5800);
        assertThat(named(UDP)).isGreaterThan(5500);
        assertThat(named(SCTP)).isGreaterThan(60);
    }

    @ParameterizedTest
    @CsvSource({
        "6, 22",
        "6, 443",
        "17, 53",
        "17, 443",
        "17, 1194",
        "6, 3306",
        "6, 5900",
        "17, 5353",
        "6, 8080",
        "6, 8443",
        "6, 9200",
        "17, 51820",
        "17, 5247",
        "132, 38412"
    })
    void isKnown_registeredLowOrListedPort_isEvidence(int protocol, int port) {
        assertThat(SERVICES.isKnown(protocol, port)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "17, 5432",
        "6, 1023",
        "6, 0",
        "6, 1024",
        "6, 1025",
        "6, 51820",
        "17, 51821",
        "6, 49152",
        "1, 443",
        "-1, 443",
        "6, -1",
        "6, 65536"
    })
    void isKnown_anythingElse_isNot(int protocol, int port) {
        assertThat(SERVICES.isKnown(protocol, port)).isFalse();
    }

    @Test
    void lookUps_allocateNothing() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int found = lookUpAll();
        long before = threads.getCurrentThreadAllocatedBytes();

        found += lookUpAll();

        // The measurement itself may take some octets; a look-up that allocated would take megabytes.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
        assertThat(found).isPositive();
    }

    private int named(int protocol) {
        int named = 0;
        for (int port = 0; port < 65536; port++) {
            named += SERVICES.json(protocol, port) == null ? 0 : 1;
        }
        return named;
    }

    private int lookUpAll() {
        int found = 0;
        for (int protocol = 0; protocol < 256; protocol++) {
            for (int port = 0; port < 65536; port += 16) {
                found += SERVICES.json(protocol, port) != null || SERVICES.isKnown(protocol, port) ? 1 : 0;
            }
        }
        return found;
    }
}
