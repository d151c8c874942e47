/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a {@link FileJournal} uses the disk.
 *
 * @param dataDir folder of all of the collector's data; the journal stands in {@code journal/} below it
 * @param segmentOctets size of one file, 128 KiB or more
 * @param budgetOctets size of all files together, 4 segments or more
 * @param syncInterval how often what was written is forced to the disk: what a power cut can cost
 * @param syncOctets with how many octets that are not forced this is done earlier, 1 or more
 */
public record JournalSettings(
        Path dataDir, long segmentOctets, long budgetOctets, Duration syncInterval, long syncOctets) {
    private static final long KIB = 1024;
    /** Every segment is a file: beyond so many the oldest goes. */
    static final int MOST_SEGMENTS = 16_384;

    private static final long LEAST_SEGMENT = 128 * KIB;
    private static final long USUAL_SYNC = 4 * KIB * KIB;

    public JournalSettings {
        if (segmentOctets < LEAST_SEGMENT) {
            throw new IllegalArgumentException("a journal segment of " + segmentOctets + " octets is too small: give "
                    + LEAST_SEGMENT + " or more");
        }
        if (budgetOctets < 4 * segmentOctets) {
            throw new IllegalArgumentException("a journal budget of " + budgetOctets
                    + " octets is too small: give 4 segments or more, " + 4 * segmentOctets);
        }
        if (budgetOctets / MOST_SEGMENTS > segmentOctets) {
            throw new IllegalArgumentException("a journal budget of " + budgetOctets + " octets would take more than "
                    + MOST_SEGMENTS + " files: give longer segments");
        }
        if (syncInterval.isNegative() || syncInterval.isZero()) {
            throw new IllegalArgumentException("the journal's sync interval must be more than 0");
        }
        if (syncOctets < 1) {
            throw new IllegalArgumentException("the journal's sync size must be more than 0");
        }
    }

    /** Those with the usual number of octets that are not forced. */
    public JournalSettings(Path dataDir, long segmentOctets, long budgetOctets, Duration syncInterval) {
        this(dataDir, segmentOctets, budgetOctets, syncInterval, USUAL_SYNC);
    }

    /** Segments of 64 MiB, 4 GiB in all, forced to the disk every 100 ms or 4 MiB. */
    public static JournalSettings defaults(Path dataDir) {
        return new JournalSettings(dataDir, 64 * KIB * KIB, 4 * KIB * KIB * KIB, Duration.ofMillis(100));
    }
}
