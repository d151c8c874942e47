/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.ecs.DocumentHandler;
import io.flowhound.ecs.EcsWriter;
import io.flowhound.enrich.Enricher;
import io.flowhound.enrich.Places;
import io.flowhound.enrich.ServiceNames;
import io.flowhound.enrich.TransportNames;
import io.flowhound.flow.FlowAssembler;
import io.flowhound.flow.FlowHandler;
import io.flowhound.flow.FlowSettings;
import io.flowhound.flow.SamplingConfig;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.netflow.NetflowDecoder;
import io.flowhound.netflow.element.ElementRegistry;
import io.flowhound.schema.Profile;

/** Wires the stages between the journal and the documents, in the order of the data flow. */
final class FlowPath {
    private FlowPath() {}

    /** Datagrams become enriched documents of the configured profile. */
    static NetflowDecoder<?, ?> enriched(
            Configuration configuration, Places places, DocumentHandler documents, CollectorMetrics metrics) {
        return enriched(configuration, places, documents, metrics, false);
    }

    /** As {@link #enriched(Configuration, Places, DocumentHandler, CollectorMetrics)}, with the tag of what was imported. */
    static NetflowDecoder<?, ?> imported(
            Configuration configuration, Places places, DocumentHandler documents, CollectorMetrics metrics) {
        return enriched(configuration, places, documents, metrics, true);
    }

    private static NetflowDecoder<?, ?> enriched(
            Configuration configuration,
            Places places,
            DocumentHandler documents,
            CollectorMetrics metrics,
            boolean imported) {
        Profile profile = configuration.documents().profile();
        ServiceNames services = ServiceNames.load();
        FlowHandler writer = new EcsWriter(profile, documents);
        FlowHandler enricher = new Enricher(places, TransportNames.load(), services, profile, writer);
        FlowSettings settings = new FlowSettings(
                false, profile, new ConfiguredSampling(configuration.sampling()), services::isKnown, imported);
        return decoder(configuration, settings, enricher, metrics);
    }

    /** Datagrams become documents of the full profile as they stand on the wire. */
    static NetflowDecoder<?, ?> raw(Configuration configuration, DocumentHandler documents, CollectorMetrics metrics) {
        FlowHandler writer = new EcsWriter(Profile.FULL, documents);
        FlowSettings settings = new FlowSettings(true, Profile.FULL, SamplingConfig.NONE, (protocol, port) -> false);
        return decoder(configuration, settings, writer, metrics);
    }

    private static NetflowDecoder<?, ?> decoder(
            Configuration configuration, FlowSettings settings, FlowHandler flows, CollectorMetrics metrics) {
        return new NetflowDecoder<>(
                new FlowAssembler(ElementRegistry.load(), settings, flows),
                metrics,
                configuration.decoder().maxExporters(),
                configuration.decoder().maxTemplates());
    }
}
