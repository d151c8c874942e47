/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.config.Configuration;
import io.flowhound.enrich.Enricher;
import io.flowhound.enrich.GeoPlaces;
import io.flowhound.enrich.HostNames;
import io.flowhound.enrich.Networks;
import io.flowhound.enrich.TransportNames;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import io.flowhound.testkit.DnsStub;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameSourcesTest {
    private final Networks networks = new Networks(List.of(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8)));
    private final HostNames hosts = new HostNames(networks);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FlowRecord flow = new FlowRecord();

    @TempDir
    Path folder;

    private static Configuration load(String... settings) throws Exception {
        return Configuration.load(null, List.of(settings), Map.of());
    }

    private String pass(Enricher enricher, Field field) {
        IpAddress client = IpAddress.parse("10.0.0.7");
        IpAddress server = IpAddress.parse("192.0.2.1");
        flow.clear();
        flow.putAddress(Field.SOURCE_IP, client.high(), client.low());
        flow.putAddress(Field.DESTINATION_IP, server.high(), server.low());
        flow.put(Field.NETWORK_IANA_NUMBER, 6);
        flow.put(Field.DESTINATION_PORT, 8443);
        enricher.flow(flow);
        JsonBuffer json = new JsonBuffer(64);
        if (flow.has(field)) {
            flow.writeJson(field, json);
        }
        return json.toString();
    }

    private Enricher enricher(LiveSettings live) {
        return new Enricher(
                new GeoPlaces(networks, null, null, Profile.STANDARD),
                TransportNames.load(),
                live.services(),
                hosts,
                Profile.STANDARD,
                done -> {});
    }

    @Test
    void reverse_laterFlowsHaveTheNames_eachFromItsResolver() throws Exception {
        try (DnsStub inside = new DnsStub().pointer("7.0.0.10.in-addr.arpa.", "Laptop.LAN", 300);
                DnsStub outside = new DnsStub().pointer("1.2.0.192.in-addr.arpa.", "www.example.com", 300)) {
            Configuration configuration = load(
                    "dns.reverse=all",
                    "dns.internal-servers=127.0.0.1:" + inside.address().getPort(),
                    "dns.servers=127.0.0.1:" + outside.address().getPort());
            LiveSettings live = new LiveSettings(configuration);
            try (NameSources sources = new NameSources(configuration, live.vendors(), hosts, networks, meters)) {
                assertThat(sources).isNotNull();
                Enricher enricher = enricher(live);
                assertThat(pass(enricher, Field.SOURCE_DOMAIN)).isEmpty();
                await().until(() -> pass(enricher, Field.SOURCE_DOMAIN), "\"laptop.lan\""::equals);
                await().until(() -> pass(enricher, Field.DESTINATION_DOMAIN), "\"www.example.com\""::equals);
                assertThat(pass(enricher, Field.RELATED_HOSTS)).isEqualTo("[\"laptop.lan\",\"www.example.com\"]");
            }
            assertThat(inside.asked()).containsExactly("7.0.0.10.in-addr.arpa.");
            assertThat(outside.asked()).containsExactly("1.2.0.192.in-addr.arpa.");
            assertThat(meters.get("flowhound.dns.questions").counter().count()).isEqualTo(2);
        }
    }

    @Test
    void off_asksNobody() throws Exception {
        Configuration configuration = load();
        LiveSettings live = new LiveSettings(configuration);
        try (NameSources sources = new NameSources(configuration, live.vendors(), hosts, networks, meters)) {
            assertThat(sources).isNotNull();
            assertThat(hosts.isEmpty()).isTrue();
            assertThat(meters.find("flowhound.dns.questions").counter()).isNull();
        }
    }

    @Test
    void vendors_areReadAgain() throws Exception {
        Path file = Files.writeString(folder.resolve("manuf"), "28:6F:B9\tOne\tOne\n");
        Configuration configuration = load("mac-vendors.files=" + file, "mac-vendors.reload=1s");
        LiveSettings live = new LiveSettings(configuration);
        try (NameSources sources = new NameSources(configuration, live.vendors(), hosts, networks, meters)) {
            assertThat(sources).isNotNull();
            assertThat(live.vendors().size()).isEqualTo(1);
            Files.writeString(file, "28:6F:B9\tOne\tOne\n28:6F:BA\tTwo\tTwo\n");
            await().until(() -> live.vendors().size() == 2);
        }
    }

    @Test
    void services_changeBetweenTwoFlows() throws Exception {
        LiveSettings live = new LiveSettings(load());
        Enricher enricher = enricher(live);
        String before = pass(enricher, Field.NETWORK_PROTOCOL);
        Runnable prepared = live.prepare(load(
                "services.1.network=192.0.2.0/24",
                "services.1.port=8443",
                "services.1.transport=tcp",
                "services.1.name=erp"));
        assertThat(pass(enricher, Field.NETWORK_PROTOCOL)).isEqualTo(before).isNotEqualTo("\"erp\"");
        prepared.run();
        assertThat(pass(enricher, Field.NETWORK_PROTOCOL)).isEqualTo("\"erp\"");
    }
}
