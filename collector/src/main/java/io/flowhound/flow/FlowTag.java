/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.Json;
import java.util.Locale;
import java.util.stream.Stream;

/** A remark on a flow, for {@code tags}. */
public enum FlowTag {
    /** It came from a file. */
    IMPORTED,
    /** A counter did not fit. */
    CLAMPED,
    /** What an exporter that leaves out packets had told of it before is taken off its counters, so that the sum is right. */
    REMAINDER,
    /** It is the outer half of a translated flow, of which the inner half was not found. */
    NAT_OUTSIDE;

    private static final byte[][] LISTS = new byte[1 << values().length][];

    static {
        for (int tags = 0; tags < LISTS.length; tags++) {
            int set = tags;
            LISTS[tags] = Json.raw(Stream.of(values())
                    .filter(tag -> (set & tag.bit()) != 0)
                    .map(tag -> '"' + tag.name().toLowerCase(Locale.ROOT).replace('_', '-') + '"')
                    .toList()
                    .toString()
                    .replace(", ", ","));
        }
    }

    int bit() {
        return 1 << ordinal();
    }

    /** Tags together as a JSON list; shared, not to be changed. */
    static byte[] json(int bits) {
        return LISTS[bits];
    }
}
