/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * An index of ours as it is stored.
 *
 * @param name its name
 * @param family what it belongs to
 * @param start the first day of its name
 * @param created when it was created here, which for imported days is long after them; a snapshot that is restored brings the time of the first creation along
 * @param documents how many it holds, without replicas
 * @param octets on disk, primaries and replicas
 * @param primaryOctets those of the primaries alone
 * @param octetsByNode the same by the id of the node
 */
public record DatedIndex(
        String name,
        IndexFamily family,
        LocalDate start,
        Instant created,
        long documents,
        long octets,
        long primaryOctets,
        Map<String, Long> octetsByNode) {
    public DatedIndex {
        octetsByNode = Map.copyOf(octetsByNode);
    }

    /** The first day behind it. */
    LocalDate end() {
        return family.period().plus(start, 1);
    }

    /** From when on its age counts: the end of its days, but not before it was here. */
    Instant agesFrom() {
        Instant end = end().atStartOfDay(ZoneOffset.UTC).toInstant();
        return end.isAfter(created) ? end : created;
    }

    long octetsOn(NodeDisk node) {
        return octetsByNode.getOrDefault(node.id(), 0L);
    }

    /** Whole days since its last one; 0 when that is today or to come. */
    public long ageDays(LocalDate today) {
        return Math.max(0, today.toEpochDay() - end().toEpochDay() + 1);
    }
}
