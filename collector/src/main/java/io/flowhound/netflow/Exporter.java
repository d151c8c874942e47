/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.metrics.ExporterMetrics;
import io.flowhound.netflow.template.RecordLayout;
import io.flowhound.netflow.template.Template;
import org.jspecify.annotations.Nullable;

/**
 * One stream of an exporter: an address, observation domain and protocol version, with its templates. The source port
 * does not count, since exporters change it at every restart.
 */
final class Exporter<S, P> {
    final ExporterKey key;
    final S state;
    final ExporterMetrics metrics;
    final RepeatedSets repeated = new RepeatedSets();
    private final @Nullable Entry<P>[] @Nullable [] templates = newPages();
    private int templateCount;

    Exporter(ExporterKey key, S state, ExporterMetrics metrics) {
        this.key = key;
        this.state = state;
        this.metrics = metrics;
    }

    /** A template with everything that was derived from it. */
    record Entry<P>(Template template, RecordLayout layout, P plan) {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <P> @Nullable Entry<P>[] @Nullable [] newPages() {
        return new Entry[256][];
    }

    @Nullable
    Entry<P> template(int id) {
        @Nullable Entry<P>[] page = templates[id >>> 8];
        return page == null ? null : page[id & 0xFF];
    }

    int templateCount() {
        return templateCount;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    void put(Entry<P> entry) {
        int id = entry.template().id();
        @Nullable Entry<P>[] page = templates[id >>> 8];
        if (page == null) {
            page = new Entry[256];
            templates[id >>> 8] = page;
        }
        if (page[id & 0xFF] == null) {
            templateCount++;
        }
        page[id & 0xFF] = entry;
        repeated.clear();
    }

    /** Forgets a template; whether it was there. */
    boolean remove(int id) {
        @Nullable Entry<P>[] page = templates[id >>> 8];
        if (page == null || page[id & 0xFF] == null) {
            return false;
        }
        page[id & 0xFF] = null;
        templateCount--;
        repeated.clear();
        return true;
    }
}
