/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of simulated lines, one a line, in the order in which they were sent. */
public final class LineFile implements LineSink, AutoCloseable {
    private final BufferedWriter writer;

    /** Creates the file, or empties it. */
    public LineFile(Path file) throws IOException {
        writer = Files.newBufferedWriter(file);
    }

    @Override
    public void take(SimulatedLine line) throws IOException {
        writer.write(line.text());
        writer.write('\n');
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
