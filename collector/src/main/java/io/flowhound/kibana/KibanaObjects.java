/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import io.flowhound.schema.LogIndices;
import java.util.ArrayList;
import java.util.List;

/** All saved objects that we install: data views, pages, saved searches, their navigation and their tag. */
public final class KibanaObjects {
    /**
     * Raised in each release that changes any object: {@code setup} leaves those of a higher version alone. Between two releases the
     * checksum tells what is new.
     */
    public static final int VERSION = 1;

    private final List<SavedObject> objects;
    private final Stamp stamp;

    private KibanaObjects(String prefix, List<String> logs, PageFiles files) {
        Names names = new Names(prefix, logs);
        SmallObjects small = new SmallObjects(names, files);
        List<SavedObject> all = new ArrayList<>(small.dataViews());
        all.addAll(small.searches());
        all.addAll(new Dashboards(names, files).all());
        all.add(small.navigation());
        this.stamp = Stamp.of(VERSION, all);
        all.addFirst(small.tag(stamp));
        this.objects = List.copyOf(all);
    }

    /**
     * Those for the indices of a prefix. Their ids begin with it, too.
     *
     * @param prefix {@code index.prefix}
     * @throws IllegalStateException when a page file is wrong; the message names file, place and what is expected
     */
    public static KibanaObjects of(String prefix) {
        return of(prefix, LogIndices.usual(prefix));
    }

    /**
     * As {@link #of(String)}, with log lines in other indices than the usual ones.
     *
     * @param logs names and patterns
     */
    public static KibanaObjects of(String prefix, List<String> logs) {
        return new KibanaObjects(prefix, logs, PageFiles.read());
    }

    public List<SavedObject> objects() {
        return objects;
    }

    /** Eight hexadecimal digits that change with any of the objects; the description of the tag names it. */
    public String checksum() {
        return stamp.checksum();
    }

    /** What Kibana's import takes: one object a line. */
    public byte[] ndjson() {
        return Ndjson.of(objects);
    }
}
