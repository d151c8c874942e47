/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.Severity;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertQuery;
import io.flowhound.pivot.alert.AlertStatus;
import io.flowhound.pivot.report.AlertTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flowhound pivots list}: the alerts of some time. */
@Command(
        name = "list",
        description = {
            "List the alerts, or those of which a login lies between --from and --to.",
            "Leaves out what nobody need look at: suppressed, superseded and retracted ones; --all lists these too."
        })
final class ListCommand implements Callable<Integer> {
    private static final String RETRACTED = "retracted";

    private final PivotAccess access;

    @Mixin
    private final SpanOptions span = new SpanOptions();

    @Option(names = "--json", description = "Print the documents, one a line.")
    private boolean json;

    @Option(names = "--all", description = "List suppressed, superseded and retracted alerts too.")
    private boolean all;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            converter = StatusConverter.class,
            description = "Only these: open, updated, below-budget, suppressed, closed, superseded.")
    private Set<AlertStatus> statuses = EnumSet.noneOf(AlertStatus.class);

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            description = "Only those at least as severe: low, medium, high, critical.")
    private @Nullable Severity severity;

    ListCommand(PivotAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws Exception {
        SpanOptions.Span wanted =
                span.given() ? span.span(access.now(), "1970-01-01") : new SpanOptions.Span(0, Moments.FAR);
        AlertQuery query = new AlertQuery(wanted.from(), wanted.to(), statuses, severities());
        try (PivotDesk desk = access.desk(access.configuration())) {
            List<Alert> alerts = desk.alerts(query).stream()
                    .filter(alert -> all || !statuses.isEmpty() || needsEyes(alert))
                    .toList();
            if (json) {
                alerts.forEach(alert -> access.out().println(alert.json()));
            } else {
                access.out().print(AlertTable.of(alerts, access.style()));
            }
            access.out().flush();
        }
        return 0;
    }

    private Set<Severity> severities() {
        return severity == null ? Set.of() : EnumSet.range(severity, Severity.CRITICAL);
    }

    /** Whether an alert is neither silenced nor gone. */
    static boolean needsEyes(Alert alert) {
        return switch (alert.status()) {
            case SUPPRESSED, SUPERSEDED -> false;
            case CLOSED -> !RETRACTED.equals(alert.closedReason());
            case OPEN, UPDATED, BELOW_BUDGET -> true;
        };
    }
}
