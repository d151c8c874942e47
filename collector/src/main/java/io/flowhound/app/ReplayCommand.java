/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.capture.CaptureReader;
import io.flowhound.capture.ReplaySettings;
import io.flowhound.capture.ReplaySummary;
import io.flowhound.capture.Replayer;
import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flowhound replay}: sends a capture's datagrams again and prints what was sent as one JSON object. */
@Command(
        name = "replay",
        description =
                "Send the datagrams of a capture (pcap, pcapng) or the messages of an IPFIX file again over UDP, or its"
                        + " IPFIX messages over TCP or TLS.")
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The capture.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--to",
            paramLabel = "HOST:PORT",
            required = true,
            description =
                    "Where to send it: HOST:PORT over UDP; tcp://HOST:PORT or tls://HOST:PORT, IPFIX only, over one"
                            + " connection for each exporter.")
    @SuppressWarnings("NullAway.Init")
    private String target;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "With tls://: the authority (PEM) that signed the collector's certificate.")
    private @Nullable Path ca;

    @Option(names = "--insecure", description = "With tls://: take any certificate.")
    private boolean insecure;

    @Option(
            names = "--keep-exporters",
            description = "Send from 127.0.1.1, 127.0.1.2 and so on, an address for each exporter. Loopback only.")
    private boolean keepExporters;

    @Option(names = "--loop", paramLabel = "N", defaultValue = "1", description = "Send it N times (${DEFAULT-VALUE}).")
    private int loops;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "X times as fast as captured (${DEFAULT-VALUE}); 0: without waiting, but for 0.2 ms gaps.")
    private double speed;

    @Option(
            names = "--exporter",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "The exporter of an IPFIX file, which does not name it: for the summary.")
    private IpAddress exporter = CaptureReader.NOBODY;

    /** Sends the capture; 0 when all was sent, 1 when not. */
    @Override
    public Integer call() {
        try {
            ReplaySummary summary = new Replayer(settings()).replay(file, exporter);
            for (String warning : summary.capture().warnings()) {
                spec.commandLine().getErr().println("warning: " + warning);
            }
            spec.commandLine().getOut().println(json(summary));
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println("replay: " + e.getMessage());
            return 1;
        }
    }

    private ReplaySettings settings() throws IOException {
        try {
            ReplayTarget to = ReplayTarget.parse(target);
            return new ReplaySettings(to.address(), keepExporters, loops, speed, to.streams(ca, insecure));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private String json(ReplaySummary summary) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("to", target).put("datagrams", summary.datagrams()).put("octets", summary.octets());
        root.put("loops", loops);
        ArrayNode exporters = root.putArray("exporters");
        for (ReplaySummary.Exporter exporter : summary.exporters()) {
            ObjectNode one = exporters.addObject().put("address", exporter.address());
            if (exporter.sentFrom() != null) {
                one.put("sent_from", exporter.sentFrom());
            }
            one.put("datagrams", exporter.datagrams());
        }
        ObjectNode capture = root.putObject("capture");
        capture.put("datagrams", summary.capture().datagrams());
        capture.put("fragments", summary.capture().fragments());
        capture.put("other_packets", summary.capture().others());
        capture.put("cut_packets", summary.capture().cut());
        capture.put("damaged_packets", summary.capture().damaged());
        capture.put("resynchronised", summary.capture().resynchronised());
        ArrayNode warnings = capture.putArray("warnings");
        summary.capture().warnings().forEach(warnings::add);
        return mapper.writeValueAsString(root);
    }
}
