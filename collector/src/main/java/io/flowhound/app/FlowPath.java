/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.app.pivots.PivotSettings;
import io.flowhound.config.Configuration;
import io.flowhound.config.Decoder;
import io.flowhound.conversation.ConversationMeters;
import io.flowhound.conversation.Conversations;
import io.flowhound.conversation.Held;
import io.flowhound.ecs.DocumentHandler;
import io.flowhound.ecs.EcsWriter;
import io.flowhound.ecs.LoginPorts;
import io.flowhound.enrich.Enricher;
import io.flowhound.enrich.HostNames;
import io.flowhound.enrich.MacVendors;
import io.flowhound.enrich.Places;
import io.flowhound.enrich.ServiceNames;
import io.flowhound.enrich.TransportNames;
import io.flowhound.enrich.VendorNaming;
import io.flowhound.flow.ExporterState;
import io.flowhound.flow.FlowAssembler;
import io.flowhound.flow.FlowHandler;
import io.flowhound.flow.FlowSettings;
import io.flowhound.flow.RecordPlan;
import io.flowhound.flow.SamplingConfig;
import io.flowhound.journal.EntryStore;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.netflow.DecoderLimits;
import io.flowhound.netflow.NetflowDecoder;
import io.flowhound.netflow.RecordHandler;
import io.flowhound.schema.Profile;

/** Wires the stages between the journal and the documents, in the order of the data flow. */
final class FlowPath {
    private FlowPath() {}

    /**
     * What takes datagrams.
     *
     * @param decoder is given them
     * @param held has what waits, and is told the time
     */
    record Stages(NetflowDecoder<ExporterState, RecordPlan> decoder, Held held) {}

    /** Datagrams become enriched documents of the configured profile. */
    static Stages enriched(
            Configuration configuration,
            Places places,
            DocumentHandler documents,
            CollectorMetrics metrics,
            EntryStore store) {
        LiveSettings settings = new LiveSettings(configuration);
        return enriched(configuration, settings, places, HostNames.none(), documents, metrics, store);
    }

    /**
     * As the other, with settings that may change, and with the names and identities of hosts that log lines have taught, on the same
     * thread.
     */
    static Stages enriched(
            Configuration configuration,
            LiveSettings settings,
            Places places,
            HostNames names,
            DocumentHandler documents,
            CollectorMetrics metrics,
            EntryStore store) {
        return enriched(configuration, settings, places, names, documents, metrics, store, false);
    }

    /** As {@code enriched}, with the tag of what was imported. */
    static Stages imported(
            Configuration configuration,
            Places places,
            DocumentHandler documents,
            CollectorMetrics metrics,
            EntryStore store) {
        LiveSettings settings = new LiveSettings(configuration);
        return enriched(configuration, settings, places, HostNames.none(), documents, metrics, store, true);
    }

    private static Stages enriched(
            Configuration configuration,
            LiveSettings live,
            Places places,
            HostNames names,
            DocumentHandler documents,
            CollectorMetrics metrics,
            EntryStore store,
            boolean imported) {
        Profile profile = configuration.documents().profile();
        ServiceNames services = live.services();
        FlowHandler written = new EcsWriter(profile, loginPorts(configuration), documents);
        FlowHandler writer = named(live.vendors(), profile, written);
        FlowHandler enricher =
                new Enricher(places, TransportNames.load(), services, names, live.masking(), profile, writer);
        FlowAssembler assembler = new FlowAssembler(
                ConfiguredElements.registry(configuration),
                new FlowSettings(false, profile, live, live, imported),
                enricher);
        ConversationMeters meters = new ConversationMeters(metrics.registry());
        Conversations conversations = new Conversations(
                assembler, services::isKnown, ConfiguredConversations.of(configuration), meters, enricher);
        meters.watch(conversations);
        return new Stages(decoder(configuration, conversations, metrics, store), conversations);
    }

    /** Vendors of MAC addresses come last, when the addresses that are not to be stored are gone. */
    private static FlowHandler named(MacVendors vendors, Profile profile, FlowHandler next) {
        return vendors.isOn() && profile != Profile.LEAN ? new VendorNaming(vendors, next) : next;
    }

    /** Datagrams become documents of the full profile as they stand on the wire. */
    static Stages raw(
            Configuration configuration, DocumentHandler documents, CollectorMetrics metrics, EntryStore store) {
        FlowHandler writer = new EcsWriter(Profile.FULL, LoginPorts.NONE, documents);
        FlowAssembler assembler = new FlowAssembler(
                ConfiguredElements.registry(configuration),
                new FlowSettings(true, Profile.FULL, SamplingConfig.NONE),
                writer);
        return new Stages(decoder(configuration, assembler, metrics, store), Held.NOTHING);
    }

    private static NetflowDecoder<ExporterState, RecordPlan> decoder(
            Configuration configuration,
            RecordHandler<ExporterState, RecordPlan> records,
            CollectorMetrics metrics,
            EntryStore store) {
        return new NetflowDecoder<>(records, metrics, limits(configuration.decoder()), store);
    }

    private static DecoderLimits limits(Decoder decoder) {
        return new DecoderLimits(
                decoder.maxExporters(),
                decoder.maxDomains(),
                decoder.maxTemplates(),
                decoder.parkSize().bytes(),
                decoder.parkAge().toMillis(),
                decoder.templateLifetime().toMillis());
    }

    /** Flows on these have an id, by which alerts name them. */
    private static LoginPorts loginPorts(Configuration configuration) {
        return LoginPorts.of(PivotSettings.rules(configuration).services().ports());
    }
}
