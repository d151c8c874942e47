/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Cidr;
import io.flowhound.config.Sampling;
import io.flowhound.flow.SamplingConfig;
import io.flowhound.schema.IpNetwork;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The sampling rates of the configuration in the form in which each record can ask for them. */
final class ConfiguredSampling implements SamplingConfig {
    private final List<Rate> overruling;
    private final List<Rate> rates;
    private final long fallback;

    private record Rate(IpNetwork exporters, long rate) {}

    ConfiguredSampling(Sampling sampling) {
        this.overruling = rates(sampling.overrule());
        this.rates = rates(sampling.exporters());
        this.fallback = sampling.defaultRate() == 1 ? 0 : sampling.defaultRate();
    }

    /** The longest prefix first. */
    private static List<Rate> rates(Map<Cidr, Long> configured) {
        return configured.entrySet().stream()
                .map(entry -> new Rate(ConfiguredNetworks.network(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingInt((Rate rate) -> rate.exporters().prefix())
                        .reversed())
                .toList();
    }

    @Override
    public long overruling(long addressHigh, long addressLow) {
        return find(overruling, addressHigh, addressLow);
    }

    @Override
    public long rate(long addressHigh, long addressLow) {
        long rate = find(rates, addressHigh, addressLow);
        return rate == 0 ? fallback : rate;
    }

    private static long find(List<Rate> rates, long addressHigh, long addressLow) {
        for (int i = 0; i < rates.size(); i++) {
            if (rates.get(i).exporters().contains(addressHigh, addressLow)) {
                return rates.get(i).rate();
            }
        }
        return 0;
    }
}
