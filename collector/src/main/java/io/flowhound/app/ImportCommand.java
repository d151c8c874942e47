/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.capture.CaptureReader;
import io.flowhound.capture.CaptureSummary;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flowhound import FILE...}: stores the flows of captures with their own times, as often as one likes. */
@Command(
        name = "import",
        description = {
            "Store the flows of captures (pcap, pcapng) and IPFIX files, packed by gzip or not, in the configured"
                    + " Elasticsearch, with their own times and the tag imported. A datagram that was imported before,"
                    + " from this file or from another one, is not stored again.",
            "Give the files of one exporter in their order: the templates of one serve the next. Prints what it did as one"
                    + " JSON object.",
            "Exit code: 0 all is stored, 1 a file could not be read or a document was refused."
        })
final class ImportCommand implements Callable<Integer> {
    private static final long PROGRESS_MILLIS = 5_000;

    private final CommandContext context;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Captures and IPFIX files.")
    private List<Path> files = List.of();

    @Option(
            names = "--exporter",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "The exporter of IPFIX files, which do not name it. Captures of packets do.")
    private IpAddress exporter = CaptureReader.NOBODY;

    ImportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = context.configuration();
        if (!InstalledTemplates.ensure(configuration, Set.of(DocumentKind.FLOWS), context.err())) {
            context.err()
                    .println("Nothing was imported. ./flowhound setup installs the index template, with"
                            + " elasticsearch.admin-api-key.");
            return 1;
        }
        // Beside the collector's own files and not among them: it may be running, and only one may write each file.
        Path refused = configuration
                .data()
                .dir()
                .resolve("import-" + System.currentTimeMillis() + "-"
                        + ProcessHandle.current().pid());
        ObjectNode json = new ObjectMapper().createObjectNode();
        boolean readable;
        Importer importer;
        try (Parts parts = new Parts()) {
            ElasticClient elastic = parts.add(ElasticAccess.writer(configuration));
            importer = parts.add(new Importer(configuration, elastic, refused));
            parts.add(new ImportProgress(importer, context.err(), PROGRESS_MILLIS));
            readable = take(importer, json.putArray("files"));
            importer.end();
            importer.close(); // which may take long, so while progress is still shown
        }
        ImportResult result = importer.result();
        result.writeTo(json);
        if (result.refused() > 0) {
            json.put("dead_letters", refused.resolve("dead-letter.ndjson").toString());
        }
        if (result.merged().differ()) {
            context.err().println(result.merged().words());
        }
        context.out().println(json);
        return readable && result.refused() == 0 && !context.out().checkError() ? 0 : 1;
    }

    /** Takes all files; false when one could not be read. */
    private boolean take(Importer importer, ArrayNode list) {
        boolean readable = true;
        for (Path file : files) {
            ObjectNode one = list.addObject().put("file", file.toString());
            try {
                CaptureSummary summary = importer.take(file, exporter);
                one.put("datagrams", summary.datagrams());
                if (!summary.warnings().isEmpty()) {
                    summary.warnings().forEach(one.putArray("warnings")::add);
                    summary.warnings().forEach(warning -> context.err().println(file + ": " + warning));
                }
            } catch (IOException e) {
                one.put("error", Failures.oneLine(e));
                context.err().println("flowhound: " + Failures.oneLine(e));
                readable = false;
            }
        }
        return readable;
    }
}
