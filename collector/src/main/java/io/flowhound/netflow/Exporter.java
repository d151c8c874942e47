/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.metrics.ExporterMetrics;
import io.flowhound.netflow.template.RecordLayout;
import io.flowhound.netflow.template.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One stream of an exporter ({@link ExporterKey}) with its templates. */
final class Exporter<S, P> {
    /** A page of ids takes as much memory as so many fields. */
    private static final int PAGE_WEIGHT = 8;

    final ExporterKey key;
    final S state;
    final Sender<S, P> sender;
    final ExporterMetrics metrics;
    final StreamHealth health;
    final RepeatedSets<P> repeated;
    /** What waits for a template, by the template's id. */
    final Map<Integer, Queue<Parked<S, P>>> parked = new HashMap<>();

    /** Of what its options have told, how much was counted as refused. */
    long refused;

    /** When a template that may give way was looked for in vain last, epoch milliseconds of arrival. */
    long searched;

    /** What of it stands in a state, until it changes: one that changes all the time must not cost all others. */
    byte @Nullable [] saved;

    private final @Nullable Entry<P>[] @Nullable [] templates = newPages();
    private int templateCount;

    Exporter(ExporterKey key, S state, Sender<S, P> sender) {
        this.key = key;
        this.state = state;
        this.sender = sender;
        this.metrics = sender.metrics();
        this.repeated = new RepeatedSets<>(sender);
        this.health = new StreamHealth(key.version());
    }

    /** A template with everything that was derived from it, and its use. */
    static final class Entry<P> {
        final Template template;
        final RecordLayout layout;
        final P plan;
        /** Arrival times, epoch milliseconds: of this definition, of its last announcement, of its last data set. */
        final long learnt;

        long refreshed;
        long used;
        long records;

        Entry(Template template, P plan, long learnt, long refreshed) {
            this.template = template;
            this.layout = new RecordLayout(template);
            this.plan = plan;
            this.learnt = learnt;
            this.refreshed = refreshed;
        }
    }

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
        int id = entry.template.id();
        remove(id);
        @Nullable Entry<P>[] page = templates[id >>> 8];
        if (page == null) {
            page = new Entry[256];
            templates[id >>> 8] = page;
            sender.addFields(PAGE_WEIGHT);
        }
        page[id & 0xFF] = entry;
        templateCount++;
        sender.addFields(entry.template.fields().size());
    }

    /** Takes a template out; null when it was not there. */
    @Nullable
    Entry<P> remove(int id) {
        @Nullable Entry<P>[] page = templates[id >>> 8];
        Entry<P> entry = page == null ? null : page[id & 0xFF];
        if (page != null && entry != null) {
            page[id & 0xFF] = null;
            templateCount--;
            sender.addFields(-entry.template.fields().size());
            repeated.clear();
        }
        return entry;
    }

    /** Takes what it uses off its sender. */
    void leave() {
        for (@Nullable Entry<P>[] page : templates) {
            sender.addFields(page == null ? 0 : -PAGE_WEIGHT);
        }
        eachTemplate(entry -> sender.addFields(-entry.template.fields().size()));
        repeated.clear();
        sender.streams.remove(this);
    }

    /** Goes through all templates, by id. */
    void eachTemplate(Consumer<Entry<P>> action) {
        for (@Nullable Entry<P>[] page : templates) {
            if (page != null) {
                for (Entry<P> entry : page) {
                    if (entry != null) {
                        action.accept(entry);
                    }
                }
            }
        }
    }
}
