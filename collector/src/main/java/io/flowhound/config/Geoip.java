/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The databases that tell country, city and autonomous system of an address. */
@Doc(
        "The databases (MaxMind DB) that tell country, city and autonomous system of an address. Without them those fields stay empty.")
public record Geoip(
        @Doc(
                "File of the City or Country database, such as `/usr/share/GeoIP/GeoLite2-City.mmdb`; which of both it is, it says itself.")
        @Nullable
        @Reloads
        Path city,

        @Doc("File of the ASN or ISP database, such as `/usr/share/GeoIP/GeoLite2-ASN.mmdb`.") @Nullable @Reloads
        Path asn,

        @Doc("How often the files are looked at; one that has changed is loaded anew.")
        @Default("1m")
        @Range(min = "1s", max = "7d")
        Duration reload)
        implements Section {
    @Override
    public void check(SectionProblems problems) {
        problems.file("city", city);
        problems.file("asn", asn);
    }
}
