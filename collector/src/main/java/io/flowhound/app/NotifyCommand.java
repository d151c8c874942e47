/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.notify.Channel;
import io.flowhound.notify.Message;
import io.flowhound.notify.Notice;
import io.flowhound.notify.Notifier;
import io.flowhound.notify.Outcome;
import io.flowhound.notify.Urgency;
import io.flowhound.schema.DocumentKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code flowhound notify}: tells people of pivot alerts, or tries whether that works. */
@Command(
        name = "notify",
        description = {
            "Tell people of pivot alerts by the channels in the section notify, until Ctrl-C or SIGTERM.",
            "run and pivots watch do the same; several may tell next to each other.",
            "Exit code: 0 fine, 1 something failed, 2 no channel is configured."
        })
final class NotifyCommand implements Callable<Integer> {
    private static final String EXAMPLE = """
            No channel is configured, so nobody is told. For example, in flowhound.yml:

            notify:
              ntfy:
                - name: phone
                  topic: a-name-that-nobody-guesses
              webhooks:
                - name: chat
                  format: slack
                  url: file:/run/secrets/slack-webhook
              mail:
                - name: soc
                  host: mail.example.org
                  user: flowhound
                  password: file:/run/secrets/mail-password
                  from: flowhound@example.org
                  to: [soc@example.org]

            docs/alerting.md has more.""";

    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--test",
            description = "Send a made-up alert, marked as a test, by every channel and print what came of it.")
    private boolean test;

    @Option(names = "--dry-run", description = "Print what would be told now, and tell nobody.")
    private boolean dryRun;

    @Option(names = "--channel", paramLabel = "NAME", description = "With --test: only by this channel.")
    private @Nullable String only;

    NotifyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if ((test && dryRun) || (only != null && !test)) {
            throw new ParameterException(
                    spec.commandLine(), "Give --test or --dry-run, not both; --channel belongs to --test");
        }
        Configuration configuration = context.configuration();
        if (!NotifyChannels.isAny(configuration)) {
            context.err().println(EXAMPLE);
            return 2;
        }
        if (test) {
            return test(configuration);
        }
        return dryRun ? dryRun(configuration) : tell(configuration);
    }

    private int test(Configuration configuration) throws InterruptedException {
        List<Channel> channels = NotifyChannels.channels(configuration).stream()
                .filter(channel -> only == null || only.equals(channel.name()))
                .toList();
        if (channels.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no channel " + only + "; there are "
                            + String.join(", ", configuration.notification().names()));
        }
        boolean fine = true;
        for (Channel channel : channels) {
            String key = "test-" + HexFormat.of().toHexDigits(new SecureRandom().nextLong());
            Message message = Message.test(key, MadeUpAlert.of(configuration));
            Outcome outcome = channel.send(message);
            fine &= outcome.ok();
            PrintStream out = context.out();
            out.printf("%-6s %s (%s)%n", outcome.ok() ? "sent" : "FAILED", channel.name(), channel.address());
            out.printf("       sent:   %s, id %s%n", message.title(), key);
            out.printf("       answer: %s%n", outcome.answer());
            if (channel.least() != Urgency.LOW) {
                out.printf(
                        "       tells of alerts from %s on%n", channel.least().text());
            }
        }
        return fine ? 0 : 1;
    }

    private int dryRun(Configuration configuration) throws Exception {
        try (Notifier notifier = NotifyChannels.notifier(configuration, new SimpleMeterRegistry())) {
            for (Map.Entry<String, List<Notice>> each : notifier.pending().entrySet()) {
                if (each.getValue().isEmpty()) {
                    context.out().printf("%s: nothing to tell%n", each.getKey());
                }
                for (Notice notice : each.getValue()) {
                    context.out()
                            .printf(
                                    "%s: %s %s %s [%s]%n",
                                    each.getKey(),
                                    Instant.ofEpochMilli(notice.notifiedAt()),
                                    notice.urgency().text(),
                                    notice.message(),
                                    notice.alert());
                }
            }
        }
        return 0;
    }

    private int tell(Configuration configuration) throws Exception {
        if (!InstalledTemplates.ensure(configuration, Set.of(DocumentKind.STATE), context.err())) {
            context.err().println("Nothing was done: ./flowhound setup installs the index templates.");
            return 1;
        }
        try (Shutdown shutdown = new Shutdown();
                Notifier notifier = NotifyChannels.notifier(configuration, new SimpleMeterRegistry())) {
            notifier.start();
            context.err()
                    .println("telling by "
                            + String.join(", ", configuration.notification().names()));
            shutdown.await();
        }
        return 0;
    }
}
