/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The counters of a collector. What holds between them in one run, once nothing is under way:
 *
 * <pre>
 * datagrams that the kernel handed over
 *                      = datagrams of datagrams.received + dropped{not_allowed} + dropped{rate_limited} + dropped{empty}
 * datagrams.received + connections.ended = datagrams.journalled + dropped{journal_failed}
 * datagrams.received   = datagrams of flows + syslog.messages of all transports
 * datagrams.journalled = exporter.datagrams + syslog messages decoded + connections.ended + dropped{journal_full} + datagrams dropped whole
 * exporter.sequence.arrived + exporter.sequence.lost = what the exporter has announced, when no gap is open
 * exporter.flows       = documents.stored + documents.refused
 * exporter.parked + sets that an earlier run had parked
 *                      = exporter.unparked + dropped{no_template} of sets that waited + sets that still wait
 * </pre>
 *
 * <p>By exporter, datagrams are counted where the journal is read and not at the socket, which would cost the receiving thread a look-up
 * for each: exporter.datagrams and its octets. What the kernel dropped before us ({@code kernel.drops}) is in none of them.
 *
 * <p>A datagram is dropped whole when its version is unknown, when it ends within its header, or when there are too many
 * exporters. A message of a TCP connection is a datagram too, and so is a syslog message. That a connection with flows has ended is
 * journalled as well. What is dropped before (not_allowed, rate_limited, bad_stream, tls_failed, too_many_connections, empty) was never
 * received; of a message that was cut, what is left of it was. {@code not_allowed} counts refused connections, too, one each; over
 * TCP and TLS nothing is rate_limited.
 * Other drops ({@link DropReason}) are of a part: the rest of that datagram counts. A run begins with what an
 * earlier one had journalled and not committed; of its documents some may be there already, which {@code documents.stored}
 * counts and {@code documents.repeated} counts too. Safe for use by several threads.
 */
public final class CollectorMetrics {
    /** Distinct values of the {@code exporter} tag; exporters beyond share the value {@link #OTHER}. */
    private static final int MAX_EXPORTERS = 1000;

    /** The {@code exporter} tag of what came from senders of whom nothing was understood. */
    public static final String UNKNOWN = "unknown";

    /** The {@code exporter} tag that the exporters beyond share. */
    public static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Map<String, ExporterMetrics> exporters = new ConcurrentHashMap<>();
    private final ExporterMetrics others;

    public final Counter datagramsReceived;
    public final Counter octetsReceived;
    public final Counter connectionsEnded;
    public final Counter connectionsPaused;
    public final Counter datagramsJournalled;
    public final Counter documentsStored;
    public final Counter documentsRepeated;
    public final Counter documentsRefused;
    public final Counter documentsConflicting;
    public final Counter bulkRequests;
    public final Counter bulkRetries;
    public final Counter bulkOctets;

    public CollectorMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.others = new ExporterMetrics(registry, OTHER);
        datagramsReceived =
                counter("flowhound.datagrams.received", "Datagrams, and messages of streams, read from the sockets");
        octetsReceived = counter("flowhound.octets.received", "Octets of their payloads");
        connectionsEnded = counter("flowhound.connections.ended", "Ends of connections that had sent flows");
        connectionsPaused = counter(
                "flowhound.connections.paused", "Times a connection was not read, since its sender exceeds its rate");
        datagramsJournalled =
                counter("flowhound.datagrams.journalled", "Datagrams and ends of connections written to the journal");
        documentsStored = counter("flowhound.documents.stored", "Documents that Elasticsearch has acknowledged");
        documentsRepeated = counter("flowhound.documents.repeated", "Of these, how many were there already (409)");
        documentsRefused = counter("flowhound.documents.refused", "Documents put into the dead-letter file");
        documentsConflicting = counter(
                "flowhound.documents.conflicting",
                "Of these, how many were there already though they were never sent before: somebody else uses our ids");
        bulkRequests = counter("flowhound.bulk.requests", "Bulk requests that were answered or failed");
        bulkRetries = counter("flowhound.bulk.retries", "Bulk requests that repeated documents");
        bulkOctets = counter("flowhound.bulk.octets", "Octets of bulk requests before compression");
    }

    /**
     * The counters of the syslog messages that came over a transport.
     *
     * @param transport {@code udp}, {@code tcp} or {@code tls}
     */
    public TransportMetrics syslogOver(String transport) {
        return new TransportMetrics(registry, transport); // the meters themselves are kept by the registry
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /** The registry, for gauges of the parts that own the value. */
    public MeterRegistry registry() {
        return registry;
    }

    /** The counters of one exporter, by its address as text. */
    public ExporterMetrics exporter(String address) {
        ExporterMetrics known = exporters.get(address);
        if (known != null) {
            return known;
        }
        if (exporters.size() >= MAX_EXPORTERS) {
            return others;
        }
        return exporters.computeIfAbsent(address, text -> new ExporterMetrics(registry, text));
    }
}
