/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.List;

/**
 * Why a leg is taken to go on from its parent.
 *
 * @param score how sure that is, 0 to 1
 * @param gapMillis from the end of the parent to the start of the leg; 0 when they overlap
 * @param overlap the leg begins before the parent ends
 * @param nested it overlaps and ends inside the parent, too
 * @param relayed 1 when the parent carries about the octets of the leg or more, -1 when less, 0 when that cannot be said
 * @param byteCorrelation Pearson's, of the octets of both in each minute, -1 to 1; 0 when that cannot be said
 * @param alternates other legs that could be the parent nearly as well, best first
 */
public record Link(
        double score,
        long gapMillis,
        boolean overlap,
        boolean nested,
        double relayed,
        double byteCorrelation,
        List<Alternate> alternates) {
    public Link {
        alternates = List.copyOf(alternates);
    }

    /**
     * Another possible parent.
     *
     * @param source who logged in
     * @param sourcePort 0 to 65535
     * @param start milliseconds since 1970
     * @param score 0 to 1
     */
    public record Alternate(String source, int sourcePort, long start, double score) {}
}
