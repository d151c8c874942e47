/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names the daily index of an event time, or the data stream that takes all, as the octets with which an action line begins. Remembers the days of the last
 * two weeks that it saw, so that nothing is allocated for a document. Not safe for use by several threads.
 */
public final class IndexNames {
    /** What stands before the name of the index in every action line. */
    static final String BEFORE_INDEX = "{\"create\":{\"_index\":\"";

    /** What stands between the name of the index and the id. */
    static final String AFTER_INDEX = "\",\"_id\":\"";

    private static final Pattern VALID = Pattern.compile("[a-z0-9.][a-z0-9._-]{0,199}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu.MM.dd");
    private static final long DAY_MILLIS = 86_400_000;
    private static final long LAST_DAY = 2_932_896; // 9999-12-31, the last that a document can state
    private static final int SLOTS = 16; // a power of two

    private final String alias;
    private final byte @Nullable [] streamHead;
    private final @Nullable String stream;
    private final long[] days = new long[SLOTS];
    private final byte[][] heads = new byte[SLOTS][];

    /**
     * Names indices {@code alias-2026.11.22}.
     *
     * @param alias such as flowhound-flows: lower-case letters, digits, dots, dashes and underscores
     */
    public IndexNames(String alias) {
        this(alias, null);
    }

    /**
     * Names one data stream, whatever the time.
     *
     * @param alias by which it is read, such as flowhound-flows
     * @param stream its name, such as logs-flowhound.flow-default
     */
    public static IndexNames ofStream(String alias, String stream) {
        return new IndexNames(alias, stream);
    }

    private IndexNames(String alias, @Nullable String stream) {
        if (!VALID.matcher(alias).matches()) {
            throw new IllegalArgumentException("An index is named with lower-case letters, digits, dots, dashes and"
                    + " underscores, not \"" + alias + "\": change index.prefix");
        }
        this.alias = alias;
        this.stream = stream;
        this.streamHead = stream == null ? null : head(stream);
        Arrays.fill(days, -1);
    }

    /** The alias: the names without the day. */
    public String alias() {
        return alias;
    }

    /** The index, or data stream, of an event time in epoch milliseconds. Times outside the years 1970 to 9999 are clamped. */
    public String index(long timestampMillis) {
        return stream != null ? stream : name(day(timestampMillis));
    }

    /** The start of the action line, up to and with the quote that opens the id. Not to be changed. */
    byte[] head(long timestampMillis) {
        if (streamHead != null) {
            return streamHead;
        }
        long day = day(timestampMillis);
        int slot = (int) day & SLOTS - 1;
        if (days[slot] != day) {
            heads[slot] = head(name(day));
            days[slot] = day;
        }
        return heads[slot];
    }

    private static byte[] head(String index) {
        return (BEFORE_INDEX + index + AFTER_INDEX).getBytes(StandardCharsets.US_ASCII);
    }

    private static long day(long timestampMillis) {
        return Math.clamp(Math.floorDiv(timestampMillis, DAY_MILLIS), 0L, LAST_DAY);
    }

    private String name(long day) {
        return alias + '-' + LocalDate.ofEpochDay(day).format(DAY);
    }
}
