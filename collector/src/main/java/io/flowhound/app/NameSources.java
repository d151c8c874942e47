/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.Dns;
import io.flowhound.config.NameServer;
import io.flowhound.config.ReverseDns;
import io.flowhound.enrich.DnsPointers;
import io.flowhound.enrich.HostNames;
import io.flowhound.enrich.MacVendors;
import io.flowhound.enrich.Networks;
import io.flowhound.enrich.ReverseNames;
import io.flowhound.metrics.ReverseDnsMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Keeps the names fresh that flows are given while the collector runs: lists of MAC vendors, and reverse DNS. */
final class NameSources implements AutoCloseable {
    private final Parts parts = new Parts();

    /**
     * Starts what is configured.
     *
     * @param vendors are read again when their files have changed
     * @param hosts ask by reverse DNS from now on, if that is on
     */
    NameSources(
            Configuration configuration, MacVendors vendors, HostNames hosts, Networks networks, MeterRegistry meters) {
        if (vendors.isOn()) {
            parts.add(reloading(vendors, configuration.macVendors().reload().toMillis()));
        }
        if (configuration.dns().reverse() != ReverseDns.OFF) {
            hosts.ask(reverse(configuration.dns(), networks, meters));
        }
    }

    private static AutoCloseable reloading(MacVendors vendors, long millis) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().name("flowhound-vendors").unstarted(task));
        ScheduledFuture<?> reloads =
                timer.scheduleWithFixedDelay(vendors::reloadIfChanged, millis, millis, TimeUnit.MILLISECONDS);
        return () -> {
            reloads.cancel(false);
            timer.shutdown();
        };
    }

    private ReverseNames reverse(Dns dns, Networks networks, MeterRegistry meters) {
        DnsPointers resolvers = parts.add(new DnsPointers(
                addresses(dns.internalServers()),
                dns.reverse() == ReverseDns.ALL ? addresses(dns.servers()) : null,
                dns.timeout().toMillis()));
        ReverseNames names =
                new ReverseNames(networks, resolvers, dns.names(), dns.rate(), new ReverseDnsMetrics(meters));
        long start = System.nanoTime();
        resolvers.every(
                ReverseNames.TICK_MILLIS, () -> names.tick(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)));
        return names;
    }

    private static List<InetSocketAddress> addresses(List<NameServer> servers) {
        return servers.stream().map(NameServer::toSocketAddress).toList();
    }

    @Override
    public void close() {
        parts.close();
    }
}
