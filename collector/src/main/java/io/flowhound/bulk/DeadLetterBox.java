/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of a data folder, for commands: reads them, and takes some out. May be used while a collector appends: what
 * is written anew takes the place of the old file in one step, while nobody appends, so that a crash leaves either of both.
 */
public final class DeadLetterBox {
    private final DeadLetterFolder folder;

    /** The box of a data folder. There need not be one. */
    public DeadLetterBox(Path folder) {
        this.folder = new DeadLetterFolder(folder);
    }

    /** The file that newer documents are in; there may be an older one beside it. */
    public Path file() {
        return folder.file();
    }

    /** Whether there are files at all. */
    public boolean isEmpty() {
        return folder.octets() == 0;
    }

    /** How much there is, in octets. */
    public long octets() {
        return folder.octets();
    }

    /**
     * Hands over what is there at present, the oldest first.
     *
     * @return how many lines could not be read, as one that a crash cut short
     */
    public long read(Consumer<StoredLetter> letters) throws IOException {
        long unreadable = 0;
        for (InputStream file : open()) {
            try (InputStream in = new BufferedInputStream(file, 1 << 16)) {
                for (byte[] line = line(in); line != null; line = line(in)) {
                    StoredLetter letter = StoredLetter.read(line);
                    if (letter != null) {
                        letters.accept(letter);
                    } else if (line.length > 0) {
                        unreadable++;
                    }
                }
            }
        }
        return unreadable;
    }

    /** Both at one moment, since the collector may put a new one in the place of the other. */
    private List<InputStream> open() throws IOException {
        return isEmpty()
                ? List.of()
                : folder.locked(() -> {
                    List<InputStream> files = new ArrayList<>();
                    for (Path file : List.of(folder.older(), folder.file())) {
                        if (Files.exists(file)) {
                            files.add(Files.newInputStream(file));
                        }
                    }
                    return files;
                });
    }

    /** Takes out what a test takes; returns how many. What cannot be read stays. */
    public long drop(Predicate<StoredLetter> dropped) throws IOException {
        return rewrite(letter -> dropped.test(letter) ? null : letter);
    }

    /** Takes out everything, also what cannot be read; returns how many lines that were. */
    public long dropAll() throws IOException {
        return isEmpty()
                ? 0
                : folder.locked(() -> {
                    long[] lines = {0};
                    for (Path file : List.of(folder.older(), folder.file())) {
                        lines[0] += lines(file);
                        Files.deleteIfExists(file);
                    }
                    return lines[0];
                });
    }

    /** Takes out what is stored now, and writes down why the rest is refused; returns how many are out. */
    public long settle(List<ResendOutcome> outcomes) throws IOException {
        Map<StoredLetter.Key, ResendOutcome> byKey = new HashMap<>();
        outcomes.forEach(outcome -> byKey.put(outcome.letter().key(), outcome));
        return rewrite(letter -> {
            ResendOutcome outcome = byKey.get(letter.key());
            return outcome == null ? letter : outcome.left(letter);
        });
    }

    /** What becomes of a letter: itself, another one, or null for nothing. */
    private interface Change {
        @Nullable
        StoredLetter of(StoredLetter letter);
    }

    private long rewrite(Change change) throws IOException {
        return isEmpty() ? 0 : folder.locked(() -> rewrite(folder.older(), change) + rewrite(folder.file(), change));
    }

    private long rewrite(Path file, Change change) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        Path draft = folder.draft();
        try {
            long out = draft(file, draft, change);
            keepOwner(file, draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (Files.size(file) == 0) {
                Files.delete(file);
            }
            return out;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static long draft(Path file, Path draft, Change change) throws IOException {
        long out = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                FileChannel channel = FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream to = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            for (byte[] line = line(in); line != null; line = line(in)) {
                StoredLetter letter = StoredLetter.read(line);
                StoredLetter left = letter == null ? null : change.of(letter);
                if (letter == null || letter.equals(left)) {
                    to.write(line);
                    to.write('\n');
                } else if (left == null) {
                    out++;
                } else {
                    to.write(left.line());
                }
            }
            to.flush();
            channel.force(true);
        }
        return out;
    }

    /** The collector has to be able to append to it, though root may have run the command. */
    private static void keepOwner(Path file, Path draft) throws IOException {
        try {
            if (!Files.getOwner(draft).equals(Files.getOwner(file))) {
                Files.setOwner(draft, Files.getOwner(file));
            }
        } catch (UnsupportedOperationException noOwners) {
            return;
        } catch (FileSystemException denied) {
            throw new IOException(
                    "the dead-letter file belongs to " + Files.getOwner(file) + ": run this as that user", denied);
        }
    }

    private static long lines(Path file) throws IOException {
        long lines = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            while (line(in) != null) {
                lines++;
            }
            return lines;
        } catch (NoSuchFileException none) {
            return 0;
        }
    }

    /** The next line without its end; null behind the last one. */
    private static byte @Nullable [] line(InputStream in) throws IOException {
        int octet = in.read();
        if (octet < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        while (octet >= 0 && octet != '\n') {
            line.write(octet);
            octet = in.read();
        }
        return line.toByteArray();
    }
}
