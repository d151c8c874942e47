/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.alert.Scope;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code flowhound pivots dismiss}: an alert is harmless. */
@Command(
        name = "dismiss",
        description = {
            "Say that an alert is harmless. From then on its logins count as normal, and others like it are suppressed by --scope.",
            "Exit code: 1 when there is no such alert."
        })
final class DismissCommand implements Callable<Integer> {
    private final PivotAccess access;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final DecisionOptions options = new DecisionOptions();

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            defaultValue = "finding",
            converter = ScopeConverter.class,
            description =
                    "What else is harmless: finding (nothing), edge (the same logins), origin (all from there), stepping-stone (all through there).")
    private Scope scope = Scope.FINDING;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description =
                    "When that ends, such as 2027-06-30 or +30d. Needed where the scope is more than the finding.")
    private @Nullable String until;

    /** Reads a scope of the command line. */
    private static final class ScopeConverter implements ITypeConverter<Scope> {
        @Override
        public Scope convert(String text) {
            try {
                return Scope.of(text.toLowerCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    DismissCommand(PivotAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws Exception {
        if (options.note() == null) {
            throw new ParameterException(spec.commandLine(), "Give --note TEXT: why it is harmless");
        }
        if (until == null && scope != Scope.FINDING) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Give --until TIME, such as +30d: what is suppressed by --scope " + scope.text() + " needs an end");
        }
        return options.decide(
                access,
                new Decision(Decision.Kind.DISMISS, options.note(), options.assignee(), scope, end(access.now())));
    }

    private long end(Instant now) {
        if (until == null) {
            return 0;
        }
        try {
            Instant end = new Moments(now).to(until);
            if (!end.isAfter(now)) {
                throw new ParameterException(spec.commandLine(), "--until " + end + " has passed");
            }
            return end.toEpochMilli();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--until " + e.getMessage(), e);
        }
    }
}
