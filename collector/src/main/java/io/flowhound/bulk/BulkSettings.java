/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.time.Duration;

/**
 * How documents are gathered and sent.
 *
 * @param maxOctets a batch is handed over at the first datagram boundary at which it has as many octets; 1 KiB to 64 MiB
 * @param maxDocuments the same by documents; 1 or more
 * @param maxWait how long a batch may wait to be filled
 * @param inFlight how many requests are under way at once, each on a thread of its own; 1 to 64
 * @param closeTimeout how long {@link BulkWriter#close()} waits for the last verdicts
 */
public record BulkSettings(int maxOctets, int maxDocuments, Duration maxWait, int inFlight, Duration closeTimeout) {
    public BulkSettings {
        check(maxOctets >= 1024 && maxOctets <= 64 << 20, "maxOctets is 1 KiB to 64 MiB, not " + maxOctets);
        check(maxDocuments >= 1, "maxDocuments is 1 or more, not " + maxDocuments);
        check(!maxWait.isNegative(), "maxWait is not negative, but it is " + maxWait);
        check(inFlight >= 1 && inFlight <= 64, "inFlight is 1 to 64, not " + inFlight);
        check(!closeTimeout.isNegative(), "closeTimeout is not negative, but it is " + closeTimeout);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
