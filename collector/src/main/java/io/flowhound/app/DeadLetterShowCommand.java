/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.bulk.DeadLetterBox;
import io.flowhound.bulk.StoredLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flowhound deadletter show}: one refused document. */
@Command(
        name = "show",
        description = {
            "Show a refused document and the reason, as JSON.",
            "Exit code: 1 when there is none with this id."
        })
final class DeadLetterShowCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "ID", description = "The id of the document.")
    private String id = "";

    @Mixin
    private final LetterFilter filter = new LetterFilter();

    DeadLetterShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        DeadLetterBox box = filter.box(context);
        List<StoredLetter> found = new ArrayList<>();
        box.read(letter -> {
            if (letter.id().equals(id) && filter.test().test(letter)) {
                found.add(letter);
            }
        });
        for (StoredLetter letter : found) {
            context.out().println(LetterJson.full(letter));
        }
        context.out().flush();
        if (found.isEmpty()) {
            context.err()
                    .println("flowhound: no refused document in " + box.file() + " has the id " + id
                            + ": 'flowhound deadletter' lists the newest");
            return 1;
        }
        return 0;
    }
}
