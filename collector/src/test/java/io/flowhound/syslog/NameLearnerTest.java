/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.enrich.HostNames;
import io.flowhound.enrich.Networks;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameLearnerTest {
    private static final IpAddress IP = IpAddress.parse("10.0.0.7");
    private static final IpAddress EDGE = IpAddress.parse("192.0.2.1");
    private static final long NOON = 1_700_000_000_000L;

    private final HostNames names = new HostNames(new Networks(List.of(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8))));
    private final NameLearner learner = new NameLearner(names);

    private static LogEvent event(String action, long time) {
        return Outcome.network(new LogEvent(), action)
                .put(LogField.TIMESTAMP, time)
                .put(LogField.SYSLOG_SENDER_IP, IpAddress.parse("10.0.0.1"));
    }

    private void dhcp(String action, @Nullable String mac, @Nullable String name, long time) {
        learner.learn(event(action, time)
                .put(LogField.SOURCE_IP, IP)
                .put(LogField.SOURCE_MAC, mac)
                .put(LogField.SOURCE_DOMAIN, name));
    }

    private void answer(String name, @Nullable String address, String message, long time) {
        learner.learn(event("dns-answer", time)
                .put(LogField.DNS_QUESTION_NAME, name)
                .put(LogField.MESSAGE, message)
                .add(LogField.DNS_RESOLVED_IP, address == null ? null : IpAddress.parse(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00-00-5E-00-53-23", "00:00:5e:00:53:23", "00005e005323"})
    void ack_isALease_untilItIsReleased(String mac) {
        dhcp("dhcp-ack", mac, "laptop", NOON);
        assertThat(names.leases()).isEqualTo(1);
        assertThat(names.name(IP, NOON)).isEqualTo("laptop");
        dhcp("dhcp-release", mac, null, NOON + 1);
        assertThat(names.name(IP, NOON + 1)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00-00-5E-00-53", "00-00-5E-00-53-23-45", "zz-00-5E-00-53-23", "00 00 5E 00 53 23"})
    void ack_withoutAMac_givesANameOnly(String mac) {
        dhcp("dhcp-ack", mac, "laptop", NOON);
        assertThat(names.leases()).isZero();
        assertThat(names.name(IP, NOON)).isEqualTo("laptop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dhcp-request", "dhcp-offer", "dhcp-nak", "login", "dns-query"})
    void otherLines_teachNothing(String action) {
        dhcp(action, "00-00-5E-00-53-23", "laptop", NOON);
        assertThat(names.isEmpty()).isTrue();
        learner.learn(event("dhcp-ack", NOON)
                .put(LogField.EVENT_OUTCOME, "failure")
                .put(LogField.SOURCE_IP, IP)
                .put(LogField.SOURCE_MAC, "00-00-5E-00-53-23"));
        learner.learn(new LogEvent());
        learner.learn(event("dhcp-ack", NOON));
        learner.learn(event("dhcp-release", NOON));
        learner.learn(event("dns-answer", NOON));
        assertThat(names.isEmpty()).isTrue();
    }

    @Test
    void answer_namesItsAddresses() {
        answer("www.example.com", "192.0.2.1", "reply www.example.com is 192.0.2.1", NOON);
        assertThat(names.name(EDGE, NOON)).isEqualTo("www.example.com");
    }

    @Test
    void answer_byOtherNames_bearsTheNameThatWasAskedFor() {
        answer("www.example.com", null, "reply www.example.com is <CNAME>", NOON);
        answer("cdn.example.net", null, "reply cdn.example.net is <CNAME>", NOON);
        answer("edge.example.net", "192.0.2.1", "reply edge.example.net is 192.0.2.1", NOON);
        answer("edge.example.net", "192.0.2.2", "reply edge.example.net is 192.0.2.2", NOON + 3);
        answer("other.example.org", "192.0.2.3", "reply other.example.org is 192.0.2.3", NOON + 4);
        assertThat(names.name(EDGE, NOON + 9)).isEqualTo("www.example.com");
        assertThat(names.name(IpAddress.parse("192.0.2.2"), NOON + 9)).isEqualTo("www.example.com");
        assertThat(names.name(IpAddress.parse("192.0.2.3"), NOON + 9)).isEqualTo("other.example.org");
    }

    @Test
    void chain_endsWithAPause_anotherQuestionOrAnEmptyAnswer() {
        answer("www.example.com", null, "reply www.example.com is <CNAME>", NOON);
        answer("edge.example.net", "192.0.2.1", "reply edge.example.net is 192.0.2.1", NOON + 60_000);
        assertThat(names.name(EDGE, NOON + 60_000)).isEqualTo("edge.example.net");
        answer("a.example.com", null, "reply a.example.com is <CNAME>", NOON + 60_001);
        learner.learn(event("dns-query", NOON + 60_002));
        answer("b.example.com", "192.0.2.1", "reply b.example.com is 192.0.2.1", NOON + 60_003);
        assertThat(names.name(EDGE, NOON + 60_003)).isEqualTo("b.example.com");
        answer("c.example.com", null, "reply c.example.com is <CNAME>", NOON + 60_004);
        answer("d.example.com", null, "reply d.example.com is NXDOMAIN", NOON + 60_005);
        answer("e.example.com", "192.0.2.1", "reply e.example.com is 192.0.2.1", NOON + 60_006);
        assertThat(names.name(EDGE, NOON + 60_006)).isEqualTo("e.example.com");
    }

    @Test
    void chains_ofManyServers_areBounded() {
        for (int i = 0; i < 100_000; i++) {
            learner.learn(event("dns-answer", NOON)
                    .put(LogField.SYSLOG_SENDER_IP, new IpAddress(0, 0xFFFF_0A00_0000L + i))
                    .put(LogField.DNS_QUESTION_NAME, "www.example.com")
                    .put(LogField.MESSAGE, "reply www.example.com is <CNAME>"));
        }
        assertThat(names.isEmpty()).isTrue();
        answer("edge.example.net", "192.0.2.1", "reply edge.example.net is 192.0.2.1", NOON);
        assertThat(names.name(EDGE, NOON)).isEqualTo("edge.example.net");
    }
}
