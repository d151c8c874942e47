/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.config.ConfigurationException;
import io.flowhound.simulate.ExportProtocol;
import io.flowhound.simulate.ExporterInfo;
import io.flowhound.simulate.PcapWriter;
import io.flowhound.simulate.UdpExporter;
import io.flowhound.simulate.network.LabCapture;
import io.flowhound.simulate.network.NetworkFile;
import io.flowhound.simulate.network.SimulatedNetwork;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of {@code simulate} that take traffic from a file, and what they do. */
final class NetworkOptions {
    @ArgGroup
    private @Nullable Source source;

    /** One of them. */
    static final class Source {
        @Option(
                names = "--network",
                paramLabel = "FILE",
                description = {
                    "Plays a network that a YAML file describes, packet by packet: sites, conversations, paths, and exporters"
                            + " each with a flow cache and a clock of its own. docs/simulate.md lists the keys.",
                    "--truth then writes one JSON object a line for each conversation. Without --pcap it is sent as long"
                            + " as it takes."
                })
        private @Nullable Path network;

        @Option(
                names = "--lab",
                paramLabel = "FILE",
                description =
                        "Writes the records of a pivot lab (its flows.jsonl) as IPFIX into the capture that --pcap"
                                + " names, from the exporters and at the times of arrival that the records have.")
        private @Nullable Path lab;
    }

    /** Whether traffic comes from a file. */
    boolean isWanted() {
        return source != null;
    }

    /** Whether it is a network, which has a truth and can be sent. */
    boolean isNetwork() {
        return source != null && source.network != null;
    }

    /** Where to; {@code start} is when the network begins, or null for what its file says. */
    record Output(
            @Nullable Path pcap,
            @Nullable Path truth,
            @Nullable Instant start,
            InetSocketAddress target) {}

    /** Makes the traffic and says how much it was. */
    ObjectNode run(Output output) throws ConfigurationException, IOException, InterruptedException {
        if (source != null && source.network != null) {
            return play(NetworkFile.read(source.network), output);
        }
        if (source == null || source.lab == null || output.pcap == null) {
            throw new IllegalArgumentException("--lab needs --pcap FILE to write to");
        }
        try (PcapWriter writer = new PcapWriter(output.pcap, output.target.getPort())) {
            LabCapture.Written written = LabCapture.write(source.lab, writer);
            return new ObjectMapper()
                    .createObjectNode()
                    .put("records", written.records())
                    .put("datagrams", written.datagrams())
                    .put("exporters", written.exporters());
        }
    }

    private static ObjectNode play(NetworkFile file, Output output) throws IOException, InterruptedException {
        Instant start = output.start != null ? output.start : output.pcap != null ? file.begin() : Instant.now();
        SimulatedNetwork network = new SimulatedNetwork(file, start);
        List<byte[]> addresses = network.addresses();
        if (output.pcap != null) {
            try (PcapWriter writer = new PcapWriter(output.pcap, output.target.getPort())) {
                network.play((exporter, arrival, payload) -> writer.write(addresses.get(exporter), arrival, payload));
            }
        } else {
            send(network, start, output.target);
        }
        if (output.truth != null) {
            network.writeTruth(output.truth);
        }
        return network.summary();
    }

    private static void send(SimulatedNetwork network, Instant start, InetSocketAddress target)
            throws IOException, InterruptedException {
        List<ExporterInfo> infos = new ArrayList<>();
        for (int i = 0; i < network.addresses().size(); i++) {
            // Only the address from which to send is of importance here.
            String address = "127.0.1." + (i + 1);
            infos.add(new ExporterInfo("" + i, ExportProtocol.IPFIX, i, address, address, Duration.ofMinutes(1)));
        }
        try (UdpExporter exporter = new UdpExporter(infos, target)) {
            long begun = System.nanoTime();
            network.play((index, arrival, payload) ->
                    exporter.send(index, begun, Duration.between(start, arrival), payload));
        }
    }
}
