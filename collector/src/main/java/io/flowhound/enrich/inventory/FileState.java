/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file.
 *
 * @param file where it is
 * @param entries how many things it has that are in use
 * @param problems what is wrong with it, each with file and line; a thousand at most
 * @param problemCount how many problems there are
 * @param date when the version that is in use was changed last; null when none was read
 * @param failure why the file as it is now is not in use; null when it is
 */
public record FileState(
        Path file,
        int entries,
        List<String> problems,
        int problemCount,
        @Nullable Instant date,
        @Nullable String failure) {
    public FileState {
        problems = List.copyOf(problems);
    }

    /** The same, whose file cannot be read now. */
    FileState failed(String why) {
        return new FileState(file, entries, problems, problemCount, date, why);
    }
}
