/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import io.flowhound.enrich.file.FileVersion;
import io.flowhound.enrich.file.WatchedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file with what was read of it last. What cannot be read leaves what was read before. For one thread, but for {@link #state}. */
final class SourceFile {
    private static final Logger log = LoggerFactory.getLogger(SourceFile.class);
    private static final int LOGGED = 3;

    private final Path file;
    private final WatchedFile watched;
    private Content content;
    private volatile FileState state;

    SourceFile(Path file) {
        this.file = file;
        this.watched = new WatchedFile(file);
        this.content = new Content(file);
        this.state = new FileState(file, 0, List.of(), 0, null, "was not read yet");
    }

    Path file() {
        return file;
    }

    Content content() {
        return content;
    }

    FileState state() {
        return state;
    }

    /**
     * Reads the file when that is needed.
     *
     * @param atOnce whether a file may be read that has changed since the last look
     * @return whether there is something new
     */
    boolean look(boolean atOnce) {
        FileVersion version = null;
        try {
            version = watched.due(atOnce, false);
            if (version == null) {
                return false;
            }
            Content read = InventoryFile.read(file);
            if (!watched.isStill(version)) {
                return false; // written meanwhile: the next look sees to it
            }
            watched.take(version);
            take(read, version.modified());
            return true;
        } catch (IOException | RuntimeException e) { // whatever a file has in it, the others are read
            failed(version, e);
            return false;
        }
    }

    private void take(Content read, Instant date) {
        content = read;
        state = new FileState(file, read.size(), read.problems(), read.problemCount(), date, null);
        log.info("inventory: {} entries of {} from {}", read.size(), date, file);
    }

    private void failed(@Nullable FileVersion version, Exception e) {
        if (version == null) {
            watched.forget();
        } else {
            watched.take(version); // reading the same again would not help
        }
        String why = why(e);
        if (!why.equals(state.failure())) {
            log.warn(
                    "inventory: {} {}; {}",
                    file,
                    why,
                    state.date() == null ? "nothing of it is in use" : "what was read before stays in use");
        }
        state = state.failed(why);
    }

    /** In the words of who reads, also where it is not even there. */
    private String why(Exception e) {
        if (!(e instanceof IOException)) {
            return "cannot be read: " + e;
        }
        try {
            InventoryFile.read(file);
            return String.valueOf(e.getMessage());
        } catch (IOException told) {
            return String.valueOf(told.getMessage());
        }
    }

    /** Adds what became clear beside other files, and tells of all problems. */
    void beside(List<String> more) {
        List<String> all = new ArrayList<>(content.problems());
        all.addAll(more);
        state = new FileState(
                file, state.entries(), all, content.problemCount() + more.size(), state.date(), state.failure());
    }

    void logProblems() {
        FileState now = state;
        if (now.problemCount() > 0) {
            log.warn(
                    "inventory: {} has {} problems, those rows are left out until they are corrected: {}{}",
                    file,
                    now.problemCount(),
                    String.join(
                            "; ",
                            now.problems()
                                    .subList(0, Math.min(LOGGED, now.problems().size()))),
                    now.problemCount() > LOGGED ? "; ./flowhound check says all" : "");
        }
    }
}
