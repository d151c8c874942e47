/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a list.
 *
 * @param name of the feed
 * @param file where it is
 * @param entries that are in use
 * @param badLines lines that could not be read
 * @param refused entries that no list may have, such as private addresses
 * @param unused what is no address, not valid now, or not meant for detection
 * @param problems the first bad and refused lines, with the reason
 * @param date when the file that is in use was changed last; null when none was read
 * @param maxAge after which it is old
 * @param failure why the file as it is now is not in use; null when it is
 * @param matches how often an address of it was met
 */
public record ListState(
        String name,
        Path file,
        long entries,
        long badLines,
        long refused,
        long unused,
        List<String> problems,
        @Nullable Instant date,
        Duration maxAge,
        @Nullable String failure,
        long matches) {
    public ListState {
        problems = List.copyOf(problems);
    }

    /** A list that was not read yet. */
    static ListState unread(ThreatList list) {
        return new ListState(
                list.name(), list.file(), 0, 0, 0, 0, List.of(), null, list.maxAge(), "was not read yet", 0);
    }

    /** A list as it was read. */
    static ListState of(ThreatList list, Entries entries, Instant date) {
        return new ListState(
                list.name(),
                list.file(),
                entries.size(),
                entries.badLines(),
                entries.refused(),
                entries.unusedCount(),
                entries.problems(),
                date,
                list.maxAge(),
                null,
                0);
    }

    /** The same under other settings. */
    ListState of(ThreatList list) {
        return new ListState(
                list.name(),
                list.file(),
                entries,
                badLines,
                refused,
                unused,
                problems,
                date,
                list.maxAge(),
                failure,
                matches);
    }

    /** The same, whose file cannot be read now. */
    ListState failed(String why) {
        return new ListState(name, file, entries, badLines, refused, unused, problems, date, maxAge, why, matches);
    }

    ListState met(long count) {
        return new ListState(name, file, entries, badLines, refused, unused, problems, date, maxAge, failure, count);
    }

    /** How old it is; null when there is none. */
    public @Nullable Duration age(Instant now) {
        if (date == null) {
            return null;
        }
        Duration age = Duration.between(date, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Whether it is older than it should be. */
    public boolean isOld(Instant now) {
        Duration age = age(now);
        return age != null && age.compareTo(maxAge) > 0;
    }
}
