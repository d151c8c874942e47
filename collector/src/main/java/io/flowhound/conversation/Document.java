/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import org.jspecify.annotations.Nullable;

/** What becomes one document: a record of each way that is reported, and those that tell of the same. Reused. */
final class Document {
    @Nullable
    Told forth;

    @Nullable
    Told back;

    /** All records in it, a bit for each by its number in the group. */
    long records;

    /** Whether other documents count the same already. */
    boolean duplicate;

    void begin(boolean isDuplicate) {
        forth = null;
        back = null;
        records = 0;
        duplicate = isDuplicate;
    }

    @Nullable
    Told way(boolean isForth) {
        return isForth ? forth : back;
    }

    /** Takes a record that counts. */
    void count(Told told, int number) {
        if (told.covers(true)) {
            forth = told;
        }
        if (told.covers(false)) {
            back = told;
        }
        add(told, number);
    }

    /** Takes a record that tells of the same. */
    void add(Told told, int number) {
        records |= 1L << number;
        told.placed = true;
    }
}
