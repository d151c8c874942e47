/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.schema.DocumentKind;
import io.flowhound.setup.TemplateState;
import io.flowhound.setup.Templates;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** Sees to it that the index templates are there before a command writes documents. */
final class InstalledTemplates {
    private InstalledTemplates() {}

    /** Installs all, when the key may; returns whether those of what is to be written are usable, and says which are not. */
    static boolean ensure(Configuration configuration, Set<DocumentKind> written, PrintStream err) throws IOException {
        try (ElasticClient client = ElasticAccess.adminOrHunter(configuration)) {
            List<TemplateState> missing = new Templates(client, ConfiguredIndices.templates(configuration))
                    .install().stream()
                            .filter(state -> written.contains(state.kind()) && !state.usable())
                            .toList();
            missing.forEach(state -> err.println("flowhound: " + state));
            return missing.isEmpty();
        }
    }
}
