/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a {@link Section} reports its problems, by keys without the name of the section; the whole has none. */
final class SectionProblems {
    private static final Pattern KEY = Pattern.compile("[!-~]+");

    private final String section;
    private final Problems problems;

    SectionProblems(String section, Problems problems) {
        this.section = section;
        this.problems = problems;
    }

    void add(String key, @Nullable Object value, String message, @Nullable String suggestion) {
        String text = value == null ? null : Scalars.writeAll(value);
        String path = section.isEmpty() ? key : section + "." + key;
        problems.add(new Problem(path, text, message, suggestion));
    }

    /** Whether there are any yet with settings of another section. */
    boolean areIn(String other) {
        return problems.areIn(other);
    }

    /**
     * Reports a key that no header of HTTP can carry, as when an invisible character was copied along: the HTTP client would show all of
     * it in its message.
     */
    void key(String key, @Nullable Secret value) {
        if (value != null && !KEY.matcher(value.reveal()).matches()) {
            add(key, value, "has characters that no key has: copy it again", null);
        }
    }

    /** Reports a file that is named and cannot be read. */
    void file(String key, @Nullable Path file) {
        if (file != null && !(Files.isRegularFile(file) && Files.isReadable(file))) {
            add(key, file, "is no file that can be read; relative paths start at the working folder", null);
        }
    }
}
