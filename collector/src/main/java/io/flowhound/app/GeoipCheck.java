/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.Geoip;
import io.flowhound.enrich.GeoDatabase;
import io.flowhound.enrich.GeoKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether the GeoIP databases can be read, and how old they are. */
final class GeoipCheck implements Check {
    private static final int FRESH_DAYS = 90;

    private final Clock clock;

    /** @param clock what is old is told by */
    GeoipCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "geoip";
    }

    @Override
    public Result run(Configuration configuration) throws IOException {
        Geoip geoip = configuration.geoip();
        List<String> found = new ArrayList<>();
        List<Path> old = new ArrayList<>();
        look(geoip.city(), GeoKind.PLACE, found, old);
        look(geoip.asn(), GeoKind.SYSTEM, found, old);
        if (found.isEmpty()) {
            return Result.ok("none configured: documents have no country, city or AS (geoip.city, geoip.asn)");
        }
        String summary = String.join(", ", found);
        return old.isEmpty()
                ? Result.ok(summary)
                : Result.warning(
                        summary + "; older than " + FRESH_DAYS + " days: "
                                + String.join(
                                        ", ", old.stream().map(Path::toString).toList()),
                        "Addresses move: fetch them again from MaxMind, best every week with geoipupdate.");
    }

    private void look(@Nullable Path file, GeoKind kind, List<String> found, List<Path> old) throws IOException {
        if (file != null) {
            try (GeoDatabase database = GeoDatabase.open(file, kind)) {
                found.add(database.description());
                if (database.built().isBefore(clock.instant().minus(Duration.ofDays(FRESH_DAYS)))) {
                    old.add(file);
                }
            }
        }
    }
}
