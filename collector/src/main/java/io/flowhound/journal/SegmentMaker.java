/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the files of new segments in one folder, with their headers. */
final class SegmentMaker {
    private final Path folder;
    private final SegmentFile.Factory files;

    SegmentMaker(Path folder, SegmentFile.Factory files) {
        this.folder = folder;
        this.files = files;
    }

    /** The segment that follows a full one. */
    Segment next(Segment full) {
        return at(full.end(), full.incarnation);
    }

    /** A new segment that starts at a position. */
    Segment at(long base, long incarnation) {
        return Segment.whole(folder.resolve(Segment.fileName(base)), base, incarnation, Segment.HEADER);
    }

    /** Makes the file of a segment and writes its header; leaves no file behind when that fails. */
    SegmentFile create(Segment segment) throws IOException {
        SegmentFile file = files.create(segment.path);
        try {
            ByteBuffer header = segment.header();
            while (header.hasRemaining()) {
                file.write(header, header.position());
            }
            return file;
        } catch (IOException e) {
            file.close();
            Files.deleteIfExists(segment.path);
            throw e;
        }
    }

    /** Makes the names of new files survive a power cut. */
    void forceFolder() throws IOException {
        Folders.force(folder);
    }
}
