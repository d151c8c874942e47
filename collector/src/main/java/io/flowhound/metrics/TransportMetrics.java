/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The counters of the syslog messages that came over one transport. */
public final class TransportMetrics {
    public final Counter messages;
    public final Counter octets;

    TransportMetrics(MeterRegistry registry, String transport) {
        messages = counter(registry, transport, "flowhound.syslog.messages", "Syslog messages read from the sockets");
        octets = counter(registry, transport, "flowhound.syslog.octets", "Octets of syslog messages, without framing");
    }

    private static Counter counter(MeterRegistry registry, String transport, String name, String description) {
        return Counter.builder(name)
                .description(description)
                .tag("transport", transport)
                .register(registry);
    }
}
