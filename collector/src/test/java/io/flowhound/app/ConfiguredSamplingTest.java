/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.config.Cidr;
import io.flowhound.config.Sampling;
import io.flowhound.flow.SamplingConfig;
import io.flowhound.schema.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredSamplingTest {
    private final SamplingConfig rates;

    ConfiguredSamplingTest() throws UnknownHostException {
        rates = new ConfiguredSampling(new Sampling(
                10,
                Map.of(exporters("192.0.2.0", 24), 100L, exporters("192.0.2.7", 32), 1000L),
                Map.of(exporters("2001:db8::", 32), 5L, exporters("2001:db8::1", 128), 1L)));
    }

    private static Cidr exporters(String network, int prefix) throws UnknownHostException {
        return new Cidr(InetAddress.getByName(network), prefix);
    }

    private long rate(String exporter) {
        IpAddress address = IpAddress.parse(exporter);
        return rates.rate(address.high(), address.low());
    }

    private long overruling(String exporter) {
        IpAddress address = IpAddress.parse(exporter);
        return rates.overruling(address.high(), address.low());
    }

    @Test
    void rate_ofTheLongestPrefix_elseTheDefault() {
        assertThat(rate("192.0.2.7")).isEqualTo(1000);
        assertThat(rate("192.0.2.8")).isEqualTo(100);
        assertThat(rate("192.0.3.7")).isEqualTo(10);
    }

    @Test
    void overruling_ofTheLongestPrefix_elseNone() {
        assertThat(overruling("2001:db8::1")).isEqualTo(1);
        assertThat(overruling("2001:db8::2")).isEqualTo(5);
        assertThat(overruling("192.0.2.7")).isZero();
    }
}
