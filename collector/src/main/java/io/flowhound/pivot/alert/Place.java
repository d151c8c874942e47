/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Leg;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Where the document of an alert stands. An id holds a day, so it belongs to one month.
 *
 * @param month such as {@code 2026.03}, of the root's start in UTC
 * @param id of the finding
 */
record Place(String month, String id) {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu.MM").withZone(ZoneOffset.UTC);

    static Place of(String id, long start) {
        return new Place(month(start), id);
    }

    /** Where a document may stand that told of the root before a late record moved its start over midnight, or null. */
    static @Nullable Place neighbour(Leg root) {
        String id = AlertId.neighbour(root);
        return id == null ? null : of(id, AlertId.otherSide(root.start()));
    }

    static String month(long start) {
        return MONTH.format(Instant.ofEpochMilli(start));
    }
}
