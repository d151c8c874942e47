/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.setup.TemplateState;
import io.flowhound.setup.Templates;
import io.flowhound.setup.export.SetupExport;
import io.flowhound.setup.kibana.KibanaSettings;
import io.flowhound.setup.kibana.KibanaSetup;
import io.flowhound.setup.kibana.KibanaStep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code flowhound setup}: installs the index templates, and dashboards and alert rules where there is a Kibana. */
@Command(
        name = "setup",
        description = {
            "Install the index templates into Elasticsearch, and dashboards and alert rules into the Kibana of kibana.url.",
            "What is there already is left alone, so it can be run again at any time. docs/setup.md says what it needs.",
            "Exit code: 0 templates and dashboards are there, 1 they are not. Alert rules that Kibana refuses do not count."
        })
final class SetupCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Option(names = "--no-kibana", description = "Leave Kibana alone.")
    private boolean noKibana;

    @Option(names = "--no-rules", description = "Install no alert rules.")
    private boolean noRules;

    @Option(names = "--force", description = "Install dashboards over those of a later version, too.")
    private boolean force;

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description =
                    "Connect to nothing, and write everything as files into this folder, with a script that sends them.")
    private @Nullable Path export;

    SetupCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (export != null && (dryRun || noKibana || noRules || force)) {
            throw new ParameterException(
                    spec.commandLine(), "--export writes all there is and sends nothing: leave out the other options");
        }
        Configuration configuration = context.configuration();
        if (export != null) {
            return export(configuration, export);
        }
        boolean templates = installTemplates(configuration);
        boolean kibana = noKibana || installIntoKibana(configuration);
        return templates && kibana ? 0 : 1;
    }

    private int export(Configuration configuration, Path folder) throws IOException {
        int files = new SetupExport(
                        ConfiguredIndices.templates(configuration),
                        KibanaAccess.space(configuration),
                        KibanaAccess.objects(configuration).objects())
                .to(folder);
        context.out().println(files + " files written to " + folder + "; its README.md says how to go on");
        return 0;
    }

    private boolean installTemplates(Configuration configuration) throws IOException {
        try (ElasticClient client = ElasticAccess.admin(configuration)) {
            Templates templates = new Templates(client, ConfiguredIndices.templates(configuration));
            List<TemplateState> states = dryRun ? templates.dryRun() : templates.install();
            boolean fine = true;
            for (TemplateState state : states) {
                print(state.outcome(), state.toString());
                fine &= state.usable() || state.outcome() == TemplateState.Outcome.WOULD_INSTALL;
            }
            return fine;
        }
    }

    private boolean installIntoKibana(Configuration configuration) throws IOException, InterruptedException {
        KibanaSettings settings = KibanaAccess.of(configuration);
        if (settings == null) {
            context.err()
                    .println("flowhound: no dashboards installed, since no Kibana is named:"
                            + " --set kibana.url=http://localhost:5601 names one, --no-kibana leaves it out");
            return true;
        }
        String prefix = configuration.index().prefix();
        try (KibanaSetup setup = new KibanaSetup(
                settings, prefix, KibanaAccess.objects(configuration).objects(), this::progress)) {
            List<KibanaStep> steps = setup.install(new KibanaSetup.Options(dryRun, force, !noRules));
            steps.forEach(step -> print(step.outcome(), step.message()));
            boolean fine = steps.stream().allMatch(KibanaStep::fine);
            if (fine && !dryRun) {
                context.out().println("Open " + setup.overviewLink());
            }
            return fine;
        }
    }

    private void progress(String line) {
        context.err().println("flowhound: " + line);
    }

    private void print(Enum<?> outcome, String message) {
        context.out()
                .printf("%-13s %s%n", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'), message);
    }
}
