/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import io.flowhound.schema.DocumentKind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The indices of one kind of documents, and how long they are kept.
 *
 * @param kind a kind with an index a day or a month
 * @param keep an index whose youngest moment is older is deleted
 * @param budget octets on disk, primaries and replicas, above which the oldest are deleted; null for any
 */
public record IndexFamily(
        DocumentKind kind, Duration keep, @Nullable Long budget) {
    /** @throws IllegalArgumentException when the kind has a single index */
    public IndexFamily {
        Period.of(kind);
    }

    /** Its name in commands and metrics, such as {@code flows}. */
    public String label() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    Period period() {
        return Period.of(kind);
    }

    /**
     * Whether days of it go when a disk is nearly full. Months do not: alerts and their evidence are what people look back at, and too
     * small to help.
     */
    boolean yieldsToDisk() {
        return period() == Period.DAY;
    }

    /** The index of the period that starts on a day. */
    String index(String prefix, LocalDate start) {
        return kind.name(prefix) + "-" + period().text(start);
    }

    /** The first day of an index; null unless it is exactly a name that we give. */
    @Nullable
    LocalDate start(String prefix, String index) {
        String head = kind.name(prefix) + "-";
        return index.startsWith(head) ? period().start(index.substring(head.length())) : null;
    }
}
