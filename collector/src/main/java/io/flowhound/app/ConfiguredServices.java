/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Cidr;
import io.flowhound.config.Service;
import io.flowhound.config.ServiceTransport;
import io.flowhound.enrich.ServiceNames;
import io.flowhound.enrich.ServiceRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the services of the configuration into the rules that the data path works with. */
final class ConfiguredServices {
    private ConfiguredServices() {}

    static List<ServiceRule> rules(List<Service> services) {
        return services.stream().map(ConfiguredServices::rule).toList();
    }

    private static ServiceRule rule(Service service) {
        @Nullable Cidr network = service.network();
        @Nullable ServiceTransport transport = service.transport();
        return new ServiceRule(
                network == null ? null : ConfiguredNetworks.network(network),
                transport == null ? ServiceNames.ANY : transport.number(),
                service.port().first(),
                service.port().last(),
                service.name(),
                service.application());
    }
}
