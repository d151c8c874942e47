/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.bulk.StoredLetter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a command that changes the dead-letter file takes: ids, a filter, or all of them, which has to be said. */
final class LetterChoice {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Ids of documents.")
    private @Nullable Set<String> ids;

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    @Mixin
    private final LetterFilter filter = new LetterFilter();

    LetterFilter filter() {
        return filter;
    }

    /** Whether everything is meant, whatever it is. */
    boolean isEverything() {
        return all && !filter.isSet();
    }

    /** What is meant. */
    Predicate<StoredLetter> test() {
        Set<String> named = ids == null ? new LinkedHashSet<>() : ids;
        if (all ? !named.isEmpty() : named.isEmpty() && !filter.isSet()) {
            throw new ParameterException(
                    spec.commandLine(), "Name documents by their ids, by --reason, --index or --since, or take --all");
        }
        Predicate<StoredLetter> conditions = filter.test();
        return letter -> (named.isEmpty() || named.contains(letter.id())) && conditions.test(letter);
    }
}
