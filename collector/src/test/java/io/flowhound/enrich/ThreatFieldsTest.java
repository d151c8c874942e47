/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.enrich.AddressRules.Change;
import io.flowhound.enrich.AddressRules.Rule;
import io.flowhound.enrich.AddressRules.Texts;
import io.flowhound.enrich.threat.ThreatList;
import io.flowhound.enrich.threat.ThreatList.ListFormat;
import io.flowhound.enrich.threat.ThreatLists;
import io.flowhound.flow.FlowRecord;
import io.flowhound.flow.TcpState;
import io.flowhound.schema.Field;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ThreatFieldsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final int TCP = 6;
    private static final int UDP = 17;

    private final FlowRecord flow = new FlowRecord();
    private final Masking masking = Masking.none();
    private final GeoPlaces places = new GeoPlaces(
            new Networks(List.of(
                    IpNetwork.of(IpAddress.parse("10.0.0.0"), 8), IpNetwork.of(IpAddress.parse("192.0.2.0"), 24))),
            null,
            null,
            Profile.LEAN);
    private final Enricher enricher = new Enricher(
            places, TransportNames.load(), ServiceNames.load(), HostNames.none(), masking, Profile.LEAN, record -> {});

    @TempDir
    Path folder;

    @BeforeEach
    void lists() throws IOException {
        Path c2 = Files.writeString(folder.resolve("c2"), "203.0.113.7\n203.0.113.8\n192.0.2.66\n2001:db8:bad::1\n");
        Path drop = Files.writeString(folder.resolve("drop"), "203.0.113.0/24\n2001:db8:bad::/48\n");
        for (Path file : List.of(c2, drop)) {
            Files.setLastModifiedTime(file, FileTime.from(NOW));
        }
        ThreatLists lists = new ThreatLists(List.of(
                new ThreatList("c2", c2, ListFormat.AUTO, null, "High", "Command and control", Duration.ofDays(7)),
                new ThreatList("drop", drop, ListFormat.AUTO, null, null, null, Duration.ofDays(7))));
        lists.read(NOW, true);
        places.use(lists);
    }

    private void sides(String source, String destination, int protocol) {
        flow.clear();
        IpAddress from = IpAddress.parse(source);
        IpAddress to = IpAddress.parse(destination);
        flow.putAddress(Field.SOURCE_IP, from.high(), from.low());
        flow.putAddress(Field.DESTINATION_IP, to.high(), to.low());
        flow.put(Field.NETWORK_IANA_NUMBER, protocol);
    }

    private void packets(boolean client, boolean server) {
        if (client) {
            flow.put(Field.SOURCE_PACKETS, 3);
        }
        if (server) {
            flow.put(Field.DESTINATION_PACKETS, 2);
        }
    }

    private JsonNode json(Field field) throws IOException {
        if (!flow.has(field)) {
            return JSON.missingNode();
        }
        JsonBuffer json = new JsonBuffer(64);
        flow.writeJson(field, json);
        return JSON.readTree(json.toString());
    }

    private String marked() throws IOException {
        enricher.flow(flow);
        assertThat(flow.has(Field.THREAT_ENRICHMENTS)).isEqualTo(flow.has(Field.FLOW_THREAT_FEED));
        JsonNode enrichments = json(Field.THREAT_ENRICHMENTS);
        boolean client = false;
        boolean server = false;
        for (JsonNode each : enrichments) {
            client |= each.at("/matched/field").asText().equals("source.ip");
            server |= each.at("/matched/field").asText().equals("destination.ip");
        }
        return client ? (server ? "both" : "client") : server ? "server" : "none";
    }

    private static final String INTERNAL = "10.0.0.5";
    private static final String EXTERNAL = "198.51.100.5";
    private static final String LISTED = "203.0.113.7";

    /** The table of docs/enrichment.md, for TCP. {@code none}: the flow has no state, as from exporters without flags. */
    @ParameterizedTest(name = "{0} listed, other side {1}, {2}, packets {3}: {4}")
    @CsvFileSource(resources = "threat-rule.csv", numLinesToSkip = 1)
    void tcp_isMarkedAsTheTableSays(String listed, String other, String state, String packets, boolean marked)
            throws IOException {
        String stranger = other.equals("internal") ? INTERNAL : EXTERNAL;
        boolean client = listed.equals("client");
        sides(client ? LISTED : stranger, client ? stranger : LISTED, TCP);
        packets(!packets.equals("server"), !packets.equals("client"));
        if (!state.equals("none")) {
            flow.putJson(
                    Field.FLOW_TCP_STATE,
                    TcpState.valueOf(state.toUpperCase(Locale.ROOT)).json());
        }
        assertThat(marked()).isEqualTo(marked ? listed : "none");
    }

    @ParameterizedTest(name = "{0} listed, other side {1}, packets {2}: {3}")
    @CsvSource({
        "client, internal, client, true",
        "client, internal, both, true",
        "client, internal, server, false",
        "client, external, client, true",
        "server, internal, client, true",
        "server, internal, both, true",
        "server, internal, server, false",
        "server, external, client, false",
        "server, external, both, true",
        "server, external, server, false"
    })
    void udp_isAConversationWhenBothSent(String listed, String other, String packets, boolean marked)
            throws IOException {
        String stranger = other.equals("internal") ? INTERNAL : EXTERNAL;
        boolean client = listed.equals("client");
        sides(client ? LISTED : stranger, client ? stranger : LISTED, UDP);
        packets(!packets.equals("server"), !packets.equals("client"));
        assertThat(marked()).isEqualTo(marked ? listed : "none");
    }

    /** Whoever forges our addresses makes the world answer us: errors and replies of ICMP come from whom nobody asked. */
    @ParameterizedTest
    @CsvSource({
        "1, 8, client",
        "1, 0, none",
        "1, 3, none",
        "1, 5, none",
        "1, 11, none",
        "1, 13, client",
        "1, 14, none",
        "58, 128, client",
        "58, 129, none",
        "58, 1, none",
        "58, 3, none"
    })
    void icmp_thatAnswers_isNoClient(int protocol, int type, String expected) throws IOException {
        sides(LISTED, INTERNAL, protocol);
        packets(true, false);
        flow.put(Field.FLOW_ICMP_TYPE, type);
        assertThat(marked()).isEqualTo(expected);
    }

    @Test
    void event_withoutCounters_isOfWhoOpened() throws IOException {
        sides(LISTED, INTERNAL, TCP);
        assertThat(marked()).isEqualTo("client");
        sides(INTERNAL, LISTED, TCP);
        assertThat(marked()).isEqualTo("server");
        sides(EXTERNAL, LISTED, TCP);
        assertThat(marked()).isEqualTo("none");
    }

    @Test
    void bytes_countLikePackets() throws IOException {
        sides(EXTERNAL, LISTED, UDP);
        flow.put(Field.SOURCE_BYTES, 9);
        flow.put(Field.DESTINATION_BYTES, 9);
        assertThat(marked()).isEqualTo("server");
    }

    @Test
    void enrichment_namesListEntryAndSide() throws IOException {
        sides(INTERNAL, LISTED, UDP);
        packets(true, true);
        assertThat(marked()).isEqualTo("server");
        assertThat(json(Field.FLOW_THREAT_FEED)).hasToString("[\"c2\",\"drop\"]");
        assertThat(json(Field.THREAT_ENRICHMENTS)).isEqualTo(JSON.readTree("""
                [{"feed": {"name": "c2"},
                  "indicator": {"provider": "c2", "confidence": "High", "description": "Command and control",
                                "modified_at": "2026-11-22T04:00:00.000Z", "type": "ipv4-addr", "ip": "203.0.113.7",
                                "name": "203.0.113.7"},
                  "matched": {"atomic": "203.0.113.7", "field": "destination.ip", "type": "indicator_match_rule"}},
                 {"feed": {"name": "drop"},
                  "indicator": {"provider": "drop", "modified_at": "2026-11-22T04:00:00.000Z", "type": "ipv4-addr",
                                "name": "203.0.113.0/24"},
                  "matched": {"atomic": "203.0.113.7", "field": "destination.ip", "type": "indicator_match_rule"}}]
                """));
    }

    @Test
    void bothSides_areToldWithTheListsOnce() throws IOException {
        sides("2001:db8:bad::1", "2001:db8:bad::2", UDP);
        packets(true, true);
        assertThat(marked()).isEqualTo("both");
        assertThat(json(Field.FLOW_THREAT_FEED)).hasToString("[\"c2\",\"drop\"]");
        assertThat(json(Field.THREAT_ENRICHMENTS))
                .extracting(each -> each.at("/indicator/name").asText() + " "
                        + each.at("/indicator/type").asText())
                .containsExactly(
                        "2001:db8:bad::1 ipv6-addr", "2001:db8:bad::/48 ipv6-addr", "2001:db8:bad::/48 ipv6-addr");
    }

    /** One of our own public addresses on a list is news. Its entry is not told where its address must not be stored. */
    @Test
    void maskedSide_isNotGivenAwayByTheEntry() throws IOException {
        masking.use(new AddressRules(
                List.of(new Rule(IpNetwork.of(IpAddress.parse("192.0.2.0"), 24), Change.TRUNCATED, 96 + 24)),
                "",
                Texts.KEEP));
        sides("192.0.2.66", LISTED, UDP);
        packets(true, true);
        assertThat(marked()).isEqualTo("both");
        JsonNode all = json(Field.THREAT_ENRICHMENTS);
        assertThat(all.toString()).doesNotContain("192.0.2.66").contains("203.0.113.7");
        assertThat(all.get(0).at("/matched/atomic").asText()).isEqualTo("192.0.2.0");
        assertThat(all.get(0).at("/indicator"))
                .isEqualTo(JSON.readTree(
                        "{\"provider\": \"c2\", \"confidence\": \"High\", \"description\": \"Command and control\","
                                + " \"modified_at\": \"2026-11-22T04:00:00.000Z\", \"type\": \"ipv4-addr\"}"));
    }

    @Test
    void addressOfNoList_hasNothing() throws IOException {
        sides(INTERNAL, EXTERNAL, TCP);
        packets(true, true);
        assertThat(marked()).isEqualTo("none");
    }
}
