/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.metrics.ExporterMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An address that sends, with what all its streams use together: one address cannot use up what others need. */
final class Sender<S, P> {
    private final Supplier<ExporterMetrics> named;
    private @Nullable ExporterMetrics metrics;
    final List<Exporter<S, P>> streams = new ArrayList<>(1);
    final Exporters.Search search = new Exporters.Search();
    private final Total total;
    private int fields;
    /** Data sets that wait for their templates, and their octets. */
    int parkedSets;

    long parkedOctets;

    /** What all senders use together. */
    static final class Total {
        private int fields;
    }

    /** Makes a sender; {@code named} gives counters under its name, which are made when it has a stream. */
    Sender(Supplier<ExporterMetrics> named, Total total) {
        this.named = named;
        this.total = total;
    }

    /** What the handler remembers of one of its streams; null when there is none. */
    @Nullable
    S memory() {
        return streams.isEmpty() ? null : streams.getFirst().state;
    }

    /** Counters under its name: forged senders who are refused must not use up the names of real ones. */
    ExporterMetrics metrics() {
        ExporterMetrics known = metrics;
        if (known == null) {
            known = named.get();
            metrics = known;
        }
        return known;
    }

    /** Counts fields of templates that are learnt, or forgotten when negative. */
    void addFields(int count) {
        fields += count;
        total.fields += count;
    }

    /** How much it uses of what all use together. */
    int uses(Exporters.Use what) {
        return switch (what) {
            case STREAMS -> streams.size();
            case FIELDS -> fields;
            case PARKED_SETS -> parkedSets;
        };
    }

    /** Whether templates with so many more fields fit into the bound of an address. */
    boolean hasRoomFor(int count) {
        return fields + count <= DecoderLimits.FIELDS_OF_ADDRESS;
    }

    /** Whether they fit into what all may use together. */
    boolean allHaveRoomFor(int count) {
        return total.fields + count <= DecoderLimits.FIELDS;
    }
}
