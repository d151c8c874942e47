/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.capture.CaptureReader;
import io.flowhound.capture.CaptureSummary;
import io.flowhound.config.Configuration;
import io.flowhound.journal.MemoryEntries;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.schema.IpAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flowhound decode FILE}: what the datagrams of a capture would become, one JSON document a line. */
@Command(
        name = "decode",
        description = {
            "Print the documents that the flows of a capture become, one JSON object a line. A capture is a pcap or"
                    + " pcapng file (NetFlow and IPFIX over UDP, IPFIX over TCP and SCTP) or an IPFIX file (RFC 5655),"
                    + " packed by gzip or not.",
            "With --syslog, print the documents that the lines of a log file become; - is the standard input. Times without"
                    + " a zone are in that of syslog.zone.",
            "A datagram arrives when it was captured, the messages of an IPFIX file when they were exported. Nothing is"
                    + " sent or stored."
        })
final class DecodeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "FILE", description = "The capture, or the log file.")
    private Path file = Path.of("");

    @Option(
            names = "--raw",
            description = "The full profile as it stands on the wire: nothing added, scaled, merged or swapped.")
    private boolean raw;

    @Option(
            names = "--exporter",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "The exporter of an IPFIX file, which does not name it. Captures of packets do.")
    private IpAddress exporter = CaptureReader.NOBODY;

    @Option(names = "--syslog", description = "The file holds lines of a log.")
    private boolean syslog;

    DecodeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = context.configuration();
        if (syslog) {
            return new LogFileDecoding(configuration, context.out(), context.err()).decode(file);
        }
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        CollectorMetrics metrics = new CollectorMetrics(registry);
        DocumentLines lines = new DocumentLines(context.out());
        FlowPath.Stages stages = raw
                ? FlowPath.raw(configuration, lines, metrics, new MemoryEntries())
                : FlowPath.enriched(
                        configuration,
                        GeoSources.places(
                                configuration, configuration.documents().profile()),
                        lines,
                        metrics,
                        new MemoryEntries());
        CapturedFlows flows = new CapturedFlows(stages, CapturedFlows.Step.PLAIN);
        CaptureSummary capture = CaptureReader.read(file, exporter, new CapturedEntries(flows));
        flows.end();
        lines.flush();
        report(capture, lines.documents(), registry);
        return context.out().checkError() ? 1 : 0;
    }

    private void report(CaptureSummary capture, long documents, SimpleMeterRegistry registry) {
        PrintStream err = context.err();
        err.printf("%d documents of %d datagrams%n", documents, capture.datagrams());
        MergedRecords merged = MergedRecords.of(registry);
        if (merged.differ()) {
            err.println(merged.words());
        }
        capture.warnings().forEach(err::println);
        Totals.drops(registry).forEach((reason, count) -> err.printf("dropped, %s: %d%n", reason.tag(), count));
    }
}
