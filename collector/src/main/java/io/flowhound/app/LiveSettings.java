/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.enrich.AddressRules;
import io.flowhound.enrich.MacVendors;
import io.flowhound.enrich.Masking;
import io.flowhound.enrich.ServiceNames;
import io.flowhound.enrich.ServiceRule;
import io.flowhound.flow.Relays;
import io.flowhound.flow.SamplingConfig;
import io.flowhound.schema.IpNetwork;
import java.util.List;

/**
 * What the stages that make documents ask of the configuration, and what may change while they run: rates, relays, names of services,
 * what is stored of addresses. For the thread of those stages, which changes it between two entries of the journal.
 */
final class LiveSettings implements SamplingConfig, Relays {
    private final Masking masking = Masking.none();
    private final ServiceNames services = ServiceNames.load();
    private final MacVendors vendors;
    private SamplingConfig sampling = SamplingConfig.NONE;
    private List<IpNetwork> relays = List.of();

    LiveSettings(Configuration configuration) {
        vendors = new MacVendors(configuration.macVendors().files());
        use(configuration);
    }

    /** Goes by another configuration from now on. */
    void use(Configuration configuration) {
        prepare(configuration).run();
    }

    /** Reads all that is needed of another configuration; what is returned goes by it, and has nothing left to read. */
    Runnable prepare(Configuration configuration) {
        SamplingConfig rates = new ConfiguredSampling(configuration.sampling());
        List<IpNetwork> trusted = configuration.exporters().relays().stream()
                .map(ConfiguredNetworks::network)
                .toList();
        AddressRules rules = ConfiguredPrivacy.rules(configuration.privacy());
        List<ServiceRule> own = ConfiguredServices.rules(configuration.services());
        return () -> {
            services.use(own);
            sampling = rates;
            relays = trusted;
            masking.use(rules);
        };
    }

    /** What is stored of addresses. */
    Masking masking() {
        return masking;
    }

    /** What ports are called. */
    ServiceNames services() {
        return services;
    }

    /** Whose MAC addresses are whose. */
    MacVendors vendors() {
        return vendors;
    }

    @Override
    public long rate(long addressHigh, long addressLow) {
        return sampling.rate(addressHigh, addressLow);
    }

    @Override
    public long overruling(long addressHigh, long addressLow) {
        return sampling.overruling(addressHigh, addressLow);
    }

    @Override
    public boolean trusts(long addressHigh, long addressLow) {
        for (int i = 0; i < relays.size(); i++) {
            if (relays.get(i).contains(addressHigh, addressLow)) {
                return true;
            }
        }
        return false;
    }
}
