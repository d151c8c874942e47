/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A list as it is configured.
 *
 * @param name of the feed, as documents have it
 * @param file where it is
 * @param format how it is written
 * @param column of CSV, by its name or by its number from 1; null when it is to be found
 * @param confidence how sure the list is, in the words of ECS; null when that is not said
 * @param description of what its addresses do; null when that is not said
 * @param maxAge after which a file that was not changed counts as old
 */
public record ThreatList(
        String name,
        Path file,
        ListFormat format,
        @Nullable String column,
        @Nullable String confidence,
        @Nullable String description,
        Duration maxAge) {
    /** The most lists that can be used together. */
    public static final int MOST = 64;

    /** How a list is written. */
    public enum ListFormat {
        /** As its content shows. */
        AUTO,
        /** An address or network at the beginning of each line. */
        PLAIN,
        /** A table with an address or network in one of its columns. */
        CSV,
        /** STIX 2, MISP, or any JSON whose objects have an address. */
        JSON
    }
}
