/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import io.flowhound.app.status.ReportBoard;
import io.flowhound.bulk.BulkTransport;
import io.flowhound.bulk.IndexNames;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.listen.KernelDrops;
import io.flowhound.schema.DocumentKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Wires the watch of a collector. */
public final class Quality {
    private Quality() {}

    /**
     * A watch that has not begun.
     *
     * @param documents where documents go
     * @param admin asks for the disks of Elasticsearch; the caller's
     * @param listeners where datagrams are received, as far as the sockets are open
     * @param storing whether documents of flows get through to Elasticsearch
     */
    public static QualityWatch of(
            Configuration configuration,
            Identity identity,
            MeterRegistry registry,
            ReportBoard board,
            BulkTransport documents,
            ElasticClient admin,
            Supplier<List<InetSocketAddress>> listeners,
            BooleanSupplier storing) {
        boolean wanted = configuration.healthDocuments().enabled();
        Growth growth = new Growth(registry);
        Silence silence = new Silence(
                address -> configuration.exporters().silentAfter(address.toInetAddress()), System.currentTimeMillis());
        ElasticDisk disk = new ElasticDisk(admin);
        return new QualityWatch(
                new QualityWatch.Parts(
                        configuration.healthDocuments().interval().toMillis(),
                        wanted
                                ? new IndexNames(DocumentKind.HEALTH.name(
                                        configuration.index().prefix()))
                                : null,
                        System::currentTimeMillis,
                        () -> value(registry, "flowhound.journal.behind.seconds"),
                        new KernelDrops(listeners, registry)::read,
                        board,
                        growth,
                        silence,
                        new ExporterDocuments(identity, growth, silence),
                        new CollectorDocument(
                                identity, growth, registry, configuration.data().dir(), disk),
                        new ThreatDocuments(identity),
                        new HealthSender(documents, registry),
                        disk),
                new ExporterGauges(registry),
                new BacklogWatch(storing));
    }

    private static double value(MeterRegistry registry, String name) {
        Gauge gauge = registry.find(name).gauge();
        return gauge == null ? 0 : gauge.value();
    }
}
