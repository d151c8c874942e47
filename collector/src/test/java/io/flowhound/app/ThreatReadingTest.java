/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.config.Configuration;
import io.flowhound.enrich.GeoPlaces;
import io.flowhound.enrich.Networks;
import io.flowhound.enrich.threat.ListState;
import io.flowhound.metrics.Health;
import io.flowhound.schema.Profile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreatReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final GeoPlaces places = new GeoPlaces(new Networks(List.of()), null, null, Profile.LEAN);

    @TempDir
    Path folder;

    private Configuration configuration(String reload, String... names) throws Exception {
        List<String> settings = new ArrayList<>(List.of("threats.reload=" + reload));
        for (int i = 0; i < names.length; i++) {
            settings.add("threats.lists." + (i + 1) + ".name=" + names[i]);
            settings.add("threats.lists." + (i + 1) + ".path=" + folder.resolve(names[i]));
        }
        return Configuration.load(null, settings, Map.of());
    }

    private void write(String name, String text, Instant modified) throws IOException {
        Files.setLastModifiedTime(Files.writeString(folder.resolve(name), text), FileTime.from(modified));
    }

    private double value(String meter, String list) {
        return registry.get(meter).tag("list", list).gauge().value();
    }

    @Test
    void changedFile_isReadOnAThreadOfItsOwn_andPlacesAreForgotten() throws Exception {
        write("a", "203.0.113.7\n", NOW);
        try (ThreatReading reading = new ThreatReading(configuration("1s", "a"), places, registry)) {
            reading.awaitFirst();
            assertThat(value("flowhound.threat.entries", "a")).isEqualTo(1);
            int generation = places.generation();
            write("a", "203.0.113.7\n203.0.113.8\n", NOW.plusSeconds(1));
            await().until(() -> value("flowhound.threat.entries", "a") == 2);
            await().until(() -> places.generation() > generation);
            assertThat(value("flowhound.threat.age.seconds", "a")).isPositive();
            assertThat(registry.get("flowhound.threat.matches")
                            .tag("list", "a")
                            .functionCounter()
                            .count())
                    .isZero();
        }
    }

    @Test
    void otherLists_areTakenOverOnReload_withMetersOfTheirOwn() throws Exception {
        write("a", "203.0.113.7\n", NOW);
        write("b", "203.0.113.8\n203.0.113.9\n", NOW);
        try (ThreatReading reading = new ThreatReading(configuration("7d", "a"), places, registry)) {
            reading.awaitFirst();
            reading.prepare(configuration("7d", "b")).apply();
            await().until(() ->
                    registry.find("flowhound.threat.entries").tag("list", "b").gauge() != null);
            assertThat(reading.states()).extracting(ListState::name).containsExactly("b");
            assertThat(value("flowhound.threat.entries", "b")).isEqualTo(2);
            assertThat(value("flowhound.threat.entries", "a")).isZero();
            assertThat(value("flowhound.threat.age.seconds", "a")).isNaN();
        }
    }

    private ListState state(String failure, Instant date) {
        return new ListState("a", Path.of("a.txt"), 5, 0, 0, 0, List.of(), date, Duration.ofDays(7), failure, 0);
    }

    @Test
    void health_warnsOfOldAndUnreadableLists_andStaysOk() {
        assertThat(ThreatReading.health(List.of(), NOW)).isEqualTo(Health.ok("none configured (threats.lists)"));
        assertThat(ThreatReading.health(List.of(state(null, NOW)), NOW)).isEqualTo(Health.ok("1 with 5 entries"));
        assertThat(ThreatReading.health(List.of(state(null, NOW.minus(Duration.ofDays(8)))), NOW))
                .isEqualTo(
                        Health.warning(
                                "a: unchanged since 2026-11-14T04:00:00Z, for more than 7 days; see whether a.txt is still downloaded"));
        assertThat(ThreatReading.health(List.of(state("is empty", NOW)), NOW))
                .isEqualTo(Health.warning("a: a.txt is empty; what was read before stays in use"));
    }

    @Test
    void missingFile_stopsNothing() throws Exception {
        try (ThreatReading reading = new ThreatReading(configuration("7d", "none"), places, registry)) {
            reading.awaitFirst();
            assertThat(reading.health().ok()).isTrue();
            assertThat(reading.health().warning()).isTrue();
            assertThat(reading.health().reason()).contains("there is no such file: download it");
        }
    }
}
