/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maxmind.db.Reader;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.Profile;
import io.flowhound.testkit.MappedTypes;
import io.flowhound.testkit.SharedCaptures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Look-ups in MaxMind's test databases, which stand outside the repository. */
class GeoPlacesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Networks NETWORKS = new Networks(List.of(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8)));

    private static GeoPlaces places(Profile profile) throws IOException {
        return places("GeoLite2-City-Test.mmdb", "GeoLite2-ASN-Test.mmdb", profile);
    }

    private static GeoPlaces places(String city, String asn, Profile profile) throws IOException {
        return new GeoPlaces(
                NETWORKS,
                GeoDatabase.open(SharedCaptures.require("geoip/" + city), GeoKind.PLACE),
                GeoDatabase.open(SharedCaptures.require("geoip/" + asn), GeoKind.SYSTEM),
                profile);
    }

    private static Place find(Places places, String address) {
        IpAddress wanted = IpAddress.parse(address);
        return places.find(wanted.high(), wanted.low());
    }

    private static JsonNode json(byte @Nullable [] json) throws IOException {
        return json == null ? JsonNodeFactory.instance.nullNode() : JSON.readTree(json);
    }

    /** Which databases there are, and what each of them can tell of what the list expects. */
    private static Stream<Arguments> databases() {
        return Stream.of(
                Arguments.of("GeoLite2-City-Test.mmdb", "GeoLite2-ASN-Test.mmdb", true),
                Arguments.of("GeoIP2-City-Test.mmdb", "GeoIP2-ISP-Test.mmdb", true),
                Arguments.of("GeoLite2-Country-Test.mmdb", "GeoLite2-ASN-Test.mmdb", false));
    }

    /** The list is made from GeoLite2 City and ASN: of the others, what they say has to fit it. */
    @ParameterizedTest
    @MethodSource("databases")
    void find_everyAddressOfTheList(String city, String asn, boolean cities) throws IOException {
        List<String> lines = Files.readAllLines(SharedCaptures.require("geoip/expected-lookups.jsonl"));
        GeoPlaces places = places(city, asn, Profile.FULL);
        assertThat(lines).hasSizeGreaterThan(10);
        for (String line : lines) {
            JsonNode expected = read(line);
            String address = expected.path("ip").asText();
            Place place = find(places, address);
            JsonNode geo = geo(expected, cities);
            if (city.startsWith("GeoLite2-City")) {
                assertThat(json(place.geo())).as(address).isEqualTo(geo);
            } else if (place.geo() != null && !geo.isNull()) {
                assertThat(json(place.geo()).path("country_iso_code"))
                        .as(address)
                        .isEqualTo(geo.path("country_iso_code"));
            }
            if (asn.startsWith("GeoLite2-ASN")) {
                assertThat(json(place.as())).as(address).isEqualTo(system(expected));
                assertThat(place.asNumber())
                        .as(address)
                        .isEqualTo(expected.path("asn").asLong());
            }
            assertThat(misfits(place)).as(address).isEmpty();
        }
    }

    /** What MaxMind's own reader decodes from the same files is what a place says, whatever the kind. */
    @ParameterizedTest
    @MethodSource("databases")
    void find_saysWhatTheRawRecordsSay(String city, String asn, boolean cities) throws IOException {
        GeoPlaces places = places(city, asn, Profile.FULL);
        try (Reader place = new Reader(SharedCaptures.require("geoip/" + city).toFile());
                Reader system =
                        new Reader(SharedCaptures.require("geoip/" + asn).toFile())) {
            int found = 0;
            for (String line : Files.readAllLines(SharedCaptures.require("geoip/expected-lookups.jsonl"))) {
                String address = read(line).path("ip").asText();
                JsonNode rawPlace = raw(place, address);
                JsonNode rawSystem = raw(system, address);
                JsonNode geo = json(find(places, address).geo());
                JsonNode as = json(find(places, address).as());
                if (!Networks.isPrivate(
                        IpAddress.parse(address).high(),
                        IpAddress.parse(address).low())) {
                    assertThat(geo.path("country_iso_code").asText(""))
                            .isEqualTo(rawPlace.path("country").path("iso_code").asText(""));
                    assertThat(geo.path("city_name").asText(""))
                            .isEqualTo(rawPlace.path("city")
                                    .path("names")
                                    .path("en")
                                    .asText(""));
                    assertThat(as.path("number").asLong())
                            .isEqualTo(
                                    rawSystem.path("autonomous_system_number").asLong());
                    assertThat(as.path("organization").path("name").asText(""))
                            .isEqualTo(rawSystem
                                    .path("autonomous_system_organization")
                                    .asText(""));
                    found += geo.isNull() ? 0 : 1;
                    found += as.isNull() ? 0 : 1;
                }
            }
            assertThat(found).isGreaterThan(5);
        }
    }

    private static JsonNode raw(Reader reader, String address) throws IOException {
        Map<?, ?> record = reader.get(IpAddress.parse(address).toInetAddress(), Map.class);
        return record == null ? JSON.createObjectNode() : JSON.valueToTree(record);
    }

    /** The test databases say something of 10.0.0.0/8 or not: nobody asks them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.20.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.1.1",
                "127.0.0.1",
                "::1",
                "fe80::1",
                "fd00::1"
            })
    void find_privateAddress_isNotLookedUp(String address) throws IOException {
        GeoPlaces places = new GeoPlaces(new Networks(List.of()), everywhere(), null, Profile.FULL);
        assertThat(find(places, address).geo()).isNull();
        assertThat(find(places, "81.2.69.142").geo()).isNotNull();
    }

    private static GeoDatabase everywhere() throws IOException {
        return GeoDatabase.open(SharedCaptures.require("geoip/GeoIP2-City-Test.mmdb"), GeoKind.PLACE);
    }

    /** A million addresses of a few networks are a million small places, but share what is said of them. */
    @Test
    void find_manyAddresses_shareTheirJson() throws IOException {
        GeoPlaces places = places(Profile.STANDARD);
        Set<byte[]> texts = Collections.newSetFromMap(new IdentityHashMap<>());
        IpAddress first = IpAddress.parse("89.160.20.0");
        for (int i = 0; i < 1_000_000; i++) { // round the /16 some 15 times
            Place place = places.find(first.high(), (first.low() & ~0xFFFFL) | i & 0xFFFF);
            if (place.geo() != null) {
                texts.add(place.geo());
            }
            if (place.as() != null) {
                texts.add(place.as());
            }
        }
        assertThat(texts).hasSizeBetween(1, 20);
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private static JsonNode geo(JsonNode expected, boolean cities) {
        ObjectNode geo = JSON.createObjectNode();
        put(geo, "continent_code", expected.path("continent"));
        put(geo, "country_iso_code", expected.path("country"));
        put(geo, "country_name", expected.path("country_name"));
        if (cities) {
            put(geo, "city_name", expected.path("city"));
        }
        if (cities && !expected.path("lat").isNull()) {
            geo.putObject("location")
                    .put("lat", expected.path("lat").asDouble())
                    .put("lon", expected.path("lon").asDouble());
        }
        return geo.isEmpty() ? geo.nullNode() : geo;
    }

    private static JsonNode system(JsonNode expected) {
        if (expected.path("asn").isNull()) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode system =
                JSON.createObjectNode().put("number", expected.path("asn").asInt());
        if (!expected.path("as_org").isNull()) {
            system.putObject("organization").put("name", expected.path("as_org").asText());
        }
        return system;
    }

    private static void put(ObjectNode into, String name, JsonNode value) {
        if (!value.isNull()) {
            into.set(name, value);
        }
    }

    /** What does not fit the mapping when a place stands on the source's side. */
    private static List<String> misfits(Place place) throws IOException {
        ObjectNode document = JSON.createObjectNode();
        ObjectNode source = document.putObject("source");
        put(source, "geo", json(place.geo()));
        put(source, "as", json(place.as()));
        return MappedTypes.misfits(document);
    }

    @Test
    void profiles_carryLessOfAPlace() throws IOException {
        assertThat(json(find(places(Profile.STANDARD), "81.2.69.142").geo()).fieldNames())
                .toIterable()
                .containsExactly("country_iso_code", "country_name", "city_name", "location");
        assertThat(json(find(places(Profile.LEAN), "81.2.69.142").geo()).fieldNames())
                .toIterable()
                .containsExactly("country_iso_code", "city_name", "location");
    }

    @Test
    void find_internalAndGroup_byTheNetworks() throws IOException {
        GeoPlaces places = places(Profile.FULL);
        assertThat(find(places, "10.20.0.4").internal()).isTrue();
        assertThat(find(places, "81.2.69.142").internal()).isFalse();
        assertThat(find(places, "224.0.0.1").group()).isTrue();
    }

    @Test
    void find_samePlace_sharesItsJson() throws IOException {
        GeoPlaces places = places(Profile.FULL);
        assertThat(find(places, "81.2.69.142").geo())
                .isNotNull()
                .isSameAs(find(places, "81.2.69.160").geo());
    }

    /** The search tree leads to data that are overwritten: it opens, but its answers cannot be read. */
    @Test
    void find_damagedData_isNoPlace(@TempDir Path folder) throws IOException {
        byte[] octets = Files.readAllBytes(SharedCaptures.require("geoip/GeoLite2-City-Test.mmdb"));
        int metadata = new String(octets, StandardCharsets.ISO_8859_1).indexOf("MaxMind.com");
        Arrays.fill(octets, metadata / 2, metadata - 100, (byte) 0xFF);
        Path damaged = Files.write(folder.resolve("damaged.mmdb"), octets);
        GeoPlaces places = new GeoPlaces(NETWORKS, GeoDatabase.open(damaged, GeoKind.PLACE), null, Profile.FULL);
        Logger log = (Logger) LoggerFactory.getLogger(GeoPlaces.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        log.addAppender(said);
        try {
            assertThat(find(places, "81.2.69.142").geo()).isNull();
            assertThat(find(places, "89.160.20.112").geo()).isNull();
        } finally {
            log.detachAppender(said);
        }
        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("GeoIP look-up of 81.2.69.0/24 failed")
                .doesNotContain("81.2.69.142");
    }
}
