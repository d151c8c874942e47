/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.setup.kibana.KibanaException;
import io.flowhound.setup.kibana.KibanaSettings;
import io.flowhound.setup.kibana.KibanaSetup;
import io.flowhound.setup.kibana.KibanaStep;

/** Looks whether Kibana answers and has our objects. Never fails the check: the collector does without Kibana. */
final class KibanaCheck implements Check {
    @Override
    public String name() {
        return "kibana";
    }

    @Override
    public Result run(Configuration configuration) throws Exception {
        KibanaSettings settings = KibanaAccess.of(configuration);
        if (settings == null) {
            return Result.ok("none configured (kibana.url)");
        }
        String prefix = configuration.index().prefix();
        try (KibanaSetup setup = new KibanaSetup(
                settings, prefix, KibanaAccess.objects(configuration).objects(), line -> {})) {
            KibanaStep step = setup.look();
            return step.fine()
                    ? Result.ok(step.message())
                    : Result.warning(step.message(), "./flowhound setup installs them.");
        } catch (KibanaException e) {
            return Result.warning(Failures.oneLine(e), "Flows are stored without Kibana, too.");
        }
    }
}
