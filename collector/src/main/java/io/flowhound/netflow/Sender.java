/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.metrics.ExporterMetrics;
import java.util.ArrayList;
import java.util.List;

/** An address that sends, with what all its streams use together: one address cannot use up what others need. */
final class Sender<S, P> {
    final ExporterMetrics metrics;
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

    Sender(ExporterMetrics metrics, Total total) {
        this.metrics = metrics;
        this.total = total;
    }

    /** Counts fields of templates that are learnt, or forgotten when negative. */
    void addFields(int count) {
        fields += count;
        total.fields += count;
    }

    /** Whether templates with so many more fields fit into the bounds. */
    boolean hasRoomFor(int count) {
        return fields + count <= DecoderLimits.FIELDS_OF_ADDRESS && total.fields + count <= DecoderLimits.FIELDS;
    }
}
