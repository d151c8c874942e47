/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of what a page file gives; what is left out is null there. */
final class Given {
    private Given() {}

    /** @throws IllegalArgumentException when the text is left out or blank */
    static void text(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("'" + key + "' is missing");
        }
    }

    /** The list, empty when it is left out. */
    static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
