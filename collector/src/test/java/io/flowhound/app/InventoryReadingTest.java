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
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryReadingTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final IpAddress ADDRESS = IpAddress.parse("203.0.113.7");

    private final GeoPlaces places = new GeoPlaces(new Networks(List.of()), null, null, Profile.LEAN);

    @TempDir
    Path folder;

    private Configuration configuration(String reload, String... names) throws Exception {
        String list = String.join(
                ",",
                List.of(names).stream()
                        .map(name -> folder.resolve(name).toString())
                        .toList());
        return Configuration.load(null, List.of("inventory.reload=" + reload, "inventory.files=" + list), Map.of());
    }

    private void write(String name, String network, Instant modified) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "network\n" + network + "\n");
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private boolean isInternal() {
        return places.find(ADDRESS.high(), ADDRESS.low()).internal();
    }

    @Test
    void changedFile_isReadOnAThreadOfItsOwn_andPlacesAreForgotten() throws Exception {
        write("a.csv", "10.0.0.0/8", NOON);
        try (InventoryReading reading = new InventoryReading(configuration("1s", "a.csv"), places)) {
            reading.awaitFirst();
            assertThat(isInternal()).isFalse();
            assertThat(places.inventory().subnets()).isEqualTo(1);
            int generation = places.generation();
            write("a.csv", "203.0.113.0/24", NOON.plusSeconds(1));
            await().until(this::isInternal);
            assertThat(places.generation()).isGreaterThan(generation);
            assertThat(reading.health().reason()).isEqualTo("1 files with 1 entries");
        }
    }

    @Test
    void otherFiles_areTakenOverOnReload_andWhatIsWrongIsAWarning() throws Exception {
        write("a.csv", "10.0.0.0/8", NOON);
        write("b.csv", "203.0.113.0/24\nx", NOON);
        try (InventoryReading reading = new InventoryReading(configuration("7d", "a.csv"), places)) {
            reading.awaitFirst();
            reading.prepare(configuration("7d", "b.csv")).apply();
            await().until(this::isInternal);
            assertThat(reading.health().ok()).isTrue();
            assertThat(reading.health().warning()).isTrue();
            assertThat(reading.health().reason())
                    .startsWith("1 rows of " + folder.resolve("b.csv") + " are wrong, the first: ")
                    .contains("b.csv:3: network 'x' is no IP address");
            reading.prepare(configuration("7d", "b.csv", "none.yml")).apply();
            await().until(() -> reading.health().reason().contains("none.yml there is no such file"));
            assertThat(isInternal()).isTrue();
        }
    }

    @Test
    void nothingConfigured_isFine() throws Exception {
        Configuration none = Configuration.load(null, List.of(), Map.of());
        try (InventoryReading reading = new InventoryReading(none, places)) {
            reading.awaitFirst();
            assertThat(reading.health().reason()).isEqualTo("none configured (inventory.files)");
            assertThat(reading.health().warning()).isFalse();
        }
    }
}
