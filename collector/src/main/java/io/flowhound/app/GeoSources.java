/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.enrich.GeoDatabase;
import io.flowhound.enrich.GeoKind;
import io.flowhound.enrich.GeoPlaces;
import io.flowhound.enrich.Networks;
import io.flowhound.schema.Profile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens the GeoIP databases, threat lists and the inventory that the configuration names. */
final class GeoSources {
    private GeoSources() {}

    static GeoPlaces places(Configuration configuration, Profile profile) throws IOException {
        GeoPlaces places = places(
                configuration,
                profile,
                ConfiguredNetworks.internal(configuration.networks().internal()));
        places.use(ConfiguredThreats.readNow(configuration));
        places.use(InventoryReading.readNow(configuration).inventory());
        return places;
    }

    /** Places with networks that others know, too, and without threat lists and inventory, which {@link ThreatReading} and {@link
     * InventoryReading} read. */
    static GeoPlaces places(Configuration configuration, Profile profile, Networks networks) throws IOException {
        @Nullable
        GeoDatabase cities = GeoDatabase.openOptional(configuration.geoip().city(), GeoKind.PLACE);
        @Nullable
        GeoDatabase systems = GeoDatabase.openOptional(configuration.geoip().asn(), GeoKind.SYSTEM);
        return new GeoPlaces(networks, cities, systems, profile);
    }
}
