/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.setup.TemplateSettings;
import io.flowhound.setup.TemplateState;
import io.flowhound.setup.Templates;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code flowhound setup}: installs the index templates. */
@Command(
        name = "setup",
        description = {
            "Install the index templates into Elasticsearch, with elasticsearch.admin-api-key if there is one.",
            "Exit code: 0 they are there, 1 they are not."
        })
final class SetupCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    /** Not read yet; scripts that already say it need not change when there is something to leave out. */
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--no-kibana", description = "Leave Kibana alone. Nothing is installed there yet.")
    private boolean noKibana;

    SetupCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = context.configuration();
        try (ElasticClient client = ElasticAccess.admin(configuration)) {
            Templates templates = new Templates(
                    client, TemplateSettings.of(configuration.index().prefix()));
            List<TemplateState> states = dryRun ? templates.dryRun() : templates.install();
            boolean fine = true;
            for (TemplateState state : states) {
                String outcome = state.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
                context.out().printf("%-13s %s%n", outcome, state);
                fine &= state.usable() || state.outcome() == TemplateState.Outcome.WOULD_INSTALL;
            }
            return fine ? 0 : 1;
        }
    }
}
