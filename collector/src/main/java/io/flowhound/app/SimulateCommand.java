/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.simulate.ExportProtocol;
import io.flowhound.simulate.ExporterInfo;
import io.flowhound.simulate.PcapWriter;
import io.flowhound.simulate.Pivot;
import io.flowhound.simulate.PivotLeg;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.SimulationParameters;
import io.flowhound.simulate.Summary;
import io.flowhound.simulate.Tally;
import io.flowhound.simulate.UdpExporter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that sends the flows of a simulated home network and says on stdout what they were. */
@Command(
        name = "simulate",
        description =
                "Sends the flows of a simulated home network to a collector on this machine: three exporters with "
                        + "NetFlow v5, v9 and IPFIX, and a pivot over SSH. Prints what was sent as one JSON object.")
final class SimulateCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

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
            defaultValue = "" + SimulationParameters.DEFAULT_FLOWS,
            description = "How many flow records, 100 to 1,000,000 (default: ${DEFAULT-VALUE}).")
    private int flows;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "" + SimulationParameters.DEFAULT_RATE,
            description = "Flow records a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "The length of the time that the flows tell of (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "Export time of the first datagram, as 2026-11-22T04:00:00Z (default: now).")
    private @Nullable Instant start;

    @Option(
            names = "--pcap",
            paramLabel = "FILE",
            description = "Writes a capture file in place of sending; the exporters are 192.0.2.11 to 13.")
    private @Nullable Path pcap;

    @Override
    public Integer call() throws IOException, InterruptedException {
        InetSocketAddress target = target();
        Simulation simulation = simulation();
        if (pcap != null) {
            try (PcapWriter writer = new PcapWriter(pcap, target.getPort())) {
                writer.write(simulation);
            }
        } else {
            send(simulation, target);
        }
        spec.commandLine()
                .getOut()
                .println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json(simulation)));
        return 0;
    }

    private void send(Simulation simulation, InetSocketAddress target) throws IOException, InterruptedException {
        try (UdpExporter exporter = open(simulation, target)) {
            exporter.send(simulation);
        }
    }

    private UdpExporter open(Simulation simulation, InetSocketAddress target) throws IOException {
        try {
            return new UdpExporter(simulation.exporters(), target);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--to: " + e.getMessage(), e);
        }
    }

    private InetSocketAddress target() {
        int colon = to.lastIndexOf(':');
        String host = colon < 0 ? to : to.substring(0, colon);
        String port = to.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
            throw new ParameterException(
                    spec.commandLine(), "--to must be HOST:PORT, as in 127.0.0.1:2055, not '" + to + "'");
        }
        return new InetSocketAddress(host, Integer.parseInt(port));
    }

    private Simulation simulation() {
        try {
            Instant begin = start == null ? Instant.now() : start;
            return new Simulation(new SimulationParameters(seed, begin, Duration.ofMinutes(minutes), flows, rate));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static ObjectNode json(Simulation simulation) {
        SimulationParameters parameters = simulation.parameters();
        Summary summary = simulation.summary();
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("seed", parameters.seed());
        root.put("start", TIME.format(parameters.start()));
        root.put("minutes", parameters.window().toMinutes());
        simulation.localNetworks().forEach(root.putArray("local_networks")::add);
        put(root.putObject("total"), summary.total());
        ObjectNode protocols = root.putObject("protocols");
        for (Map.Entry<ExportProtocol, Tally> protocol : summary.byProtocol().entrySet()) {
            put(protocols.putObject(protocol.getKey().label()), protocol.getValue());
        }
        ArrayNode exporters = root.putArray("exporters");
        for (int i = 0; i < simulation.exporters().size(); i++) {
            ExporterInfo exporter = simulation.exporters().get(i);
            ObjectNode node = exporters.addObject();
            node.put("name", exporter.name());
            node.put("protocol", exporter.protocol().label());
            node.put("domain", exporter.domain());
            put(node, summary.byExporter().get(i));
        }
        ArrayNode pivots = root.putArray("pivots");
        for (Pivot pivot : simulation.pivots()) {
            put(pivots.addObject().putArray("legs"), pivot.legs());
        }
        return root;
    }

    private static void put(ObjectNode node, Tally tally) {
        node.put("datagrams", tally.datagrams());
        node.put("flow_records", tally.flowRecords());
        node.put("options_records", tally.optionsRecords());
        node.put("bytes", tally.octets());
        node.put("packets", tally.packets());
    }

    private static void put(ArrayNode array, List<PivotLeg> legs) {
        for (PivotLeg leg : legs) {
            ObjectNode node = array.addObject();
            ObjectNode source = node.putObject("source");
            source.put("ip", leg.source().getHostAddress());
            source.put("port", leg.sourcePort());
            source.put("bytes", leg.octetsToServer());
            ObjectNode destination = node.putObject("destination");
            destination.put("ip", leg.destination().getHostAddress());
            destination.put("port", leg.destinationPort());
            destination.put("bytes", leg.octetsToClient());
            node.put("start", TIME.format(leg.start()));
            node.put("end", TIME.format(leg.end()));
        }
    }
}
