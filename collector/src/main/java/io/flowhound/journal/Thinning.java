/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Writes a segment anew without the entries of some exporters. What is left keeps its positions. */
final class Thinning {
    /** What the name of a file ends in while it is written. */
    static final String SUFFIX = ".thinner";

    private final SegmentScan scan;

    Thinning(SegmentScan scan) {
        this.scan = scan;
    }

    /**
     * Writes what is left into a file beside the segment's, and forces it to the disk.
     *
     * @return the segment as it is once that file was put {@linkplain #putInPlace in its place}
     */
    Segment write(Segment segment, Census census, Set<IpAddress> without) throws IOException {
        Path file = fileOf(segment);
        discard(segment);
        try (SegmentInput input = SegmentInput.open(segment);
                FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Runs runs = new Runs();
            scan.entries(input, segment.start(), entry -> {
                if (!without.contains(census.nameOf(new IpAddress(entry.addressHigh, entry.addressLow)))) {
                    runs.add(entry.position, (int) (entry.nextPosition - entry.position));
                }
            });
            if (runs.isEmpty() || runs.count() > Runs.MOST) {
                throw new IOException("nothing is left in it, or too little at a time");
            }
            ByteBuffer list = runs.octets();
            Segment left = Segment.thinned(segment.path, segment.base, segment.incarnation, runs);
            write(left.header(), out);
            write(list, out);
            for (int run = 0; run < runs.count(); run++) {
                input.copy(runs.start(run), runs.end(run) - runs.start(run), out);
            }
            out.force(false);
            return left;
        } catch (IOException | RuntimeException e) {
            discard(segment);
            throw e;
        }
    }

    private static void write(ByteBuffer octets, FileChannel out) throws IOException {
        while (octets.hasRemaining()) {
            out.write(octets);
        }
    }

    /** Puts what was written in the place of the segment's file. */
    void putInPlace(Segment segment) throws IOException {
        Files.move(fileOf(segment), segment.path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes what was written. */
    void discard(Segment segment) throws IOException {
        Files.deleteIfExists(fileOf(segment));
    }

    private static Path fileOf(Segment segment) {
        return segment.path.resolveSibling(segment.path.getFileName() + SUFFIX);
    }
}
