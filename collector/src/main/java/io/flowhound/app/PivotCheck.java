/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.app.pivots.ElasticDesk;
import io.flowhound.app.pivots.PivotDesk;
import io.flowhound.app.pivots.PivotSettings;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says what the pivot hunt would go by: suppressions that have ended, whether there is history enough, and where nobody looks. */
final class PivotCheck implements Check {
    @Override
    public String name() {
        return "pivot";
    }

    @Override
    public Result run(Configuration configuration) throws Exception {
        Instant now = Instant.now();
        List<String> warnings = new ArrayList<>(PivotSettings.warnings(configuration, now));
        String summary = (configuration.pivot().enabled() ? "run hunts" : "run does not hunt (pivot.enabled)")
                + ", looks at "
                + PivotSettings.services(configuration);
        try (PivotDesk desk = new ElasticDesk(
                configuration, ElasticAccess.hunter(configuration), PivotCommands.owner("check"), line -> {})) {
            summary += "; " + desk.learning(now).words();
            warnings.addAll(desk.blindness(now));
        } catch (ElasticException e) {
            // The check of Elasticsearch says what is wrong with it.
            summary += "; how much it has learnt is not known while Elasticsearch cannot be asked";
        }
        return warnings.isEmpty() ? Result.ok(summary) : Result.warning(summary, String.join(" ", warnings));
    }
}
