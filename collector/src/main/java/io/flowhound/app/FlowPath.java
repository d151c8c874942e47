/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.app.pivots.PivotSettings;
import io.flowhound.config.Configuration;
import io.flowhound.config.Decoder;
import io.flowhound.ecs.DocumentHandler;
import io.flowhound.ecs.EcsWriter;
import io.flowhound.ecs.LoginPorts;
import io.flowhound.enrich.Enricher;
import io.flowhound.enrich.HostNames;
import io.flowhound.enrich.Places;
import io.flowhound.enrich.ServiceNames;
import io.flowhound.enrich.TransportNames;
import io.flowhound.flow.FlowAssembler;
import io.flowhound.flow.FlowHandler;
import io.flowhound.flow.FlowSettings;
import io.flowhound.flow.SamplingConfig;
import io.flowhound.journal.EntryStore;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.netflow.DecoderLimits;
import io.flowhound.netflow.NetflowDecoder;
import io.flowhound.schema.Profile;

/** Wires the stages between the journal and the documents, in the order of the data flow. */
final class FlowPath {
    private FlowPath() {}

    /** Datagrams become enriched documents of the configured profile. */
    static NetflowDecoder<?, ?> enriched(
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
    static NetflowDecoder<?, ?> enriched(
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
    static NetflowDecoder<?, ?> imported(
            Configuration configuration,
            Places places,
            DocumentHandler documents,
            CollectorMetrics metrics,
            EntryStore store) {
        LiveSettings settings = new LiveSettings(configuration);
        return enriched(configuration, settings, places, HostNames.none(), documents, metrics, store, true);
    }

    private static NetflowDecoder<?, ?> enriched(
            Configuration configuration,
            LiveSettings live,
            Places places,
            HostNames names,
            DocumentHandler documents,
            CollectorMetrics metrics,
            EntryStore store,
            boolean imported) {
        Profile profile = configuration.documents().profile();
        ServiceNames services = ServiceNames.load();
        FlowHandler writer = new EcsWriter(profile, loginPorts(configuration), documents);
        FlowHandler enricher =
                new Enricher(places, TransportNames.load(), services, names, live.masking(), profile, writer);
        FlowSettings settings = new FlowSettings(false, profile, live, services::isKnown, live, imported);
        return decoder(configuration, settings, enricher, metrics, store);
    }

    /** Datagrams become documents of the full profile as they stand on the wire. */
    static NetflowDecoder<?, ?> raw(
            Configuration configuration, DocumentHandler documents, CollectorMetrics metrics, EntryStore store) {
        FlowHandler writer = new EcsWriter(Profile.FULL, LoginPorts.NONE, documents);
        FlowSettings settings = new FlowSettings(true, Profile.FULL, SamplingConfig.NONE, (protocol, port) -> false);
        return decoder(configuration, settings, writer, metrics, store);
    }

    private static NetflowDecoder<?, ?> decoder(
            Configuration configuration,
            FlowSettings settings,
            FlowHandler flows,
            CollectorMetrics metrics,
            EntryStore store) {
        return new NetflowDecoder<>(
                new FlowAssembler(ConfiguredElements.registry(configuration), settings, flows),
                metrics,
                limits(configuration.decoder()),
                store);
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
