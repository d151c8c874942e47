/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.Profile;
import io.flowhound.testkit.SharedCaptures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class GeoDatabaseTest {
    private static final IpAddress LONDON = IpAddress.parse("81.2.69.142");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Instant modified = Instant.parse("2026-11-22T04:00:00Z");

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(GeoDatabase.class);
    }

    private Path cities() throws IOException {
        Path file = folder.resolve("city.mmdb");
        Files.copy(SharedCaptures.require("geoip/GeoLite2-City-Test.mmdb"), file, StandardCopyOption.REPLACE_EXISTING);
        return touch(file);
    }

    /** Gives a file a later time of change than it had, however fast the test runs. */
    private Path touch(Path file) throws IOException {
        modified = modified.plusSeconds(1);
        Files.setLastModifiedTime(file, FileTime.from(modified));
        return file;
    }

    private static GeoPlaces places(GeoDatabase cities) {
        return new GeoPlaces(new Networks(List.of()), cities, null, Profile.FULL);
    }

    private static String city(Place place) {
        byte[] geo = place.geo();
        return geo == null ? "none" : new String(geo, StandardCharsets.UTF_8).replaceAll(".*city_name\":\"|\".*", "");
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel().levelStr.equals("WARN"))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void replacedFile_isReadAgain_andCachedPlacesAreForgotten() throws IOException {
        Path file = cities();
        GeoPlaces places = places(GeoDatabase.open(file, GeoKind.PLACE));
        PlaceCache cache = new PlaceCache(places);
        Place before = cache.find(LONDON.high(), LONDON.low());
        assertThat(city(before)).isEqualTo("London");

        String octets = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, octets.replace("London", "Lundun"), StandardCharsets.ISO_8859_1);
        touch(file); // the size is the same
        int generation = places.generation();
        places.reloadIfChanged();

        assertThat(places.generation()).isNotEqualTo(generation);
        assertThat(cache.find(LONDON.high(), LONDON.low())).isSameAs(before);
        cache.refresh();
        assertThat(city(cache.find(LONDON.high(), LONDON.low()))).isEqualTo("Lundun");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void unchangedFile_isNotReadAgain() throws IOException {
        GeoPlaces places = places(GeoDatabase.open(cities(), GeoKind.PLACE));
        PlaceCache cache = new PlaceCache(places);
        Place before = cache.find(LONDON.high(), LONDON.low());
        places.reloadIfChanged();
        cache.refresh();
        assertThat(places.generation()).isZero();
        assertThat(cache.find(LONDON.high(), LONDON.low())).isSameAs(before);
    }

    @Test
    void damagedFile_isReportedOnce_theOldStaysInUse_andTheNextIsRead() throws IOException {
        Path file = cities();
        GeoDatabase database = GeoDatabase.open(file, GeoKind.PLACE);
        GeoPlaces places = places(database);
        touch(Files.writeString(file, "half a download"));

        assertThat(database.reloadIfChanged()).isFalse();
        assertThat(database.reloadIfChanged()).isFalse();

        assertThat(city(places.find(LONDON.high(), LONDON.low()))).isEqualTo("London");
        assertThat(warnings())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("GeoIP database " + file + " is not a MaxMind DB file: ")
                        .endsWith("; the one read before stays in use"));
        cities();
        assertThat(database.reloadIfChanged()).isTrue();
    }

    @Test
    void fileOfAnotherKind_isReported_theOldStaysInUse() throws IOException {
        Path file = cities();
        GeoDatabase database = GeoDatabase.open(file, GeoKind.PLACE);
        Files.copy(SharedCaptures.require("geoip/GeoLite2-ASN-Test.mmdb"), file, StandardCopyOption.REPLACE_EXISTING);
        touch(file);

        assertThat(database.reloadIfChanged()).isFalse();

        assertThat(city(places(database).find(LONDON.high(), LONDON.low()))).isEqualTo("London");
        assertThat(warnings())
                .containsExactly(
                        "GeoIP database " + file
                                + " is of type GeoLite2-ASN, a City or Country database is needed; the one read before stays in use");
    }

    @Test
    void missingFile_isReportedOnce_theOldStaysInUse_andTheNextIsRead() throws IOException {
        Path file = cities();
        GeoDatabase database = GeoDatabase.open(file, GeoKind.PLACE);
        Files.delete(file);

        assertThat(database.reloadIfChanged()).isFalse();
        assertThat(database.reloadIfChanged()).isFalse();

        assertThat(city(places(database).find(LONDON.high(), LONDON.low()))).isEqualTo("London");
        assertThat(warnings()).containsExactly("GeoIP database " + file + " is gone; the one read before stays in use");
        cities();
        assertThat(database.reloadIfChanged()).isTrue();
    }

    @Test
    void open_whatCannotBeUsed_saysWhyAndWhatToDo() throws IOException {
        Path missing = folder.resolve("none.mmdb");
        assertThatIOException()
                .isThrownBy(() -> GeoDatabase.open(missing, GeoKind.PLACE))
                .withMessage("GeoIP database " + missing + " cannot be read: download GeoLite2 City from MaxMind,"
                        + " or remove the setting to go without");
        Path text = Files.writeString(folder.resolve("text.mmdb"), "text");
        assertThatIOException()
                .isThrownBy(() -> GeoDatabase.open(text, GeoKind.SYSTEM))
                .withMessageStartingWith("GeoIP database " + text + " is not a MaxMind DB file: ");
        Path country = SharedCaptures.require("geoip/GeoLite2-Country-Test.mmdb");
        assertThatIOException()
                .isThrownBy(() -> GeoDatabase.open(country, GeoKind.SYSTEM))
                .withMessage(
                        "GeoIP database " + country + " is of type GeoLite2-Country, an ASN or ISP database is needed");
        Path broken = SharedCaptures.require("geoip/MaxMind-DB-test-broken-pointers-24.mmdb");
        assertThatIOException()
                .isThrownBy(() -> GeoDatabase.open(broken, GeoKind.PLACE))
                .withMessage("GeoIP database " + broken + " is of another type, a City or Country database is needed:"
                        + " Unsupported database type: Test");
    }
}
