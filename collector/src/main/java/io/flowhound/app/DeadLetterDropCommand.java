/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.bulk.DeadLetterBox;
import io.flowhound.bulk.StoredLetter;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flowhound deadletter drop}: gives refused documents up. */
@Command(
        name = "drop",
        description = {
            "Remove refused documents for good, without storing them.",
            "Exit code: 1 when there was none to remove."
        })
final class DeadLetterDropCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final LetterChoice choice = new LetterChoice();

    DeadLetterDropCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Predicate<StoredLetter> chosen = choice.test();
        DeadLetterBox box = choice.filter().box(context);
        long dropped = choice.isEverything() ? box.dropAll() : box.drop(chosen);
        context.err().println("Removed " + dropped + " of the refused documents in " + box.file() + ".");
        return dropped > 0 ? 0 : 1;
    }
}
