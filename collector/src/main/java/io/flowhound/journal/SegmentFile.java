/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file of a segment, as the writer sees it. */
interface SegmentFile extends AutoCloseable {
    /** Writes part of a buffer or all of it at an offset and returns how much. */
    int write(ByteBuffer from, long offset) throws IOException;

    /** Forces what was written to the disk. */
    void force() throws IOException;

    @Override
    void close() throws IOException;

    /** Makes the file, which must not exist. */
    static SegmentFile create(Path path) throws IOException {
        return new OnDisk(path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** Makes segment files; tests have some that fail. */
    interface Factory {
        SegmentFile create(Path path) throws IOException;
    }

    /** A file of the file system. */
    final class OnDisk implements SegmentFile {
        private final Path path;
        private volatile FileChannel channel;

        private OnDisk(Path path, FileChannel channel) {
            this.path = path;
            this.channel = channel;
        }

        @Override
        public int write(ByteBuffer from, long offset) throws IOException {
            if (!channel.isOpen()) { // an interrupt closes a channel for good
                channel = FileChannel.open(path, StandardOpenOption.WRITE);
            }
            return channel.write(from, offset);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
