/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import java.io.IOException;
import java.util.SortedMap;

/** Says how many login records can be found. */
@FunctionalInterface
public interface Counts {
    /**
     * Counts the login records that arrived in a span of time.
     *
     * @param from arrival, milliseconds since 1970
     * @param to arrival, milliseconds since 1970; not included
     * @param bucketMillis length of a bucket; buckets begin at its multiples
     * @return how many, by the beginning of the bucket; empty buckets may be left out
     */
    SortedMap<Long, Long> count(long from, long to, long bucketMillis) throws IOException;
}
