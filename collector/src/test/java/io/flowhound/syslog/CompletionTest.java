/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.enrich.HostNames;
import io.flowhound.metrics.SyslogMetrics;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
    private static final IpAddress HOST = IpAddress.parse("192.0.2.7");
    private static final IpAddress CLIENT = IpAddress.parse("203.0.113.9");
    private static final IpAddress SERVER = IpAddress.parse("192.0.2.80");

    private final LogEvent event = new LogEvent();

    private void complete() {
        complete(HostNames.none());
    }

    private void complete(HostNames names) {
        Sender sender = new Senders(new SyslogMetrics(new SimpleMeterRegistry())).of(HOST.high(), HOST.low());
        new Completion(new KnownPlaces(), names).complete(event, sender, Decoded.ARRIVAL);
    }

    private String json(LogField field) {
        return new String((byte[]) Objects.requireNonNull(event.value(field)), StandardCharsets.US_ASCII);
    }

    @Test
    void loginFromElsewhere_isToTheHost() {
        Outcome.login(event, true).put(LogField.SOURCE_IP, CLIENT).put(LogField.HOST_HOSTNAME, "web1");
        complete();
        assertThat(event.address(LogField.DESTINATION_IP)).isEqualTo(HOST);
        assertThat(event.has(LogField.DESTINATION_PORT)).isFalse();
        assertThat(event.text(LogField.NETWORK_TYPE)).isEqualTo("ipv4");
        assertThat(event.members(LogField.RELATED_IP)).hasSize(2);
    }

    @Test
    void loginTarget_isNotGuessed() {
        Outcome.login(event, true).put(LogField.SOURCE_IP, HOST);
        complete();
        assertThat(event.has(LogField.DESTINATION_IP)).isFalse();
        event.clear();
        Outcome.login(event, true).put(LogField.SOURCE_IP, CLIENT).put(LogField.DESTINATION_ADDRESS, "dc1");
        complete();
        assertThat(event.has(LogField.DESTINATION_IP)).isFalse();
        event.clear();
        Outcome.firewall(event, "deny", false).put(LogField.SOURCE_IP, CLIENT);
        complete();
        assertThat(event.has(LogField.DESTINATION_IP)).isFalse();
        event.clear();
        Outcome.login(event, true).put(LogField.SOURCE_IP, IpAddress.parse("127.0.0.1"));
        complete();
        assertThat(event.has(LogField.DESTINATION_IP)).isFalse();
    }

    @Test
    void ownAddressOfTheLine_isKept() {
        Outcome.login(event, true).put(LogField.SOURCE_IP, CLIENT).put(LogField.DESTINATION_IP, SERVER);
        complete();
        assertThat(event.address(LogField.DESTINATION_IP)).isEqualTo(SERVER);
    }

    @ParameterizedTest
    @CsvSource({"TCP, 6, tcp", "udp, 17, udp", "icmp6, 58, ipv6-icmp", "ipv6-icmp, 58, ipv6-icmp", "47, 47, gre"})
    void transport_hasNameAndNumber(String said, long number, String name) {
        event.put(LogField.NETWORK_TRANSPORT, said);
        complete();
        assertThat(event.number(LogField.NETWORK_IANA_NUMBER, -1)).isEqualTo(number);
        assertThat(event.text(LogField.NETWORK_TRANSPORT)).isEqualTo(name);
    }

    @Test
    void transport_unknown_isLeft() {
        event.put(LogField.NETWORK_TRANSPORT, "300");
        complete();
        assertThat(event.text(LogField.NETWORK_TRANSPORT)).isEqualTo("300");
        assertThat(event.has(LogField.NETWORK_IANA_NUMBER)).isFalse();
    }

    @Test
    void number_hasAName() {
        event.put(LogField.NETWORK_IANA_NUMBER, 17);
        complete();
        assertThat(event.text(LogField.NETWORK_TRANSPORT)).isEqualTo("udp");
    }

    /** A value that the specification of the Community ID publishes as its reference. */
    @Test
    void communityId_isThatOfTheFlows() {
        event.put(LogField.SOURCE_IP, IpAddress.parse("128.232.110.120"))
                .put(LogField.DESTINATION_IP, IpAddress.parse("66.35.250.204"))
                .put(LogField.SOURCE_PORT, 34855)
                .put(LogField.NETWORK_TRANSPORT, "tcp");
        complete();
        assertThat(event.has(LogField.NETWORK_COMMUNITY_ID)).isFalse();
        event.put(LogField.DESTINATION_PORT, 80);
        complete();
        assertThat(json(LogField.NETWORK_COMMUNITY_ID)).isEqualTo("\"1:LQU9qZlK+B5F3KDmev6m5PMibrg=\"");
    }

    @Test
    void communityId_ofIcmp_hasItsType() {
        event.put(LogField.SOURCE_IP, IpAddress.parse("192.168.0.89"))
                .put(LogField.DESTINATION_IP, IpAddress.parse("192.168.0.1"))
                .put(LogField.NETWORK_TRANSPORT, "icmp");
        complete();
        assertThat(event.has(LogField.NETWORK_COMMUNITY_ID)).isFalse();
        event.put(LogField.FLOW_ICMP_TYPE, 8);
        complete();
        assertThat(json(LogField.NETWORK_COMMUNITY_ID)).isEqualTo("\"1:X0snYXpgwiv9TZtqg64sgzUn6Dk=\"");
    }

    @Test
    void places_areThoseOfTheAddresses() {
        event.put(LogField.SOURCE_IP, CLIENT).put(LogField.DESTINATION_IP, SERVER);
        complete();
        assertThat(json(LogField.SOURCE_GEO)).contains("DE");
        assertThat(json(LogField.SOURCE_AS)).contains("64500");
        assertThat(event.has(LogField.DESTINATION_GEO)).isFalse();
    }

    @Test
    void observer_isTheHostOfTheLine() {
        event.put(LogField.OBSERVER_VENDOR, "Cisco").put(LogField.HOST_HOSTNAME, "fw1");
        complete();
        assertThat(event.address(LogField.OBSERVER_IP)).isEqualTo(HOST);
        assertThat(event.text(LogField.OBSERVER_NAME)).isEqualTo("fw1");
        assertThat(event.members(LogField.HOST_IP).get(0)).isEqualTo(HOST);
    }

    @Test
    void related_hasAllOfTheLine() {
        event.put(LogField.HOST_HOSTNAME, "DNS1")
                .put(LogField.SOURCE_IP, CLIENT)
                .put(LogField.SOURCE_NAT_IP, SERVER)
                .put(LogField.SOURCE_DOMAIN, "laptop")
                .put(LogField.USER_NAME, "anna")
                .put(LogField.USER_EFFECTIVE_NAME, "root")
                .put(LogField.SOURCE_USER_NAME, "anna")
                .add(LogField.DNS_RESOLVED_IP, IpAddress.parse("2001:db8::1"));
        complete();
        assertThat(event.members(LogField.RELATED_IP)).hasToString("[203.0.113.9, 192.0.2.80, 192.0.2.7, 2001:db8::1]");
        assertThat(event.members(LogField.RELATED_USER)).hasToString("[anna, root]");
        assertThat(event.members(LogField.RELATED_HOSTS)).hasToString("[dns1, laptop]");
    }

    @Test
    void hostWithoutAName_hasTheOneThatItsAddressIsKnownBy() {
        HostNames names = HostNames.none();
        names.answer("web1.example.org", HOST, Decoded.ARRIVAL - 1000);
        complete(names);
        assertThat(event.text(LogField.HOST_NAME)).isEqualTo("web1.example.org");
        assertThat(event.has(LogField.HOST_HOSTNAME)).isFalse();
        event.clear();
        event.put(LogField.HOST_HOSTNAME, "Own");
        complete(names);
        assertThat(event.text(LogField.HOST_NAME)).isEqualTo("own");
    }
}
