/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.setup.TemplateState;
import io.flowhound.setup.Templates;
import java.util.List;

/** Looks whether the index templates are installed; installs nothing. */
final class TemplatesCheck implements Check {
    @Override
    public String name() {
        return "templates";
    }

    @Override
    public Result run(Configuration configuration) throws Exception {
        try (ElasticClient client = ElasticAccess.writer(configuration)) {
            List<TemplateState> states = new Templates(client, ConfiguredIndices.templates(configuration)).check();
            String summary = TemplateState.summary(states);
            return states.stream().allMatch(TemplateState::usable)
                    ? Result.ok(summary)
                    : Result.failed(summary, "./flowhound setup installs them; so does run, when its key may.");
        }
    }
}
