/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What one record says of a connection.
 *
 * @param start milliseconds since 1970
 * @param end milliseconds since 1970
 * @param fromLow octets from the connection's first endpoint, or {@link io.flowhound.pivot.LoginRecord#UNSEEN}
 * @param fromHigh octets from its second endpoint, or {@link io.flowhound.pivot.LoginRecord#UNSEEN}
 * @param lowId which machine had the address of the first endpoint, or null where no lease is known
 * @param highId which machine had the address of the second, or null
 * @param unanswered it says that nobody was let in: the connection was refused, or only attempted
 * @param duplicate other records count the same octets
 */
record Piece(
        long start,
        long end,
        long fromLow,
        long fromHigh,
        int tcpFlags,
        String exporter,
        long sampling,
        @Nullable String flowId,
        @Nullable String lowId,
        @Nullable String highId,
        boolean unanswered,
        boolean duplicate) {
    /** A total order, in which equal means: the same record told again. */
    static final Comparator<Piece> ORDER = Comparator.comparingLong(Piece::start)
            .thenComparingLong(Piece::end)
            .thenComparing(Piece::exporter)
            .thenComparingLong(Piece::fromLow)
            .thenComparingLong(Piece::fromHigh)
            .thenComparingInt(Piece::tcpFlags)
            .thenComparing(Piece::duplicate);

    boolean hasFin() {
        return (tcpFlags & 1) != 0;
    }

    boolean hasSyn() {
        return (tcpFlags & 2) != 0;
    }
}
