/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the segments that an earlier run left behind, and cuts off what it did not finish writing. */
final class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final Path folder;
    private final Window window;
    private final List<Segment> segments = new ArrayList<>();
    private long lastArrival;
    private long latestBase;

    Recovery(Path folder, Window window) {
        this.folder = folder;
        this.window = window;
    }

    /** Reads the folder. Files that hold no entry are deleted, files that cannot be read are set aside. */
    void run() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.sorted().toList();
        }
        for (Path file : files) {
            if (file.toString().endsWith(Segment.SUFFIX)) {
                open(file);
            } else if (file.toString().endsWith(Thinning.SUFFIX)) {
                Files.delete(file); // the segment itself is still whole
            }
        }
        if (!segments.isEmpty()) {
            cutTail(segments.size() - 1);
        }
        for (Segment each : segments) {
            estimate(each);
        }
    }

    /** What was found, oldest first. */
    List<Segment> segments() {
        return segments;
    }

    /** When the last entry of all arrived, epoch milliseconds; 0 when there is none. */
    long lastArrival() {
        return lastArrival;
    }

    /** The position behind everything that was found. */
    long end() {
        return segments.isEmpty()
                ? latestBase
                : Math.max(latestBase, segments.getLast().end());
    }

    private void open(Path file) throws IOException {
        latestBase = Math.max(latestBase, Segment.baseOf(file));
        long size = Files.size(file);
        if (size <= Segment.HEADER) {
            Files.delete(file);
            return;
        }
        Segment segment;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            segment = Segment.parse(file, header(channel, file), channel);
        }
        if (segment == null) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            log.error("the header of {} is damaged: its {} octets are not read. Kept as {}", file, size, aside);
            return;
        }
        segments.add(segment);
    }

    private static ByteBuffer header(FileChannel channel, Path file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Segment.HEADER);
        while (header.hasRemaining() && channel.read(header) >= 0) {
            // a read may give less than was asked for
        }
        header.flip();
        if (Segment.isOfUnknownVersion(header)) {
            throw new IOException(file + " was written by another version of Flowhound. Start that version until it has"
                    + " stored everything, or move the folder away.");
        }
        return header;
    }

    /** Estimates how many datagrams a segment holds from those it starts with: to count them all would take long. */
    private void estimate(Segment segment) {
        try (SegmentInput input = SegmentInput.open(segment)) {
            window.load(input, segment.start());
            int framed = window.frame();
            if (framed > 0) {
                segment.datagrams(Math.round((double) window.entries() * segment.octetsFrom(segment.start()) / framed));
            }
        } catch (IOException e) {
            log.warn("cannot look into {}: {}. Check the disk.", segment, e.toString());
        }
    }

    private void cutTail(int index) throws IOException {
        Segment segment = segments.get(index);
        long good = endOfLastEntry(segment);
        try (FileChannel channel = FileChannel.open(segment.path, StandardOpenOption.WRITE)) {
            if (good < segment.end() && !segment.thinned()) {
                log.warn(
                        "{} ends in an unfinished entry, as after a crash: its last {} octets were cut off",
                        segment,
                        segment.end() - good);
                channel.truncate(good - segment.base);
                channel.force(true);
                segment.size(good - segment.base);
            }
        }
        if (segment.size() <= Segment.HEADER) {
            Files.delete(segment.path);
            segments.remove(index);
        }
    }

    /** Damage in the middle stays for the reader to skip: only what no entry follows is a torn tail. */
    private long endOfLastEntry(Segment segment) throws IOException {
        long good = segment.start();
        try (SegmentInput input = SegmentInput.open(segment)) {
            for (long at = good; at < segment.end(); at = input.next(at)) {
                window.load(input, at);
                int framed = window.frame();
                if (framed > 0) {
                    at += framed;
                    good = at;
                    lastArrival = Math.max(lastArrival, window.lastArrival());
                } else {
                    at += window.search();
                }
            }
        }
        return good;
    }
}
