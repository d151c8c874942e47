/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.report.GraphFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flowhound pivots export}: one alert as a graph for other programs. */
@Command(
        name = "export",
        description = {
            "Write the chain of an alert as a graph that Cytoscape, Gephi or Graphviz opens.",
            "Exit code: 1 when there is no such alert or the file cannot be written."
        })
final class ExportCommand implements Callable<Integer> {
    private final PivotAccess access;

    @Mixin
    private final AlertId id = new AlertId();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            required = true,
            description = "graphml (Cytoscape, Gephi, yEd, networkx), dot (Graphviz) or cyjs (Cytoscape JSON).")
    private GraphFormat format = GraphFormat.GRAPHML;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write this file (default: stdout).")
    private @Nullable Path file;

    ExportCommand(PivotAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws Exception {
        try (PivotDesk desk = access.desk(access.configuration())) {
            Alert alert = id.find(desk, access.err());
            if (alert == null) {
                return 1;
            }
            write(format.write(alert));
            return 0;
        }
    }

    private void write(String graph) throws IOException {
        if (file == null) {
            access.out().print(graph);
            access.out().flush();
            return;
        }
        try {
            Files.writeString(file, graph);
        } catch (IOException e) {
            throw new IOException("cannot write the file " + file + " of --output (" + e + ")", e);
        }
        access.err().println("wrote " + file);
    }
}
