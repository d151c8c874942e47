/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.Json;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceRulesTest {
    private static final int TCP = 6;
    private static final int UDP = 17;

    private final ServiceNames services = ServiceNames.load();

    private static ServiceRule rule(@Nullable String network, int protocol, int first, int last, String name) {
        return new ServiceRule(network(network), protocol, first, last, name, null);
    }

    private static @Nullable IpNetwork network(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int slash = text.indexOf('/');
        return IpNetwork.of(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    private String found(int protocol, int port, String server) {
        IpAddress address = IpAddress.parse(server);
        ServiceRule rule = services.rule(protocol, port, address.high(), address.low());
        return rule == null ? "none" : new String(rule.name(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void rule_longestNetworkCounts_thenTheFirst() {
        services.use(List.of(
                rule(null, TCP, 8443, 8443, "everywhere"),
                rule("10.0.0.0/8", TCP, 8443, 8443, "ours"),
                rule("10.1.2.0/24", TCP, 8000, 9000, "erp"),
                rule("10.1.2.0/24", TCP, 8443, 8443, "second"),
                rule("2001:db8::/32", TCP, 8443, 8443, "six")));
        assertThat(found(TCP, 8443, "10.1.2.3")).isEqualTo("\"erp\"");
        assertThat(found(TCP, 8443, "10.1.3.3")).isEqualTo("\"ours\"");
        assertThat(found(TCP, 8443, "192.0.2.1")).isEqualTo("\"everywhere\"");
        assertThat(found(TCP, 8443, "2001:db8::1")).isEqualTo("\"six\"");
        assertThat(found(TCP, 8000, "10.1.2.3")).isEqualTo("\"erp\"");
        assertThat(found(TCP, 9000, "10.1.2.3")).isEqualTo("\"erp\"");
        assertThat(found(TCP, 9001, "10.1.2.3")).isEqualTo("none");
        assertThat(found(UDP, 8443, "10.1.2.3")).isEqualTo("none");
        assertThat(found(TCP, 70_000, "10.1.2.3")).isEqualTo("none");
        assertThat(found(1, 8443, "10.1.2.3")).isEqualTo("none");
    }

    @Test
    void rule_ofEveryTransport() {
        services.use(List.of(rule(null, ServiceNames.ANY, 5060, 5061, "sip-trunk")));
        assertThat(found(TCP, 5060, "192.0.2.1")).isEqualTo("\"sip-trunk\"");
        assertThat(found(UDP, 5061, "192.0.2.1")).isEqualTo("\"sip-trunk\"");
        assertThat(found(132, 5061, "192.0.2.1")).isEqualTo("\"sip-trunk\"");
    }

    @Test
    void isKnown_portsOfRules_butNotWideRanges() {
        assertThat(services.isKnown(TCP, 48443)).isFalse();
        services.use(List.of(rule("10.0.0.0/8", TCP, 48443, 48443, "erp"), rule(null, UDP, 16384, 32767, "rtp")));
        assertThat(services.isKnown(TCP, 48443)).isTrue();
        assertThat(services.isKnown(UDP, 48443)).isFalse();
        assertThat(services.isKnown(UDP, 20000)).isFalse();
        assertThat(found(UDP, 20000, "192.0.2.1")).isEqualTo("\"rtp\"");
        services.use(List.of());
        assertThat(services.isKnown(TCP, 48443)).isFalse();
        assertThat(services.isKnown(TCP, 443)).isTrue();
    }

    /** Through the enricher: between two flows the rules change. */
    @Test
    void flow_isNamedByTheRule_thenByIana() {
        FlowRecord flow = new FlowRecord();
        JsonBuffer said = new JsonBuffer(64);
        Enricher enricher = new Enricher(
                new GeoPlaces(new Networks(List.of()), null, null, Profile.STANDARD),
                TransportNames.load(),
                services,
                Profile.STANDARD,
                record -> {
                    record.writeJson(Field.NETWORK_PROTOCOL, said);
                    if (record.has(Field.NETWORK_APPLICATION)) {
                        record.writeJson(Field.NETWORK_APPLICATION, said);
                    }
                });
        services.use(List.of(new ServiceRule(network("192.0.2.0/24"), TCP, 443, 443, "erp", "Our ERP")));
        pass(enricher, flow);
        services.use(List.of(rule("198.51.100.0/24", TCP, 443, 443, "elsewhere")));
        pass(enricher, flow);
        assertThat(said.toString()).isEqualTo("\"erp\"\"Our ERP\"\"https\"\"ssl\"");
    }

    private static void pass(Enricher enricher, FlowRecord flow) {
        flow.clear();
        IpAddress client = IpAddress.parse("10.0.0.1");
        IpAddress server = IpAddress.parse("192.0.2.1");
        flow.putAddress(Field.SOURCE_IP, client.high(), client.low());
        flow.putAddress(Field.DESTINATION_IP, server.high(), server.low());
        flow.put(Field.NETWORK_IANA_NUMBER, TCP);
        flow.put(Field.SOURCE_PORT, 50_000);
        flow.put(Field.DESTINATION_PORT, 443);
        flow.putJson(Field.NETWORK_APPLICATION, Json.string("ssl"));
        enricher.flow(flow);
    }
}
