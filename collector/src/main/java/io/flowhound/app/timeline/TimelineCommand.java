/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.timeline;

import io.flowhound.app.pivots.PivotAccess;
import io.flowhound.app.pivots.PivotDesk;
import io.flowhound.app.pivots.SpanOptions;
import io.flowhound.app.status.Words;
import io.flowhound.app.timeline.TimelineReader.Timeline;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code flowhound timeline}: what happened, from flows, logs and alerts. */
@Command(
        name = "timeline",
        description = {
            "Print the flows, log lines and alerts of a host, of a pivot or of one connection in one order of time.",
            "Log lines are those of logs.indices: ours, and those of others that follow ECS. A flow stands where it begins,"
                    + " an alert where it was raised.",
            "Exit code: 0, also when nothing happened."
        })
public final class TimelineCommand implements Callable<Integer> {
    private static final int MOST = 10_000;
    /** How much before and after a pivot belongs to it. */
    private static final long AROUND_MILLIS = 5 * 60_000;

    private final PivotAccess access;
    private final Clients clients;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    private Of of = new Of();

    /** What it is of. */
    private static final class Of {
        @Option(names = "--host", paramLabel = "IP", description = "Everything that a host had a part in.")
        private @Nullable String host;

        @Option(
                names = "--pivot",
                paramLabel = "ID",
                description =
                        "What the hosts of an alert had to do with each other; so much of its id as pivots list shows.")
        private @Nullable String pivot;

        @Option(
                names = "--community-id",
                paramLabel = "ID",
                description = "One connection, such as 1:LQU9qZlK+B5F3KDmev6m5PMibrg=.")
        private @Nullable String communityId;
    }

    @Mixin
    private final SpanOptions span = new SpanOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Most lines, the earliest first, 1 to " + MOST + " (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print a JSON object a line, with the whole document.")
    private boolean json;

    /** Opens the Elasticsearch that a configuration names. */
    public interface Clients {
        /**
         * A client that may read flows, logs and alerts, to be closed.
         *
         * @throws IOException when the CA file cannot be used
         */
        ElasticClient open(Configuration configuration) throws IOException;
    }

    /** Makes the command. */
    public TimelineCommand(PivotAccess access, Clients clients) {
        this.access = access;
        this.clients = clients;
    }

    /** What is asked for: of whom, from when to when. */
    private record Question(Subject subject, SpanOptions.Span span) {}

    @Override
    public Integer call() throws Exception {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(spec.commandLine(), "--limit takes a number from 1 to " + MOST);
        }
        Configuration configuration = access.configuration();
        Question question = question(configuration);
        if (question == null) {
            return 1;
        }
        String prefix = configuration.index().prefix();
        try (ElasticClient client = clients.open(configuration)) {
            TimelineReader reader =
                    new TimelineReader(client, prefix, configuration.logs().search(prefix));
            Timeline timeline = reader.read(
                    question.subject(), question.span().from(), question.span().to(), limit);
            if (json) {
                timeline.shown().forEach(one -> access.out().println(one.json()));
            } else {
                access.out().print(TimelineText.of(timeline.shown()));
            }
            access.out().flush();
            access.err().println(summary(timeline, question.span()));
            return 0;
        }
    }

    private @Nullable Question question(Configuration configuration) throws IOException {
        String pivot = of.pivot;
        if (pivot != null) {
            return ofPivot(configuration, pivot);
        }
        String host = of.host;
        Subject subject = host != null ? new Subject.OfHost(address(host)) : new Subject.OfConnection(communityId());
        return new Question(subject, span.span(access.now(), host != null ? "-1h" : "-24h"));
    }

    private @Nullable Question ofPivot(Configuration configuration, String id) throws IOException {
        String beginning = id.toLowerCase(Locale.ROOT);
        if (!beginning.matches("[0-9a-f]{4,32}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + id + "' is no id of an alert: 4 to 32 of 0-9 and a-f, as pivots list shows them");
        }
        try (PivotDesk desk = access.desk(configuration)) {
            Alert alert = desk.alert(beginning);
            if (alert == null) {
                access.err()
                        .println("flowhound: no alert begins with " + id
                                + ": pivots list --all shows those that there are");
                return null;
            }
            Set<String> hosts = new LinkedHashSet<>();
            long end = alert.start();
            for (Leg leg : alert.legs()) {
                hosts.add(leg.source());
                hosts.add(leg.destination());
                end = Math.max(end, leg.end());
            }
            SpanOptions.Span around = new SpanOptions.Span(alert.start() - AROUND_MILLIS, end + AROUND_MILLIS);
            return new Question(
                    new Subject.OfPivot(alert.id(), List.copyOf(hosts)),
                    span.given() ? span.span(access.now(), Words.time(around.from())) : around);
        }
    }

    private String communityId() {
        String id = of.communityId == null ? "" : of.communityId;
        if (!id.startsWith("1:")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--community-id '" + id + "' is none: they begin with 1:, such as"
                            + " 1:LQU9qZlK+B5F3KDmev6m5PMibrg=");
        }
        return id;
    }

    private String address(String text) {
        try {
            return IpAddress.parse(text).toString();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--host '" + text + "' is no IP address", e);
        }
    }

    private static String summary(Timeline timeline, SpanOptions.Span span) {
        int shown = timeline.shown().size();
        String when = Words.time(span.from()) + " to " + Words.time(span.to());
        if (timeline.found() == 0) {
            return "nothing from " + when + ": --from and --to choose another time";
        }
        long flows = count(timeline, Kind.FLOW);
        long logs = count(timeline, Kind.LOG);
        long alerts = count(timeline, Kind.ALERT);
        String counts = Words.count(flows, "flow") + ", " + Words.count(logs, "log line") + ", "
                + Words.count(alerts, "alert") + " from " + when;
        return timeline.found() > shown
                ? counts + "; " + Words.count(timeline.found() - shown)
                        + " more come later: --limit shows more, --from begins later"
                : counts;
    }

    private static long count(Timeline timeline, Kind kind) {
        return timeline.shown().stream().filter(one -> one.kind() == kind).count();
    }
}
