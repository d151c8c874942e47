/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.schema.FlowStream;
import io.flowhound.setup.retention.Amounts;
import io.flowhound.setup.retention.Deletion;
import io.flowhound.setup.retention.RetentionClient;
import io.flowhound.setup.retention.RetentionOutcome;
import io.flowhound.setup.retention.RetentionPlan;
import io.flowhound.setup.retention.RetentionRules;
import java.io.PrintStream;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code flowhound retention}: what is stored, and what of it goes. */
@Command(
        name = "retention",
        description = {
            "Show the indices, and which of them are too old or too much; --apply deletes these.",
            "run does the same every ten minutes, unless retention.enabled is false.",
            "Exit code: 0 fine, 1 something could not be done."
        })
final class RetentionCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Clock clock;

    @Option(names = "--apply", description = "Delete what is to be deleted, and create the next indices ahead.")
    private boolean apply;

    @Option(names = "--dry-run", description = "Only show it, which is what happens without --apply, too.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one object an index, a line each.")
    private boolean json;

    RetentionCommand(CommandContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = context.configuration();
        RetentionRules rules = RetentionSettings.rules(configuration);
        try (ElasticClient client = ElasticAccess.admin(configuration)) {
            RetentionClient retention = new RetentionClient(client, rules);
            FlowStream stream = configuration.index().stream();
            if (stream != null) {
                context.err()
                        .println("Flows are not listed: their data stream " + stream.name()
                                + " is rolled over and deleted by its lifecycle.");
            }
            RetentionPlan plan = retention.plan(clock.instant());
            RetentionText text = new RetentionText(rules, plan);
            context.out().print(json ? text.json() : text.table());
            context.out().flush();
            if (apply && !dryRun) {
                return apply(retention, plan) ? 0 : 1;
            }
            hint(configuration, plan);
            return 0;
        }
    }

    private boolean apply(RetentionClient retention, RetentionPlan plan) throws Exception {
        PrintStream err = context.err();
        RetentionOutcome outcome = retention.apply(plan, deletion -> err.println(line(deletion)));
        outcome.created().forEach(name -> err.println("created " + name + " ahead of its time"));
        outcome.failures().forEach(failure -> err.println("flowhound: " + failure));
        if (outcome.refused() != null) {
            err.println("flowhound: " + outcome.refused());
        }
        return outcome.complete();
    }

    private static String line(Deletion deletion) {
        return "deleted " + deletion.index().name() + ", "
                + Amounts.octets(deletion.index().octets());
    }

    private void hint(Configuration configuration, RetentionPlan plan) {
        if (!plan.deletions().isEmpty()) {
            context.err()
                    .println("Nothing was deleted: 'flowhound retention --apply' does it"
                            + (configuration.retention().enabled()
                                    ? ", and so does run."
                                    : "; run does not (retention.enabled is false)."));
        }
    }
}
