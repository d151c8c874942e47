/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.template.Template;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The templates of one exporter, for the lists in its records that refer to them by number (RFC 6313 section 4.5). One is
 * compiled when a list uses it first. How many there are is bounded where templates are learnt.
 */
final class SubTemplates {
    /** Ids in rising order, and what is known of each. */
    private int[] ids = new int[4];

    private @Nullable Template[] templates = new Template[4];
    private @Nullable SubRecord[] compiled = new SubRecord[4];
    private int count;
    /** How many lists are being written, one within the other, and where the outermost begins. */
    private int depth;

    private int outermost;

    /** Takes a template that is new or changed. */
    void put(Template template) {
        int at = Arrays.binarySearch(ids, 0, count, template.id());
        if (at < 0) {
            at = -at - 1;
            makeRoom(at);
            ids[at] = template.id();
        }
        templates[at] = template;
        compiled[at] = null;
    }

    private void makeRoom(int at) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            templates = Arrays.copyOf(templates, 2 * count);
            compiled = Arrays.copyOf(compiled, 2 * count);
        }
        move(at, at + 1, count - at);
        count++;
    }

    private void move(int from, int to, int how) {
        System.arraycopy(ids, from, ids, to, how);
        System.arraycopy(templates, from, templates, to, how);
        System.arraycopy(compiled, from, compiled, to, how);
    }

    /** Forgets a template. */
    void remove(int id) {
        int at = Arrays.binarySearch(ids, 0, count, id);
        if (at >= 0) {
            count--;
            move(at + 1, at, count - at);
            templates[count] = null;
            compiled[count] = null;
        }
    }

    /** The compiled template, or null when it is not known. */
    @Nullable
    SubRecord find(int id, PlanCompiler compiler) {
        int at = Arrays.binarySearch(ids, 0, count, id);
        if (at < 0) {
            return null;
        }
        SubRecord record = compiled[at];
        Template template = templates[at];
        if (record == null && template != null) {
            record = new SubRecord(template, compiler, this);
            compiled[at] = record;
        }
        return record;
    }

    /**
     * Begins with a list.
     *
     * @param start where its JSON begins
     * @return false when it would be the one too many within another
     */
    boolean enter(int start, int maxDepth) {
        if (depth == maxDepth) {
            return false;
        }
        if (depth++ == 0) {
            outermost = start;
        }
        return true;
    }

    /** Says that the list is complete. */
    void leave() {
        depth--;
    }

    /** Where the JSON of the outermost list begins. */
    int outermost() {
        return outermost;
    }
}
