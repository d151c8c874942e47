/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Leg;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Ids of findings and of their alerts. An id depends on the root only, so that it stays when legs are added below and when the
 * same time is judged again.
 */
public final class AlertId {
    /** {@code rule.id} of every alert. */
    public static final String RULE = "flowhound-pivot";

    /** Hexadecimal digits of an id. */
    public static final int LENGTH = 32;

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long NEAR_MIDNIGHT = Duration.ofMinutes(10).toMillis();

    private AlertId() {}

    /**
     * The id of a finding.
     *
     * @param start when its root began, milliseconds since 1970; only the day in UTC counts
     * @return 32 hexadecimal digits in lower case
     */
    public static String of(String source, String destination, int sourcePort, int destinationPort, long start) {
        return ofDay(source, destination, sourcePort, destinationPort, Math.floorDiv(start, DAY));
    }

    /** The id of a finding with this root. */
    public static String of(Leg root) {
        return of(root.source(), root.destination(), root.sourcePort(), root.destinationPort(), root.start());
    }

    /**
     * The id that a finding with this root may have had, since a late record can move a start near midnight into the other day.
     *
     * @return null when the root did not begin within 10 minutes of midnight UTC
     */
    public static @Nullable String neighbour(Leg root) {
        long other = otherSide(root.start());
        return other == root.start()
                ? null
                : of(root.source(), root.destination(), root.sourcePort(), root.destinationPort(), other);
    }

    /** A time on the other side of a midnight that is less than 10 minutes away, else the time itself. */
    static long otherSide(long start) {
        if (Math.floorDiv(start - NEAR_MIDNIGHT, DAY) != Math.floorDiv(start, DAY)) {
            return start - NEAR_MIDNIGHT;
        }
        return Math.floorDiv(start + NEAR_MIDNIGHT, DAY) == Math.floorDiv(start, DAY) ? start : start + NEAR_MIDNIGHT;
    }

    /** How {@code pivot.root.id} names a root: what its id is made of, for people. */
    static String rootName(Leg root) {
        return root.source() + "|" + root.sourcePort() + "|" + root.destination() + "|" + root.destinationPort() + "|"
                + Math.floorDiv(root.start(), DAY);
    }

    private static String ofDay(String source, String destination, int sourcePort, int destinationPort, long day) {
        String text = RULE + "|" + source + "|" + destination + "|" + sourcePort + "|" + destinationPort + "|" + day;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, LENGTH / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
