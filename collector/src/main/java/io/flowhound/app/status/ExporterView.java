/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import io.flowhound.metrics.DropReason;
import io.flowhound.netflow.ExporterReport;
import io.flowhound.schema.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One device that sends: its streams, and what was dropped of it.
 *
 * @param address as text; {@code other} stands for all that are beyond the bound of the metrics
 * @param streams by domain; none when nothing that it sent could be used
 * @param dropped how often, by reason; only what was
 */
record ExporterView(String address, List<ExporterReport> streams, Map<DropReason, Long> dropped) {
    private static final Comparator<ExporterReport> ORDER = Comparator.comparingLong(ExporterReport::domain)
            .thenComparingInt(ExporterReport::version)
            .thenComparingInt(ExporterReport::session);

    ExporterView {
        streams = streams.stream().sorted(ORDER).toList();
        dropped = Map.copyOf(dropped);
    }

    /**
     * All exporters, by address.
     *
     * @param only the address to keep; null keeps all
     */
    static List<ExporterView> of(
            List<ExporterReport> streams, Map<String, Map<DropReason, Long>> dropped, @Nullable IpAddress only) {
        Map<String, List<ExporterReport>> byAddress = new TreeMap<>(ExporterView::compareAddresses);
        dropped.keySet().forEach(address -> byAddress.put(address, new ArrayList<>()));
        for (ExporterReport stream : streams) {
            byAddress
                    .computeIfAbsent(stream.address().toString(), address -> new ArrayList<>())
                    .add(stream);
        }
        String wanted = only == null ? null : only.toString();
        return byAddress.entrySet().stream()
                .filter(entry -> wanted == null || wanted.equals(entry.getKey()))
                .map(entry -> new ExporterView(
                        entry.getKey(), entry.getValue(), dropped.getOrDefault(entry.getKey(), Map.of())))
                .toList();
    }

    /** Numerically, so that .9 comes before .10; what is no address comes last. */
    private static int compareAddresses(String left, String right) {
        IpAddress a = address(left);
        IpAddress b = address(right);
        if (a == null && b == null) {
            return left.compareTo(right);
        }
        if (a == null || b == null) {
            return a == null ? 1 : -1;
        }
        int high = Long.compareUnsigned(a.high(), b.high());
        return high != 0 ? high : Long.compareUnsigned(a.low(), b.low());
    }

    private static @Nullable IpAddress address(String text) {
        try {
            return IpAddress.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** When its last datagram arrived, epoch milliseconds; 0 for never. */
    long last() {
        return streams.stream().mapToLong(ExporterReport::last).max().orElse(0);
    }

    long dropped(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }
}
