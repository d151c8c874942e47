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
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Look-ups in MaxMind's test databases, which stand outside the repository. */
class GeoPlacesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Networks NETWORKS = new Networks(List.of(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8)));

    private static GeoPlaces places(Profile profile) throws IOException {
        return new GeoPlaces(
                NETWORKS,
                GeoDatabase.open(SharedCaptures.require("geoip/GeoLite2-City-Test.mmdb"), "City"),
                GeoDatabase.open(SharedCaptures.require("geoip/GeoLite2-ASN-Test.mmdb"), "ASN"),
                profile);
    }

    private static Place find(Places places, String address) {
        IpAddress wanted = IpAddress.parse(address);
        return places.find(wanted.high(), wanted.low());
    }

    private static JsonNode json(byte @Nullable [] json) throws IOException {
        return json == null ? JsonNodeFactory.instance.nullNode() : JSON.readTree(json);
    }

    @TestFactory
    Stream<DynamicTest> find_everyAddressOfTheList_countryCityLocationAndSystem() throws IOException {
        List<String> lines = Files.readAllLines(SharedCaptures.require("geoip/expected-lookups.jsonl"));
        GeoPlaces places = places(Profile.FULL);
        assertThat(lines).hasSizeGreaterThan(10);
        return lines.stream().map(line -> {
            JsonNode expected = read(line);
            String address = expected.path("ip").asText();
            return DynamicTest.dynamicTest(address, () -> {
                Place place = find(places, address);
                assertThat(json(place.geo())).isEqualTo(geo(expected));
                assertThat(json(place.as())).isEqualTo(system(expected));
                assertThat(place.asNumber()).isEqualTo(expected.path("asn").asLong());
                assertThat(misfits(place)).isEmpty();
            });
        });
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private static JsonNode geo(JsonNode expected) {
        ObjectNode geo = JSON.createObjectNode();
        put(geo, "continent_code", expected.path("continent"));
        put(geo, "country_iso_code", expected.path("country"));
        put(geo, "country_name", expected.path("country_name"));
        put(geo, "city_name", expected.path("city"));
        if (!expected.path("lat").isNull()) {
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
        GeoPlaces places = new GeoPlaces(NETWORKS, GeoDatabase.open(damaged, "City"), null, Profile.FULL);
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
