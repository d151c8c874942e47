/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.config.ConfigurationException;
import io.flowhound.simulate.AttackOrder;
import io.flowhound.simulate.ExporterInfo;
import io.flowhound.simulate.HistoryParameters;
import io.flowhound.simulate.LogParameters;
import io.flowhound.simulate.LogTruth;
import io.flowhound.simulate.NetworkHistory;
import io.flowhound.simulate.PcapWriter;
import io.flowhound.simulate.SimulatedLine;
import io.flowhound.simulate.SimulatedSyslog;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.SimulationParameters;
import io.flowhound.simulate.TrafficTruth;
import io.flowhound.simulate.Truth;
import io.flowhound.simulate.UdpExporter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that sends the flows of a simulated home network and says on stdout what they were. */
@Command(
        name = "simulate",
        description =
                "Sends the flows of a simulated home network to a collector on this machine: three exporters with "
                        + "NetFlow v5, v9 and IPFIX, and a pivot over SSH. With --syslog or --log also what its machines log"
                        + " meanwhile. With --network or --lab what a file describes. Prints what was sent as one JSON object.")
final class SimulateCommand implements Callable<Integer> {
    private static final int MINUTES = 10;
    /** What the slow attacks need. */
    private static final int MINUTES_WITH_ATTACKS = 240;

    private static final List<String> DESCRIBING =
            List.of("--seed", "--flows", "--rate", "--minutes", "--attacks", "--days", "--syslog", "--log");
    private static final List<String> DESCRIBING_ALL =
            Stream.concat(DESCRIBING.stream(), Stream.of("--start", "--truth")).toList();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--to",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:2055",
            description = "Where the collector listens; loopback addresses only (default: ${DEFAULT-VALUE}).")
    private String to = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Equal seeds give equal traffic (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--flows",
            paramLabel = "N",
            description = "How many flow records beside those of --attacks, 100 to 1,000,000 (default: "
                    + SimulationParameters.DEFAULT_FLOWS + "); with --days how many a day beside logins (default: "
                    + HistoryParameters.DEFAULT_FLOWS_PER_DAY + ").")
    private @Nullable Integer flows;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "" + SimulationParameters.DEFAULT_RATE,
            description = "Flow records a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "The length of the time that the flows tell of, up to a day (default: " + MINUTES
                    + ", with --attacks " + MINUTES_WITH_ATTACKS + ").")
    private @Nullable Integer minutes;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "Export time of the first datagram, as 2026-11-22T04:00:00Z (default: now); with --days when"
                    + " the history ends.")
    private @Nullable Instant start;

    @Option(
            names = "--pcap",
            paramLabel = "FILE",
            description = "Writes a capture file in place of sending; the exporters are 192.0.2.11 to 13.")
    private @Nullable Path pcap;

    @Option(
            names = "--attacks",
            paramLabel = "LIST",
            description = {
                "Attacks beside the pivot that is always there, and decoys, which only look like one, as in",
                "ssh:2,slow-open,gap: kinds, each with its number of stepping stones (1 to 5) or without. Attacks: ssh,"
                        + " rdp, winrm, mixed, slow-open, slow-closed, parallel, loop, external. Decoys: reversed, gap,"
                        + " failed-login, shared-bastion. all is one of each."
            })
    private String attacks = "";

    @Option(
            names = "--days",
            paramLabel = "N",
            description = {
                "A history of N days, 1 to 35, in place of some minutes: the house with a small firm in it, whose people"
                        + " and machines log in to each other every day. It ends at --start. The attacks come on the last"
                        + " day, or on the last two of six or more, and there is no other pivot.",
                "With --pcap, ./flowhound import stores it with its own times; over UDP what is older than a day is"
                        + " stored under the time of its arrival."
            })
    private int days;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description =
                    "Writes what is true as JSON: which logins are chains and which are decoys, and what traffic a collector"
                            + " should store, in all and by conversation; with --syslog or --log who was behind each"
                            + " login, and what the log lines tell of that.")
    private @Nullable Path truth;

    @Mixin
    private final SyslogOptions syslog = new SyslogOptions();

    @Mixin
    private final NetworkOptions network = new NetworkOptions();

    @Override
    public Integer call() throws ConfigurationException, IOException, InterruptedException {
        InetSocketAddress target = checked(() -> TargetAddress.parse("--to", to, "127.0.0.1:2055"));
        ObjectNode json = network.isWanted() ? read(target) : days == 0 ? simulate(target) : relate(target);
        spec.commandLine()
                .getOut()
                .println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json));
        return 0;
    }

    /** Traffic that a file describes: the options that describe it on the command line make no sense beside it. */
    private ObjectNode read(InetSocketAddress target) throws ConfigurationException, IOException, InterruptedException {
        List<String> others = network.isNetwork() ? DESCRIBING : DESCRIBING_ALL;
        for (String option : others) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                String message = option + " makes no sense with a file that says everything";
                throw new ParameterException(spec.commandLine(), message);
            }
        }
        try {
            return network.run(new NetworkOptions.Output(pcap, truth, start, target));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ObjectNode simulate(InetSocketAddress target) throws IOException, InterruptedException {
        Simulation simulation = checked(() -> new Simulation(parameters()));
        LogTruth logs = syslog.isWanted() ? log(simulation) : null;
        write(simulation.truth(), simulation::traffic, logs);
        if (pcap != null) {
            try (PcapWriter writer = new PcapWriter(pcap, target.getPort())) {
                writer.write(simulation);
            }
        } else {
            try (UdpExporter exporter = open(simulation.exporters(), target)) {
                exporter.send(simulation);
            }
        }
        return SimulationJson.with(SimulationJson.of(simulation), logs);
    }

    private ObjectNode relate(InetSocketAddress target) throws IOException, InterruptedException {
        NetworkHistory history = checked(() -> new NetworkHistory(historyParameters()));
        LogTruth logs = syslog.isWanted() ? log(history) : null;
        write(history.truth(), history::traffic, logs);
        if (pcap != null) {
            try (PcapWriter writer = new PcapWriter(pcap, target.getPort())) {
                return SimulationJson.with(SimulationJson.of(history, writer.write(history)), logs);
            }
        }
        try (UdpExporter exporter = open(history.exporters(), target)) {
            return SimulationJson.with(SimulationJson.of(history, exporter.send(history, rate)), logs);
        }
    }

    /** Before the flows: as in life, where an exporter tells of a connection when it is over. */
    private LogTruth log(Simulation simulation) throws IOException, InterruptedException {
        SimulatedSyslog lines = checked(() -> simulation.syslog(syslog.parameters()));
        try (SyslogOptions.Output output = openLog()) {
            for (SimulatedLine line : lines.lines()) {
                output.take(line);
            }
        }
        return lines.truth();
    }

    private LogTruth log(NetworkHistory history) throws IOException, InterruptedException {
        LogParameters parameters = checked(syslog::parameters);
        try (SyslogOptions.Output output = openLog()) {
            return history.syslog(parameters, output);
        }
    }

    private SyslogOptions.Output openLog() throws IOException {
        try {
            return syslog.open(rate);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void write(Truth labels, Supplier<TrafficTruth> traffic, @Nullable LogTruth logs) throws IOException {
        if (truth != null) {
            labels.write(truth, traffic.get(), logs);
        }
    }

    private UdpExporter open(List<ExporterInfo> exporters, InetSocketAddress target) throws IOException {
        try {
            return new UdpExporter(exporters, target);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--to: " + e.getMessage(), e);
        }
    }

    private SimulationParameters parameters() {
        List<AttackOrder> orders = orders();
        int length = minutes != null ? minutes : orders.isEmpty() ? MINUTES : MINUTES_WITH_ATTACKS;
        int number = flows == null ? SimulationParameters.DEFAULT_FLOWS : flows;
        return new SimulationParameters(seed, begin(), Duration.ofMinutes(length), number, rate, orders);
    }

    private HistoryParameters historyParameters() {
        if (minutes != null) {
            throw new IllegalArgumentException("--minutes and --days exclude each other");
        }
        if (rate < 1 || rate > SimulationParameters.MAX_RATE) {
            throw new IllegalArgumentException("rate must be 1 to " + SimulationParameters.MAX_RATE + ", not " + rate);
        }
        int number = flows == null ? HistoryParameters.DEFAULT_FLOWS_PER_DAY : flows;
        return new HistoryParameters(seed, begin(), days, number, orders());
    }

    private Instant begin() {
        return start == null ? Instant.now() : start;
    }

    private List<AttackOrder> orders() {
        return attacks.isEmpty() ? List.of() : AttackOrder.parse(attacks);
    }

    private <T> T checked(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
