/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.conversation.ConversationMeters;
import io.flowhound.conversation.ConversationSettings;
import io.flowhound.conversation.Conversations;
import io.flowhound.conversation.Held;
import io.flowhound.ecs.DocumentHandler;
import io.flowhound.ecs.EcsWriter;
import io.flowhound.ecs.LoginPorts;
import io.flowhound.enrich.Enricher;
import io.flowhound.enrich.GeoDatabase;
import io.flowhound.enrich.GeoPlaces;
import io.flowhound.enrich.Networks;
import io.flowhound.enrich.Places;
import io.flowhound.enrich.ServiceNames;
import io.flowhound.enrich.TransportNames;
import io.flowhound.flow.ExporterState;
import io.flowhound.flow.FlowAssembler;
import io.flowhound.flow.FlowHandler;
import io.flowhound.flow.FlowSettings;
import io.flowhound.flow.RecordPlan;
import io.flowhound.flow.SamplingConfig;
import io.flowhound.journal.Entry;
import io.flowhound.journal.MemoryEntries;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.netflow.DecoderLimits;
import io.flowhound.netflow.NetflowDecoder;
import io.flowhound.netflow.RecordHandler;
import io.flowhound.netflow.element.ElementRegistry;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;

/** The path from datagrams to documents as {@code run} wires it, without journal and Elasticsearch. */
final class Pipeline {
    private static final int FLOWS_OF_REQUEST = 3600;
    private static final ServiceNames SERVICES = ServiceNames.load();
    private static final List<IpNetwork> INTERNAL =
            List.of(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8), IpNetwork.of(IpAddress.parse("fd00::"), 8));

    /** So many conversations at a time are handed on, as by {@code run}. */
    private static final int MOST = 100;

    private final NetflowDecoder<ExporterState, RecordPlan> decoder;
    private final Held held;
    private final Entry entry = new Entry();
    private int flows;

    /** Makes a path that ends with {@code end} behind the decoder, on which nothing waits. */
    Pipeline(Profile profile, FlowHandler end) {
        this(assembler(profile, end), Held.NOTHING);
    }

    private Pipeline(RecordHandler<ExporterState, RecordPlan> records, Held held) {
        this.held = held;
        decoder = new NetflowDecoder<>(
                records, new CollectorMetrics(new SimpleMeterRegistry()), DecoderLimits.DEFAULT, new MemoryEntries());
        entry.addressLow = 0xFFFF_C000_0201L; // 192.0.2.1
    }

    private static FlowAssembler assembler(Profile profile, FlowHandler end) {
        return new FlowAssembler(
                ElementRegistry.load(), new FlowSettings(false, profile, SamplingConfig.NONE), end);
    }

    /** Places from the GeoLite2 databases. */
    static Places places(Profile profile) {
        GeoDatabase cities = GeoLite2.open("City");
        GeoDatabase systems = GeoLite2.open("ASN");
        return new GeoPlaces(new Networks(INTERNAL), cities, systems, profile);
    }

    static Enricher enricher(Places places, Profile profile, FlowHandler next) {
        return new Enricher(places, TransportNames.load(), SERVICES, profile, next);
    }

    /** The whole path, to documents in memory. */
    static Pipeline complete(Profile profile, DocumentHandler documents) {
        EcsWriter writer = new EcsWriter(profile, LoginPorts.DEFAULT, documents);
        return new Pipeline(profile, enricher(places(profile), profile, writer));
    }

    /** The whole path with records that wait for those of the same conversation, to documents in memory. */
    static Pipeline conversations(Profile profile, long holdMillis, DocumentHandler documents) {
        FlowHandler end = enricher(places(profile), profile, new EcsWriter(profile, LoginPorts.DEFAULT, documents));
        ConversationSettings usual = ConversationSettings.DEFAULT;
        Conversations conversations = new Conversations(
                assembler(profile, end),
                SERVICES::isKnown,
                new ConversationSettings(
                        true, holdMillis, usual.maxOctets(), usual.maxRemembered(), usual.natAddresses()),
                new ConversationMeters(new SimpleMeterRegistry()),
                end);
        return new Pipeline(conversations, conversations);
    }

    void run(List<Traffic.Datagram> batch) {
        run(batch, 0);
    }

    /** @param later how much later than they say the datagrams arrive, milliseconds */
    void run(List<Traffic.Datagram> batch, long later) {
        for (Traffic.Datagram datagram : batch) {
            entry.data = datagram.octets();
            entry.length = entry.data.length;
            entry.arrivalMillis = datagram.arrival() + later;
            entry.position += entry.length;
            while (held.isDue(entry.arrivalMillis)) {
                held.release(entry.arrivalMillis, MOST);
            }
            held.arrive(entry.incarnation, entry.arrivalMillis);
            decoder.entry(entry);
        }
        flows += Traffic.BATCH;
        if (flows >= FLOWS_OF_REQUEST) { // as run does with each bulk request
            flows = 0;
            decoder.state();
        }
    }

    /** Takes documents into a buffer of the size of a bulk request, and forgets them when it is full. */
    static final class Documents implements DocumentHandler {
        private static final int FULL = 4 << 20;

        private final JsonBuffer buffer = new JsonBuffer(FULL + (1 << 16));
        private int start;
        private long count;
        private long octets;

        @Override
        public JsonBuffer begin(long timestampMillis, long incarnation, long position, int record) {
            if (buffer.position() > FULL) {
                buffer.clear();
            }
            start = buffer.position();
            return buffer;
        }

        @Override
        public void end() {
            buffer.put('\n');
            octets += buffer.position() - start;
            count++;
        }

        /** The mean octets of a document, with its end of line. */
        double meanOctets() {
            return (double) octets / count;
        }

        @Override
        public String toString() {
            return buffer.toString();
        }
    }
}
