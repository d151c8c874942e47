/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.elastic.local.LocalElasticsearch;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.report.AlertTree;
import io.flowhound.simulate.LogParameters;
import io.flowhound.simulate.Pivot;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.SimulationParameters;
import io.flowhound.simulate.UdpExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code flowhound demo}: a real Elasticsearch, the collector, and a simulated home network whose flows and log lines are stored. */
@Command(
        name = "demo",
        description = {
            "Start a private Elasticsearch and the collector, send them the flows of a simulated home network",
            "(NetFlow v5, v9 and IPFIX) and its log lines, print what was stored, and hunt for the pivot that is hidden",
            "in it.",
            "Stays up until Ctrl-C.",
            "Exit code: 0 everything that was sent was stored and the pivot was found, 1 not."
        })
final class DemoCommand implements Callable<Integer> {
    private static final Duration ARRIVAL = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 500;
    private static final int RATE = 1_500;

    private final CommandContext context;

    @Option(names = "--once", description = "End after printing.")
    private boolean once;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Equal seeds give equal traffic (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--flows",
            paramLabel = "N",
            defaultValue = "" + SimulationParameters.DEFAULT_FLOWS,
            description = "How many flow records, 100 to 1,000,000 (default: ${DEFAULT-VALUE}).")
    private int flows;

    DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        try (Shutdown shutdown = new Shutdown();
                Parts parts = new Parts()) {
            Path folder = LocalServer.repository().resolve("var").resolve("demo");
            DemoDatabases databases = DemoDatabases.in(folder, this::say);
            LocalElasticsearch server = parts.add(LocalServer.start(context, LocalServer.DEMO));
            Simulation simulation = simulation();
            Configuration configuration = context.configuration(settings(simulation, databases, server.url(), folder));
            String prefix = configuration.index().prefix();
            ElasticClient client = parts.add(ElasticAccess.writer(configuration));
            DemoHunt.forgetEarlier(client, prefix);
            Collector collector = parts.add(new Collector(configuration));
            simulation = simulation(); // the flows end now, not when Elasticsearch was starting
            Instant start = Instant.now();
            DemoQueries queries = new DemoQueries(client, prefix + "-flows", start);
            DemoQueries lines = new DemoQueries(client, prefix + "-syslog", start);
            DemoLogs logs = new DemoLogs(simulation.syslog(LogParameters.ALL), this::say);
            logs.send(
                    collector.syslogAddresses().get(0),
                    collector.syslogStreamAddresses().get(0));
            send(simulation, collector.flowAddresses().get(0));
            await("flow records", queries::records, simulation.summary().total().flowRecords());
            await("log lines", lines::count, logs.expected());
            boolean allFlows = new DemoReport(context.out(), queries).print(simulation.summary());
            boolean complete = logs.print(context.out(), lines) && allFlows;
            context.out().flush();
            Pivot pivot = simulation.pivots().get(0);
            List<Alert> alerts = hunt(configuration, start);
            boolean found = tell(alerts, pivot);
            if (once) {
                say("Without --once everything stays up to be looked at.");
                return complete && found ? 0 : 1;
            }
            DemoFile file = parts.add(DemoFile.write(folder, server.url(), collector.adminAddress(), configuration));
            say("");
            new DemoInvitation(server.url(), prefix, collector.adminAddress(), file.option(Path.of("")))
                    .say(alerts, pivot.legs(), this::say);
            shutdown.await();
            say("stopping");
            return complete && found ? 0 : 1;
        }
    }

    private Simulation simulation() {
        return new Simulation(
                SimulationParameters.of(seed, Instant.now()).withFlows(flows).withRate(Math.max(RATE, flows / 20)));
    }

    /** Settings of the demo: any free port, its own data, and the networks of the simulated house as internal ones. */
    private String[] settings(Simulation simulation, DemoDatabases databases, URI elasticsearch, Path folder)
            throws IOException {
        List<String> settings = new ArrayList<>(List.of(
                "elasticsearch.urls=" + elasticsearch,
                "listen.flows=127.0.0.1:0",
                "listen.syslog=127.0.0.1:0",
                "admin.address=127.0.0.1:0",
                "data.dir=" + folder.resolve("data"),
                "networks.internal=" + String.join(",", simulation.localNetworks()),
                "geoip.city=" + databases.city(),
                "geoip.asn=" + databases.asn(),
                "pivot.learning-days=0"));
        settings.addAll(DemoThreats.in(folder));
        if (once) {
            settings.add("log.level=warn");
        }
        return settings.toArray(String[]::new);
    }

    private void send(Simulation simulation, InetSocketAddress target) throws IOException, InterruptedException {
        say(String.format(
                "sending %,d flow records of %d exporters to 127.0.0.1:%d",
                simulation.summary().total().flowRecords(),
                simulation.exporters().size(),
                target.getPort()));
        try (UdpExporter exporter = new UdpExporter(simulation.exporters(), target)) {
            exporter.send(simulation);
        }
    }

    /** Asks how much can be found by now. */
    private interface Stored {
        long count() throws ElasticException;
    }

    /** Waits until everything is stored, or until nothing more has come for a while. */
    private void await(String what, Stored queries, long expected) throws ElasticException, InterruptedException {
        long deadline = System.nanoTime() + ARRIVAL.toNanos();
        long stored = queries.count();
        while (stored < expected && System.nanoTime() < deadline) {
            Thread.sleep(POLL_MILLIS);
            stored = queries.count();
        }
        say(String.format("%,d of %,d %s are stored", stored, expected, what));
    }

    /** Hunts, and prints what was found. */
    private List<Alert> hunt(Configuration configuration, Instant start) throws IOException, InterruptedException {
        say("");
        say("hunting for logins that go on from others; the house has no history, so that nothing is usual yet");
        List<Alert> alerts = new DemoHunt(configuration, this::say).alertsSince(start);
        context.out().println();
        for (Alert alert : alerts) {
            context.out().print(AlertTree.of(alert, new PivotCommands(context).style()));
        }
        context.out().flush();
        return alerts;
    }

    /** Says which pivot was planted, and whether an alert tells of it. */
    private boolean tell(List<Alert> alerts, Pivot planted) {
        boolean found = alerts.stream().anyMatch(alert -> DemoHunt.tellsOf(alert, planted));
        List<String> hosts = new ArrayList<>(List.of(text(planted.legs().get(0).source())));
        planted.legs().forEach(leg -> hosts.add(text(leg.destination())));
        say("");
        say("Planted was: somebody goes on by SSH from host to host, " + String.join(" -> ", hosts)
                + (found ? ". It was found." : ". It was NOT found."));
        return found;
    }

    private static String text(InetAddress address) {
        return address.getHostAddress();
    }

    private void say(String line) {
        context.err().println(line);
    }
}
