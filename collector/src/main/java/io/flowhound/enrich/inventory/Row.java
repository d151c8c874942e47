/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of one thing.
 *
 * @param line where it begins, from 1
 * @param cells what is said, by key; no list is empty
 */
record Row(int line, Map<String, List<String>> cells) {
    /** The only value of a key; null when nothing is said. Where several are said, {@link #isList} is asked before. */
    @Nullable
    String text(String key) {
        List<String> values = cells.get(key);
        return values == null ? null : values.get(0);
    }

    List<String> texts(String key) {
        return cells.getOrDefault(key, List.of());
    }

    boolean isList(String key) {
        return texts(key).size() > 1;
    }
}
