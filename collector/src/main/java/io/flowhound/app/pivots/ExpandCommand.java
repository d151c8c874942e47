/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.config.Configuration;
import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.report.Trace;
import io.flowhound.pivot.report.TraceJson;
import io.flowhound.pivot.report.TraceText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flowhound pivots expand}: who else could have been reached. */
@Command(
        name = "expand",
        description = {
            "List all logins that could have gone on from an alert's, also those that were too ordinary to stand in it.",
            "Exit code: 1 when there is no such alert, or its flows are gone."
        })
final class ExpandCommand implements Callable<Integer> {
    private static final int LIMIT = 200;

    private final PivotAccess access;

    @Mixin
    private final AlertId id = new AlertId();

    @Option(names = "--json", description = "Print a JSON object a login, one a line.")
    private boolean json;

    ExpandCommand(PivotAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = access.configuration();
        try (PivotDesk desk = access.desk(configuration)) {
            Alert alert = id.find(desk, access.err());
            if (alert == null) {
                return 1;
            }
            ArrivalSpan read = ArrivalSpan.around(configuration.pivot(), alert.start(), alert.end(), access.now());
            List<Judgement> reached =
                    Reach.from(alert, desk.judge(alert.hosts(), TraceText.Way.FORWARD, read.from(), read.to()));
            if (reached.isEmpty()) {
                access.err()
                        .println("flowhound: the flows of the alert " + alert.id() + " are no longer there; "
                                + configuration.index().prefix() + "-evidence keeps those that prove it");
                return 1;
            }
            Trace trace = Trace.of(reached, alert.origin());
            if (json) {
                TraceJson.write(trace, TraceText.Way.FORWARD, access.out()::println);
            } else {
                access.out()
                        .print(TraceText.of(
                                trace, alert.start(), read.to(), TraceText.Way.FORWARD, LIMIT, access.style()));
            }
            access.out().flush();
            return 0;
        }
    }
}
