/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import io.flowhound.netflow.ExporterReport;
import io.flowhound.schema.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The exporters that are known: those of whom the decoder knows a stream, from before a restart too, and those whose streams have
 * ended since. Who was not heard for a week is forgotten.
 */
final class KnownExporters {
    static final long FORGOTTEN_MILLIS = TimeUnit.DAYS.toMillis(7);
    /** Bounds the memory for senders that come and go. */
    static final int MOST = 10_000;

    private Map<IpAddress, ExporterNow> known = new LinkedHashMap<>();

    /**
     * Takes a report.
     *
     * @param now epoch milliseconds
     */
    void update(List<ExporterReport> streams, long now) {
        Map<IpAddress, List<ExporterReport>> byAddress = new HashMap<>();
        for (ExporterReport stream : streams) {
            byAddress
                    .computeIfAbsent(stream.address(), address -> new ArrayList<>())
                    .add(stream);
        }
        Map<IpAddress, ExporterNow> next = new LinkedHashMap<>();
        byAddress.values().forEach(each -> put(ExporterNow.of(each), now, next));
        for (ExporterNow before : known.values()) {
            if (!next.containsKey(before.address()) && next.size() < MOST) {
                put(before.gone(), now, next);
            }
        }
        known = next;
    }

    private static void put(ExporterNow exporter, long now, Map<IpAddress, ExporterNow> into) {
        if (exporter.last() > now - FORGOTTEN_MILLIS) {
            into.put(exporter.address(), exporter);
        }
    }

    Collection<ExporterNow> all() {
        return known.values();
    }
}
