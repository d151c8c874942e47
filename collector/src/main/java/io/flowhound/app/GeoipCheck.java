/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.Geoip;
import io.flowhound.enrich.GeoDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether the GeoIP databases can be read, and how old they are. */
final class GeoipCheck implements Check {
    @Override
    public String name() {
        return "geoip";
    }

    @Override
    public Result run(Configuration configuration) throws IOException {
        Geoip geoip = configuration.geoip();
        List<String> found = new ArrayList<>();
        look(geoip.city(), "City", found);
        look(geoip.asn(), "ASN", found);
        return Result.ok(
                found.isEmpty()
                        ? "none configured: documents have no country, city or AS (geoip.city, geoip.asn)"
                        : String.join(", ", found));
    }

    private static void look(@Nullable Path file, String kind, List<String> found) throws IOException {
        if (file != null) {
            try (GeoDatabase database = GeoDatabase.open(file, kind)) {
                found.add(database.description());
            }
        }
    }
}
