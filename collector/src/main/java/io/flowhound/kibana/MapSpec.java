/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A map of a page file.
 *
 * @param center longitude and latitude in degrees
 * @param zoom 0 for the whole world to 24
 */
record MapSpec(List<Double> center, double zoom, List<Layer> layers) {
    MapSpec {
        center = Given.list(center);
        layers = Given.list(layers);
        if (center.size() != 2 || layers.isEmpty()) {
            throw new IllegalArgumentException("a map needs 'center': [longitude, latitude] and layers");
        }
    }

    /**
     * Circles on a grid that grow with a value.
     *
     * @param location a geo_point field
     * @param value a name of the vocabulary or a formula of one function
     * @param color of the circles, such as {@code #54B399}
     */
    record Layer(
            String label,
            @Nullable String view,
            String location,
            ValueSpec value,
            @Nullable String where,
            String color) {
        Layer {
            Given.text("label", label);
            Given.text("location", location);
            Given.text("color", color);
        }
    }
}
