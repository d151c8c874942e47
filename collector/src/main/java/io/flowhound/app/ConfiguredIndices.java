/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.bulk.IndexNames;
import io.flowhound.config.Configuration;
import io.flowhound.config.Index;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.FlowStream;
import io.flowhound.setup.TemplateSettings;

/** The settings of {@code index} as templates and as names of indices. */
final class ConfiguredIndices {
    private ConfiguredIndices() {}

    /** What the templates are made with. */
    static TemplateSettings templates(Configuration configuration) {
        Index index = configuration.index();
        return new TemplateSettings(
                index.prefix(),
                index.shards() == null ? 1 : index.shards(),
                index.replicas(),
                index.refresh(),
                index.mode(),
                index.sort(),
                index.stream(),
                index.lifecycle(),
                configuration.documents().profile());
    }

    /** Where flows are written. */
    static IndexNames flows(Configuration configuration) {
        String alias = DocumentKind.FLOWS.name(configuration.index().prefix());
        FlowStream stream = configuration.index().stream();
        return stream == null ? new IndexNames(alias) : IndexNames.ofStream(alias, stream.name());
    }
}
