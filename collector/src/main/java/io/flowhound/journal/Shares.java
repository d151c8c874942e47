/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import io.flowhound.schema.IpAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who has to give how much of what waits, so that room is made by those who use most of it: everybody is cut to one level,
 * which is as high as the room that is needed allows. Senders that come in one segment only are one here: an exporter comes
 * again, a flood of made-up addresses does not.
 */
final class Shares {
    /** Of fewer segments nobody can tell who comes again. */
    private static final int TELLING = 3;

    private final Set<IpAddress> once = new HashSet<>();
    private final Map<IpAddress, Long> used = new HashMap<>();
    private final double level;

    /** Makes those of some segments, of which so many octets shall go. */
    Shares(Collection<Census> segments, long needed) {
        if (segments.size() >= TELLING) {
            findThoseThatComeOnce(segments);
        }
        for (Census each : segments) {
            each.held().forEach((exporter, has) -> used.merge(nameOf(exporter), has.octets(), Long::sum));
        }
        level = level(needed);
    }

    private void findThoseThatComeOnce(Collection<Census> segments) {
        Set<IpAddress> again = new HashSet<>();
        for (Census each : segments) {
            for (IpAddress exporter : each.held().keySet()) {
                if (!again.contains(exporter) && !once.add(exporter)) {
                    once.remove(exporter);
                    again.add(exporter);
                }
            }
        }
    }

    private IpAddress nameOf(IpAddress exporter) {
        return once.contains(exporter) ? Census.OTHERS : exporter;
    }

    private long usedBy(IpAddress exporter) {
        return used.getOrDefault(nameOf(exporter), 0L);
    }

    private double level(long needed) {
        long[] rising =
                used.values().stream().mapToLong(Long::longValue).sorted().toArray();
        long above = 0;
        for (int i = rising.length - 1; i >= 0; i--) {
            above += rising[i];
            double level = (above - needed) / (double) (rising.length - i);
            if (level >= (i > 0 ? rising[i - 1] : 0)) {
                return level;
            }
        }
        return 0;
    }

    /** Those in a segment that have more than the level. */
    Set<IpAddress> above(Census segment) {
        Set<IpAddress> above = new HashSet<>();
        for (IpAddress each : segment.held().keySet()) {
            if (usedBy(each) > level) {
                above.add(each);
            }
        }
        return above;
    }

    /** Those in a segment that use most, so many that they have some octets of it. */
    Set<IpAddress> heaviest(Census segment, long octets) {
        IpAddress[] falling = segment.held().keySet().toArray(IpAddress[]::new);
        Arrays.sort(falling, Comparator.comparingLong(each -> -usedBy(each)));
        Set<IpAddress> heaviest = new HashSet<>();
        for (int i = 0; i < falling.length && segment.octets(heaviest) < octets; i++) {
            heaviest.add(falling[i]);
        }
        return heaviest;
    }

    /** Takes note that some exporters lost what they had in a segment. */
    void gone(Census segment, Set<IpAddress> exporters) {
        for (IpAddress each : exporters) {
            Census.Held had = segment.held().get(each);
            used.computeIfPresent(nameOf(each), (key, octets) -> octets - (had == null ? 0 : had.octets()));
        }
    }
}
