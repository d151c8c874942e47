/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.flowhound.config.Configuration;
import io.flowhound.testkit.SharedCaptures;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeoipCheckTest {
    private static Check.Result run(String now, String... settings) throws Exception {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new GeoipCheck(clock).run(Configuration.load(null, List.of(settings), Map.of()));
    }

    @Test
    void none_saysSo() throws Exception {
        assertThat(run("2026-11-23T00:00:00Z").summary()).startsWith("none configured");
    }

    @Test
    void typeAndDate_andAWarningOnceTheyAreOld() throws Exception {
        Path city = SharedCaptures.require("geoip/GeoLite2-Country-Test.mmdb");
        Path asn = SharedCaptures.require("geoip/GeoIP2-ISP-Test.mmdb");
        Check.Result old = run("2040-01-01T00:00:00Z", "geoip.city=" + city, "geoip.asn=" + asn);
        assertThat(old.ok()).isTrue();
        assertThat(old.summary())
                .matches(
                        "GeoLite2-Country of 20\\d\\d-\\d\\d-\\d\\d, GeoIP2-ISP of 20\\d\\d-\\d\\d-\\d\\d; older than 90 days: "
                                + city + ", " + asn);
        assertThat(old.nextStep()).contains("geoipupdate");
        Check.Result fresh = run("2010-01-01T00:00:00Z", "geoip.city=" + city);
        assertThat(fresh.nextStep()).isNull();
        assertThat(fresh.summary()).startsWith("GeoLite2-Country of 20");
    }

    @Test
    void brokenFile_isNamed() {
        Path broken = SharedCaptures.require("geoip/MaxMind-DB-test-broken-pointers-24.mmdb");
        assertThatIOException()
                .isThrownBy(() -> run("2026-11-23T00:00:00Z", "geoip.city=" + broken))
                .withMessageContaining("is of another type, a City or Country database is needed");
    }
}
