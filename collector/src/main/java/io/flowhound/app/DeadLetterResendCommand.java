/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.app.status.Words;
import io.flowhound.bulk.DeadLetterBox;
import io.flowhound.bulk.Resend;
import io.flowhound.bulk.ResendOutcome;
import io.flowhound.bulk.ResendOutcome.Result;
import io.flowhound.bulk.StoredLetter;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code flowhound deadletter resend}: sends refused documents once more. */
@Command(
        name = "resend",
        description = {
            "Send refused documents again, with the index and the id that they had; say what came of each.",
            "What is stored is taken out of the file; what is refused again stays, with the new reason.",
            "Exit code: 1 when something was not stored."
        })
final class DeadLetterResendCommand implements Callable<Integer> {
    private static final int MOST = 100_000;

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final LetterChoice choice = new LetterChoice();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = {
                "Send so many at most, those that were refused least often first, and of these the oldest (default: ${DEFAULT-VALUE}).",
                "So what is refused again goes behind, and the next call sends others."
            })
    private int limit;

    @Option(
            names = "--new-ids",
            description =
                    "Store also those whose id something else has (status 409), under ids made from their content.")
    private boolean newIds;

    @Option(names = "--json", description = "Print one object a document, a line each.")
    private boolean json;

    DeadLetterResendCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(spec.commandLine(), "--limit is 1 to " + MOST + ", not " + limit);
        }
        Selection selection = new Selection(choice.test());
        DeadLetterBox box = choice.filter().box(context);
        box.read(selection::add);
        List<StoredLetter> letters = selection.letters();
        if (letters.isEmpty()) {
            selection.explain();
            context.err().println("Nothing to send in " + box.file() + ".");
            return 1;
        }
        Configuration configuration = context.configuration();
        try (ElasticClient client = ElasticAccess.writer(configuration)) {
            return send(box, selection, letters, client);
        }
    }

    private int send(DeadLetterBox box, Selection selection, List<StoredLetter> letters, ElasticClient client)
            throws IOException, InterruptedException {
        List<ResendOutcome> outcomes = new ArrayList<>();
        String failure;
        try {
            failure = new Resend(client.bulk(), outcomes::add).send(letters);
        } finally {
            box.settle(outcomes); // also when it is interrupted: what is stored need not be sent again
        }
        outcomes.forEach(this::print);
        context.out().flush();
        selection.explain();
        return summary(outcomes, letters.size(), failure) ? 0 : 1;
    }

    private void print(ResendOutcome outcome) {
        String result = outcome.result().name().toLowerCase(Locale.ROOT);
        StoredLetter letter = outcome.letter();
        if (json) {
            ObjectNode line = LetterJson.head(letter);
            line.put("result", result);
            line.put("status", outcome.status());
            line.put("type", outcome.error().type());
            line.put("reason", outcome.error().reason());
            context.out().println(line);
        } else {
            String why = outcome.result() == Result.REFUSED || outcome.result() == Result.NOT_NOW
                    ? "  " + outcome.status() + " " + outcome.reason().replaceAll("\\p{Cntrl}+", " ")
                    : "";
            context.out().println(String.format("%-8s %s/%s%s", result, letter.index(), letter.id(), why));
        }
    }

    /** Says what came of it and what to do next; true when everything is stored. */
    private boolean summary(List<ResendOutcome> outcomes, int sent, @Nullable String failure) {
        PrintStream err = context.err();
        long stored = count(outcomes, Result.STORED);
        long there = count(outcomes, Result.THERE);
        long refused = count(outcomes, Result.REFUSED);
        long later = count(outcomes, Result.NOT_NOW);
        err.println(Words.count(stored, "document") + " stored, " + Words.count(there) + " there already, "
                + Words.count(refused) + " refused again, " + Words.count(later) + " not taken now, "
                + Words.count(sent - outcomes.size()) + " not tried.");
        if (failure != null) {
            err.println("flowhound: " + failure);
        }
        if (refused > 0) {
            err.println(
                    "What is refused again stays in the file, behind what was refused less often: set right what the reason"
                            + " says, or drop it.");
        }
        if (later > 0) {
            err.println(
                    "What was not taken now stays as it was: try again when the reason is gone, or choose others with"
                            + " --index.");
        }
        return failure == null && refused == 0 && later == 0;
    }

    private static long count(List<ResendOutcome> outcomes, Result result) {
        return outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }

    /** What is to be sent. */
    private final class Selection {
        private final Predicate<StoredLetter> chosen;
        /** By how often they were refused; each list is in the order of the file. */
        private final NavigableMap<Integer, Deque<StoredLetter>> letters = new TreeMap<>();

        private int size;
        private long beyond;
        private long conflicts;
        private long texts;

        Selection(Predicate<StoredLetter> chosen) {
            this.chosen = chosen;
        }

        void add(StoredLetter letter) {
            if (!chosen.test(letter)) {
                return;
            }
            if (!letter.sendable()) {
                texts++;
            } else if (letter.conflict() && !newIds) {
                conflicts++;
            } else {
                letters.computeIfAbsent(letter.attempts(), attempts -> new ArrayDeque<>())
                        .add(letter);
                size++;
                makeFit();
            }
        }

        private void makeFit() {
            if (size > limit) {
                Map.Entry<Integer, Deque<StoredLetter>> last = letters.lastEntry();
                last.getValue().removeLast();
                if (last.getValue().isEmpty()) {
                    letters.remove(last.getKey());
                }
                size--;
                beyond++;
            }
        }

        List<StoredLetter> letters() {
            return letters.values().stream().flatMap(Deque::stream).toList();
        }

        void explain() {
            PrintStream err = context.err();
            if (beyond > 0) {
                err.println(Words.count(beyond, "more document") + " beyond --limit " + limit
                        + ": run this again, which begins with those that were refused least often.");
            }
            if (conflicts > 0) {
                err.println(
                        Words.count(conflicts, "document") + " not sent, since something else has the id (409): compare"
                                + " with 'flowhound deadletter show ID', then --new-ids stores these too, or drop them.");
            }
            if (texts > 0) {
                err.println(Words.count(texts, "document")
                        + " not sent, being no JSON object: please report how it came" + " to be, then drop it.");
            }
        }
    }
}
