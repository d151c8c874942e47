/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.enrich.Place;
import io.flowhound.enrich.Places;
import java.nio.charset.StandardCharsets;

/** Knows a place for addresses of 203.0.113.0/24 only. */
final class KnownPlaces implements Places {
    @Override
    public Place find(long high, long low) {
        boolean known = high == 0 && low >>> 8 == 0xFFFF_CB00_71L;
        return known
                ? new Place(
                        high,
                        low,
                        false,
                        false,
                        json("{\"country_iso_code\":\"DE\"}"),
                        json("{\"number\":64500}"),
                        64500)
                : new Place(high, low, true, false, null, null, 0);
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int generation() {
        return 0;
    }
}
