/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.config.Configuration;
import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.report.Trace;
import io.flowhound.pivot.report.TraceJson;
import io.flowhound.pivot.report.TraceText;
import io.flowhound.pivot.report.TraceText.Way;
import io.flowhound.schema.IpAddress;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flowhound pivots trace}: from where somebody can have come to a host, and where gone on from it. */
@Command(
        name = "trace",
        description = {
            "List all logins that could have led to a host or gone on from it, with how sure that is and why it became an alert or not.",
        })
final class TraceCommand implements Callable<Integer> {
    private static final int LIMIT = 50;

    private final PivotAccess access;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "HOST", description = "Address of the host.")
    private String host = "";

    @Mixin
    private final SpanOptions span = new SpanOptions();

    @ArgGroup
    private @Nullable Direction direction;

    /** Which way to look. */
    private static final class Direction {
        @Option(names = "--back", description = "Only from where somebody can have come.")
        private boolean back;

        @Option(names = "--forward", description = "Only where somebody can have gone.")
        private boolean forward;

        @Option(names = "--both", description = "Both ways (default).")
        private boolean both;

        private Way way() {
            return both ? Way.BOTH : back ? Way.BACK : forward ? Way.FORWARD : Way.BOTH;
        }
    }

    @Option(names = "--json", description = "Print a JSON object a login, one a line.")
    private boolean json;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "" + LIMIT,
            description = "Most logins that are drawn a way, the surest first (default: ${DEFAULT-VALUE}).")
    private int limit;

    TraceCommand(PivotAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws Exception {
        String address = address();
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit takes a number from 1");
        }
        SpanOptions.Span wanted = span.span(access.now(), "-24h");
        Configuration configuration = access.configuration();
        ArrivalSpan read = ArrivalSpan.around(configuration.pivot(), wanted.from(), wanted.to(), access.now());
        try (PivotDesk desk = access.desk(configuration)) {
            Way way = direction == null ? Way.BOTH : direction.way();
            List<Judgement> judgements = desk.judge(List.of(address), way, read.from(), read.to()).stream()
                    .filter(judgement -> isIn(wanted, judgement.leg()))
                    .toList();
            Trace trace = Trace.of(judgements, address);
            if (json) {
                TraceJson.write(trace, way, access.out()::println);
            } else {
                access.out().print(TraceText.of(trace, wanted.from(), wanted.to(), way, limit, access.style()));
            }
            access.out().flush();
            Blindness.of(desk.coverage(wanted.from(), wanted.to()), address)
                    .forEach(line -> access.err().println(line));
            return 0;
        }
    }

    private static boolean isIn(SpanOptions.Span wanted, Leg leg) {
        return leg.start() < wanted.to() && leg.end() >= wanted.from();
    }

    private String address() {
        try {
            return IpAddress.parse(host).toString();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "HOST '" + host + "' is no IP address", e);
        }
    }
}
