/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.enrich.GeoDatabase;
import io.flowhound.enrich.GeoPlaces;
import io.flowhound.enrich.Networks;
import io.flowhound.schema.Profile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens the GeoIP databases that the configuration names. */
final class GeoSources {
    private GeoSources() {}

    static GeoPlaces places(Configuration configuration, Profile profile) throws IOException {
        return places(
                configuration,
                profile,
                ConfiguredNetworks.internal(configuration.networks().internal()));
    }

    /** As the other, with networks that others know, too. */
    static GeoPlaces places(Configuration configuration, Profile profile, Networks networks) throws IOException {
        @Nullable
        GeoDatabase cities = GeoDatabase.openOptional(configuration.geoip().city(), "City");
        @Nullable
        GeoDatabase systems = GeoDatabase.openOptional(configuration.geoip().asn(), "ASN");
        return new GeoPlaces(networks, cities, systems, profile);
    }
}
