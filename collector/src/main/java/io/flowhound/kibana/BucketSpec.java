/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What documents are grouped by. Exactly one of {@code top} (a field: its highest values), {@code filters}, {@code ranges} (a
 * numeric field, with {@code bounds}) and {@code time} (the length of a step, or {@code auto}) is given.
 *
 * @param size how many of the highest values, 1 to 1,000
 * @param other whether the rest is shown as one; null for what fits the chart
 * @param missing whether documents without the field are shown
 * @param order {@code alphabetical}, or null for the highest first value first
 * @param names what ranges are called, one for each bound; empty for their bounds
 * @param field where {@code time} is not that of the data view
 */
record BucketSpec(
        @Nullable String top,
        @Nullable Integer size,
        @Nullable Boolean other,
        boolean missing,
        @Nullable String label,
        @Nullable Order order,
        List<Query> filters,
        @Nullable String ranges,
        List<Double> bounds,
        List<String> names,
        @Nullable String time,
        @Nullable String field) {
    static final int MAX_SIZE = 1_000;
    private static final int DEFAULT_SIZE = 10;

    /** Another order than by the first value. */
    enum Order {
        @JsonProperty("alphabetical")
        ALPHABETICAL
    }

    /** A group with a name of its own. */
    record Query(String label, String where) {
        Query {
            Given.text("label", label);
            Given.text("where", where);
        }
    }

    /** The values of the time axis when the panel says nothing. */
    static final BucketSpec TIME =
            new BucketSpec(null, null, null, false, null, null, null, null, null, null, "auto", null);

    @JsonCreator
    BucketSpec(
            @JsonProperty("top") @Nullable String top,
            @JsonProperty("size") @Nullable Integer size,
            @JsonProperty("other") @Nullable Boolean other,
            @JsonProperty("missing") boolean missing,
            @JsonProperty("label") @Nullable String label,
            @JsonProperty("order") @Nullable Order order,
            @JsonProperty("filters") @Nullable List<Query> filters,
            @JsonProperty("ranges") @Nullable String ranges,
            @JsonProperty("bounds") @Nullable List<Double> bounds,
            @JsonProperty("names") @Nullable List<String> names,
            @JsonProperty("time") @Nullable String time,
            @JsonProperty("field") @Nullable String field) {
        this.top = top;
        this.size = size;
        this.other = other;
        this.missing = missing;
        this.label = label;
        this.order = order;
        this.filters = Given.list(filters);
        this.ranges = ranges;
        this.bounds = Given.list(bounds);
        this.names = Given.list(names);
        this.time = time;
        this.field = field;
        long kinds = Stream.of(top, filters, ranges, time)
                .filter(kind -> kind != null)
                .count();
        if (kinds != 1) {
            throw new IllegalArgumentException("a group must have exactly one of top, filters, ranges and time");
        }
        if (size != null && (size < 1 || size > MAX_SIZE)) {
            throw new IllegalArgumentException("size " + size + ": use 1 to " + MAX_SIZE);
        }
        if (ranges != null && this.bounds.isEmpty()) {
            throw new IllegalArgumentException("ranges of " + ranges + " need bounds");
        }
        if (!this.names.isEmpty() && this.names.size() != this.bounds.size()) {
            throw new IllegalArgumentException(this.names.size() + " names of " + ranges + ": use one for each of the "
                    + this.bounds.size() + " bounds");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static BucketSpec of(String field) {
        return new BucketSpec(field, null, null, false, null, null, null, null, null, null, null, null);
    }

    int sizeOrDefault() {
        return size == null ? DEFAULT_SIZE : size;
    }
}
