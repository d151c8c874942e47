/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.journal.Entry;
import io.flowhound.journal.EntryHandler;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.schema.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes datagrams of NetFlow v5, v9 and IPFIX and hands their records to a {@link RecordHandler}. Whatever a datagram
 * holds, nothing is thrown: what cannot be used is counted at its exporter, with the reason. Not safe for use by several
 * threads.
 */
public final class NetflowDecoder<S, P> implements EntryHandler {
    static final int V5 = 5;
    static final int V9 = 9;
    static final int IPFIX = 10;
    private static final int V9_HEADER = 20;
    private static final int IPFIX_HEADER = 16;

    private final RecordHandler<S, P> handler;
    private final CollectorMetrics metrics;
    private final Exporters<S, P> exporters;
    private final SetDecoder<S, P> sets;
    private final DecoderState<S, P> saved;
    private final Message message = new Message();

    /**
     * Makes a decoder that knows no template yet.
     *
     * @param maxExporters how many exporters (address, domain, version) are remembered
     * @param maxTemplates how many templates of each
     */
    public NetflowDecoder(RecordHandler<S, P> handler, CollectorMetrics metrics, int maxExporters, int maxTemplates) {
        this.handler = handler;
        this.metrics = metrics;
        this.exporters = new Exporters<>(maxExporters);
        this.sets = new SetDecoder<>(handler, maxTemplates);
        this.saved = new DecoderState<>(handler);
    }

    /**
     * Everything that decoding depends on: templates and the handler's memory of each exporter. The same array as before
     * as long as nothing has changed, so that it costs nothing to ask after each datagram.
     */
    public byte[] state() {
        return saved.current(exporters.all(), sets.changed());
    }

    /** Goes on from what {@link #state} gave; an empty array changes nothing. */
    public void restore(byte[] state) {
        saved.restore(state, (key, templates) -> {
            Exporter<S, P> exporter = exporter(key);
            if (exporter != null) {
                templates.forEach(template -> sets.learn(exporter, template));
            }
            return exporter;
        });
    }

    /** What is known of each exporter, for people. To be called on the thread that decodes. */
    public List<ExporterReport> report() {
        return exporters.all().stream().map(this::report).toList();
    }

    private ExporterReport report(Exporter<S, P> exporter) {
        ExporterKey key = exporter.key;
        return new ExporterReport(
                new IpAddress(key.addressHigh(), key.addressLow()),
                0,
                key.domain() & 0xFFFF_FFFFL,
                key.version(),
                0,
                0,
                0,
                new ExporterReport.Counts(0, 0, 0),
                new ExporterReport.Sequence(0, 0, 0),
                List.of(),
                List.of(),
                handler.observations(exporter.state));
    }

    @Override
    public void entry(Entry entry) {
        byte[] octets = entry.data;
        int start = entry.offset;
        int end = start + entry.length;
        message.addressHigh = entry.addressHigh;
        message.addressLow = entry.addressLow;
        message.arrivalMillis = entry.arrivalMillis;
        message.session = entry.session;
        message.incarnation = entry.incarnation;
        message.position = entry.position;
        message.start = start;
        message.records = 0;
        int version = entry.length < 2 ? -1 : Octets.u16(octets, start);
        message.version = version;
        switch (version) {
            case V5 -> v5(octets, start, end);
            case V9 -> v9(octets, start, end);
            case IPFIX -> ipfix(octets, start, end);
            default ->
                drop(
                        DropReason.UNKNOWN_VERSION,
                        "a datagram of " + entry.length + " octets is neither NetFlow v5, v9 nor IPFIX (version field "
                                + version + ")");
        }
    }

    private void v5(byte[] octets, int start, int end) {
        if (end - start < V5Layout.HEADER) {
            truncated(end - start, "NetFlow v5");
            return;
        }
        message.uptimeMillis = Octets.i32(octets, start + 4);
        message.exportMillis = Octets.u32(octets, start + 8) * 1000 + Octets.u32(octets, start + 12) / 1_000_000;
        message.sequence = Octets.i32(octets, start + 16);
        message.domain = Octets.u16(octets, start + 20);
        message.v5Sampling = Octets.u16(octets, start + 22);
        message.template = V5Layout.TEMPLATE.id();
        Exporter<S, P> exporter = exporter();
        Exporter.Entry<P> layout = exporter == null ? null : exporter.template(V5Layout.TEMPLATE.id());
        if (exporter == null || layout == null) {
            return;
        }
        exporter.metrics.datagrams.increment();
        int counted = Octets.u16(octets, start + 2);
        int at = start + V5Layout.HEADER;
        for (; end - at >= V5Layout.RECORD; at += V5Layout.RECORD) {
            int next = at + V5Layout.RECORD;
            if (message.records < counted || !Octets.allZero(octets, at, next)) {
                handler.data(exporter.state, layout.plan(), message, octets, at, next);
                message.records++;
            }
        }
        exporter.metrics.flows.increment(message.records);
        if (message.records < counted) {
            exporter.metrics.drop(
                    DropReason.TRUNCATED,
                    "a v5 header announces " + counted + " records, the datagram holds " + message.records);
        }
    }

    private void v9(byte[] octets, int start, int end) {
        if (end - start < V9_HEADER) {
            truncated(end - start, "NetFlow v9");
            return;
        }
        message.uptimeMillis = Octets.i32(octets, start + 4);
        message.exportMillis = Octets.u32(octets, start + 8) * 1000;
        message.sequence = Octets.i32(octets, start + 12);
        message.domain = Octets.i32(octets, start + 16);
        sets(octets, start + V9_HEADER, end);
    }

    private void ipfix(byte[] octets, int start, int end) {
        if (end - start < IPFIX_HEADER) {
            truncated(end - start, "IPFIX");
            return;
        }
        message.exportMillis = Octets.u32(octets, start + 4) * 1000;
        message.sequence = Octets.i32(octets, start + 8);
        message.domain = Octets.i32(octets, start + 12);
        int stated = Octets.u16(octets, start + 2);
        if (stated > end - start) {
            drop(
                    DropReason.TRUNCATED,
                    "an IPFIX message states " + stated + " octets, the datagram holds " + (end - start));
        }
        boolean plausible = stated >= IPFIX_HEADER && stated <= end - start;
        sets(octets, start + IPFIX_HEADER, plausible ? start + stated : end);
    }

    private void sets(byte[] octets, int start, int end) {
        Exporter<S, P> exporter = exporter();
        if (exporter != null) {
            exporter.metrics.datagrams.increment();
            sets.sets(exporter, message, octets, start, end);
        }
    }

    private @Nullable Exporter<S, P> exporter() {
        Exporter<S, P> known = exporters.find(message.addressHigh, message.addressLow, message.domain, message.version);
        return known != null
                ? known
                : exporter(new ExporterKey(message.addressHigh, message.addressLow, message.domain, message.version));
    }

    /** The exporter of this key, made if need be; null, and counted, when there are too many. */
    private @Nullable Exporter<S, P> exporter(ExporterKey key) {
        Exporter<S, P> known = exporters.find(key.addressHigh(), key.addressLow(), key.domain(), key.version());
        if (known != null) {
            return known;
        }
        String address = IpAddress.text(key.addressHigh(), key.addressLow());
        if (exporters.full()) {
            metrics.exporter(address)
                    .drop(
                            DropReason.TOO_MANY_TEMPLATES,
                            "one exporter more than the bound (decoder.max-exporters); skipped the datagram");
            return null;
        }
        Exporter<S, P> exporter = new Exporter<>(key, handler.exporter(), metrics.exporter(address));
        if (key.version() == V5) {
            sets.learn(exporter, V5Layout.TEMPLATE);
        }
        exporters.add(exporter);
        return exporter;
    }

    private void truncated(int length, String protocol) {
        drop(DropReason.TRUNCATED, "a datagram of " + length + " octets is shorter than the header of " + protocol);
    }

    private void drop(DropReason reason, String what) {
        metrics.exporter(IpAddress.text(message.addressHigh, message.addressLow))
                .drop(reason, what);
    }
}
