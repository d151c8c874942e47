/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.alert.Alert;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The parameter that names an alert by its id or by the beginning of it. */
final class AlertId {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "Id of an alert as list shows it, or so much of its beginning that no other one begins so.")
    private String id = "";

    /**
     * The alert that is meant; null when there is none, which has been said then.
     *
     * @throws IOException when Elasticsearch cannot be asked, or more than one is meant
     */
    @Nullable
    Alert find(PivotDesk desk, PrintStream err) throws IOException {
        String beginning = id.toLowerCase(Locale.ROOT);
        if (!beginning.matches("[0-9a-f]{4,32}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + id + "' is no id of an alert: 4 to 32 of 0-9 and a-f, as list shows them");
        }
        Alert alert = desk.alert(beginning);
        if (alert == null) {
            err.println("flowhound: no alert begins with " + id + ": pivots list --all shows those that there are");
        }
        return alert;
    }
}
