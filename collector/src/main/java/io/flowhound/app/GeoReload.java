/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.Geoip;
import io.flowhound.enrich.GeoDatabase;
import io.flowhound.enrich.GeoKind;
import io.flowhound.enrich.GeoPlaces;
import io.flowhound.enrich.Networks;
import io.flowhound.schema.IpNetwork;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has look-ups of places go by other networks and databases. */
final class GeoReload implements Reloadable {
    private final GeoPlaces places;
    private final Networks networks;
    private Geoip opened;

    /** @param opened what the databases were opened by */
    GeoReload(GeoPlaces places, Networks networks, Geoip opened) {
        this.places = places;
        this.networks = networks;
        this.opened = opened;
    }

    @Override
    public Change prepare(Configuration configuration) throws IOException {
        Geoip next = configuration.geoip();
        boolean sameFiles = Objects.equals(next.city(), opened.city()) && Objects.equals(next.asn(), opened.asn());
        @Nullable GeoDatabase cities = sameFiles ? null : GeoDatabase.openOptional(next.city(), GeoKind.PLACE);
        @Nullable GeoDatabase systems = sameFiles ? null : GeoDatabase.openOptional(next.asn(), GeoKind.SYSTEM);
        List<IpNetwork> internal = configuration.networks().internal().stream()
                .map(ConfiguredNetworks::network)
                .toList();
        return () -> {
            networks.use(internal);
            if (sameFiles) {
                places.forget();
            } else {
                places.use(cities, systems);
                opened = next;
            }
        };
    }
}
