/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import io.flowhound.schema.DocumentKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how many primary shards the next day of flows has, from how large the last days became. Shards of 10 to 50 GB are what Elastic
 * advises: larger ones take long to move and to recover, smaller ones cost memory for nothing.
 *
 * @param octetsPerShard how large a shard should become at most
 * @param least the fewest shards, {@code index.shards}; null where nobody says
 * @param perNode the most shards a data node gets
 */
public record ShardRule(long octetsPerShard, @Nullable Integer least, int perNode) {
    /** Of so many complete days the largest counts, so that a weekend does not make Monday's index too small. */
    static final int DAYS = 7;

    private static final long SHARD_OCTETS = 40_000_000_000L;
    private static final int SHARDS_PER_NODE = 2;

    /** @throws IllegalArgumentException when a number is not positive */
    public ShardRule {
        if (octetsPerShard < 1 || (least != null && least < 1) || perNode < 1) {
            throw new IllegalArgumentException("shards are counted from 1: " + octetsPerShard + " octets, at least "
                    + least + ", " + perNode + " a node");
        }
    }

    /** One shard for each 40 GB, two a data node at most, and never fewer than somebody asked for. */
    public static ShardRule atLeast(@Nullable Integer least) {
        return new ShardRule(SHARD_OCTETS, least, SHARDS_PER_NODE);
    }

    /**
     * The number of shards of an index of the next period; null for as many as the template says.
     *
     * @param indices those that there are, of all families
     * @param dataNodes how many nodes hold data; 0 for unknown, which allows what one node would
     */
    @Nullable
    Integer shards(IndexFamily family, List<DatedIndex> indices, LocalDate today, int dataNodes) {
        if (family.kind() != DocumentKind.FLOWS) {
            return null;
        }
        long largest = indices.stream()
                .filter(index -> index.family().equals(family)
                        && index.start().isBefore(today)
                        && !index.start().isBefore(today.minusDays(DAYS)))
                .mapToLong(DatedIndex::primaryOctets)
                .max()
                .orElse(0);
        long needed = Math.ceilDiv(largest, octetsPerShard);
        long most = (long) Math.max(1, dataNodes) * perNode;
        int fewest = least == null ? 1 : least;
        int shards = (int) Math.max(fewest, Math.min(needed, most));
        return shards == fewest ? null : (Integer) shards;
    }
}
