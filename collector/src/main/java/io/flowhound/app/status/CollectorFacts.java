/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import io.flowhound.enrich.threat.ListState;
import io.flowhound.metrics.HealthSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What pages show of the collector beside its exporters.
 *
 * @param version of the program
 * @param started when it was
 * @param datagrams where it takes flows by UDP, once it does
 * @param streams where it takes them by TCP
 * @param syslogDatagrams where it takes syslog by UDP
 * @param syslogStreams where it takes it by TCP and TLS
 * @param threats the threat lists
 * @param conditions those of {@code /health}
 * @param registry its meters
 */
public record CollectorFacts(
        String version,
        Instant started,
        Supplier<List<InetSocketAddress>> datagrams,
        Supplier<List<InetSocketAddress>> streams,
        Supplier<List<InetSocketAddress>> syslogDatagrams,
        Supplier<List<InetSocketAddress>> syslogStreams,
        Supplier<List<ListState>> threats,
        List<HealthSource> conditions,
        MeterRegistry registry) {
    public CollectorFacts {
        conditions = List.copyOf(conditions);
    }
}
