/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.bulk.DeadLetterBox;
import io.flowhound.bulk.StoredLetter;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flowhound deadletter}: the documents that Elasticsearch refuses for good, and why. */
@Command(
        name = "deadletter",
        description = {
            "List the documents that Elasticsearch refused for good, with the reason; send them again, or give them up.",
            "Works while the collector is running, too. Without a further command it lists."
        })
final class DeadLetterCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final LetterFilter filter = new LetterFilter();

    @Option(
            names = "--newest",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many of the newest to list (default: ${DEFAULT-VALUE}).")
    private int newest;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private DeadLetterCommand(CommandContext context) {
        this.context = context;
    }

    /** The command with those below it. */
    static CommandLine of(CommandContext context) {
        return new CommandLine(new DeadLetterCommand(context))
                .addSubcommand(new DeadLetterShowCommand(context))
                .addSubcommand(new DeadLetterResendCommand(context))
                .addSubcommand(new DeadLetterDropCommand(context));
    }

    @Override
    public Integer call() throws Exception {
        DeadLetterBox box = filter.box(context);
        LetterSummary summary = new LetterSummary(Math.max(newest, 0));
        Predicate<StoredLetter> wanted = filter.test();
        long unreadable = box.read(letter -> {
            if (wanted.test(letter)) {
                summary.add(letter);
            }
        });
        PrintStream out = context.out();
        if (json) {
            out.println(summary.json(box.file().toString(), box.octets(), unreadable));
        } else if (summary.documents() > 0) {
            out.print(summary.text(box.file().toString(), box.octets()));
        }
        out.flush();
        hint(summary.documents(), unreadable, box);
        return 0;
    }

    private void hint(long documents, long unreadable, DeadLetterBox box) {
        PrintStream err = context.err();
        if (unreadable > 0) {
            err.println(unreadable + " lines of " + box.file() + " cannot be read, as one that a crash cut short;"
                    + " 'flowhound deadletter drop --all' removes them with all others");
        }
        if (documents == 0) {
            err.println("No refused documents" + (filter.isSet() ? " of that kind" : "") + " in " + box.file() + ".");
        } else if (!json) {
            err.println("'flowhound deadletter show ID' shows one. When the cause is set right, 'flowhound deadletter"
                    + " resend --all' stores them; 'flowhound deadletter drop' gives them up.");
        }
    }
}
