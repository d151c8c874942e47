/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import io.flowhound.schema.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which exporters are silent, and says in the log when that begins and when it ends. */
final class Silence {
    private static final Logger log = LoggerFactory.getLogger(Silence.class);

    private final Function<IpAddress, Duration> after;
    private final long started;
    private volatile Set<String> silent = Set.of();

    /**
     * Knows nobody yet.
     *
     * @param after for how long an exporter may be silent; zero for ever
     * @param started when the collector was, epoch milliseconds: what it could not hear before is no silence
     */
    Silence(Function<IpAddress, Duration> after, long started) {
        this.after = after;
        this.started = started;
    }

    /**
     * Looks at all exporters.
     *
     * @param until up to when what arrived is decoded, epoch milliseconds
     */
    void look(Collection<ExporterNow> exporters, long until) {
        Set<String> next = new TreeSet<>();
        for (ExporterNow exporter : exporters) {
            String name = exporter.address().toString();
            if (isSilent(exporter, until)) {
                next.add(name);
                if (!silent.contains(name)) {
                    log.warn(
                            "exporter {} is silent: the last datagram came at {}. Look whether the device is up and still exports"
                                    + " to this collector (exporters.silent-after)",
                            name,
                            Instant.ofEpochMilli(exporter.last()));
                }
            } else if (silent.contains(name)) {
                log.info("exporter {} sends again", name);
            }
        }
        silent = Set.copyOf(next);
    }

    private boolean isSilent(ExporterNow exporter, long until) {
        long limit = after.apply(exporter.address()).toMillis();
        return limit > 0 && until - Math.max(exporter.last(), started) >= limit;
    }

    boolean isSilent(IpAddress exporter) {
        return silent.contains(exporter.toString());
    }

    /** Their addresses as text. */
    Set<String> all() {
        return silent;
    }
}
