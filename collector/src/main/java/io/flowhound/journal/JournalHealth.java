/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import java.util.List;
import java.util.Locale;

/** Says whether what arrives is kept: red while something fails, while data are dropped, and before they soon will be. */
final class JournalHealth implements HealthSource {
    private static final long DROPS_MATTER_NANOS = 5 * 60_000_000_000L;
    /** Which part of what may be used is too much. */
    private static final double MUCH = 0.8;
    /** With room for how many segments a disk is nearly full. */
    private static final int SEGMENTS_LEFT = 4;

    private final SegmentList segments;
    private final JournalReader reader;
    private final Losses losses;
    private final DiskSpace disk;
    private final List<Trouble> troubles;
    private final JournalSettings settings;

    JournalHealth(
            SegmentList segments,
            JournalReader reader,
            Losses losses,
            DiskSpace disk,
            List<Trouble> troubles,
            JournalSettings settings) {
        this.segments = segments;
        this.reader = reader;
        this.losses = losses;
        this.disk = disk;
        this.troubles = List.copyOf(troubles);
        this.settings = settings;
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public Health health() {
        for (Trouble trouble : troubles) {
            String problem = trouble.problem();
            if (problem != null) {
                return Health.failing(problem);
            }
        }
        if (losses.within(DROPS_MATTER_NANOS)) {
            return Health.failing("no room: datagrams that nobody had read were dropped within the last 5 minutes, "
                    + losses.datagrams()
                    + " so far. See why Elasticsearch does not keep up, or raise journal.budget.");
        }
        return ofRoom();
    }

    private Health ofRoom() {
        long free = disk.latest();
        if (free < SEGMENTS_LEFT * settings.segmentOctets()) {
            return Health.failing("the disk of " + settings.dataDir() + " is nearly full: " + mebibytes(free)
                    + " left. Make room there, or move data.dir.");
        }
        long waiting = segments.octetsFrom(reader.position());
        long usable = settings.budgetOctets() - 2 * settings.segmentOctets(); // what Eviction leaves room for
        String share = mebibytes(waiting) + " of " + mebibytes(settings.budgetOctets()) + " wait";
        return waiting > MUCH * usable
                ? Health.failing(share + ": when journal.budget is used up, those exporters that have most of it lose"
                        + " their oldest datagrams. See why Elasticsearch does not keep up, or raise journal.budget.")
                : Health.ok(share);
    }

    private static String mebibytes(long octets) {
        return String.format(Locale.ROOT, "%.1f MiB", octets / (double) (1 << 20));
    }
}
