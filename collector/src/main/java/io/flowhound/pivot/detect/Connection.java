/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that was told of one pair of endpoints: records of both directions and of all exporters, and the sessions that
 * they make up.
 */
final class Connection {
    /** Pieces that are this much older than the newest are folded when there are many; they are not told again. */
    private static final long FOLD_MILLIS = 24 * 3_600_000L;

    private static final int FOLD_FROM = 4_096;

    private final Tuple tuple;
    private final Host low;
    private final Host high;
    private Service service;
    private boolean ambiguous;
    private final List<Piece> pieces = new ArrayList<>(4);
    private final List<Session> sessions = new ArrayList<>(1);
    private List<LoginState> logins = List.of();
    private boolean lowIsClient;
    private int foldAt = FOLD_FROM;

    /**
     * A connection without records.
     *
     * @param ambiguous both ports are those of login services, so that the ports do not say which is the client
     */
    Connection(Tuple tuple, Host low, Host high, Service service, boolean lowIsClient, boolean ambiguous) {
        this.tuple = tuple;
        this.low = low;
        this.high = high;
        this.service = service;
        this.lowIsClient = lowIsClient;
        this.ambiguous = ambiguous;
    }

    /** Adds what a record says. Returns false when it was told before. */
    boolean add(Piece piece) {
        int at = Collections.binarySearch(pieces, piece, Piece.ORDER);
        if (at >= 0) {
            return false;
        }
        pieces.add(-at - 1, piece);
        if (pieces.size() >= foldAt) {
            fold();
            // Those that stay may be many, too, and are not to be gone through for each that comes.
            foldAt = Math.max(FOLD_FROM, 2 * pieces.size());
        }
        return true;
    }

    /** Makes one piece for each exporter of those that are old, so that a session of weeks does not fill the memory. */
    private void fold() {
        long before = pieces.get(pieces.size() - 1).end() - FOLD_MILLIS;
        Map<String, Piece> folded = new HashMap<>();
        List<Piece> kept = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.end() < before) {
                folded.merge(piece.exporter() + (piece.duplicate() ? " again" : ""), piece, Connection::join);
            } else {
                kept.add(piece);
            }
        }
        pieces.clear();
        pieces.addAll(folded.values());
        pieces.addAll(kept);
        pieces.sort(Piece.ORDER);
    }

    private static Piece join(Piece a, Piece b) {
        return new Piece(
                Math.min(a.start(), b.start()),
                Math.max(a.end(), b.end()),
                sum(a.fromLow(), b.fromLow()),
                sum(a.fromHigh(), b.fromHigh()),
                a.tcpFlags() | b.tcpFlags(),
                a.exporter(),
                Math.max(a.sampling(), b.sampling()),
                a.flowId(),
                a.lowId() == null ? b.lowId() : a.lowId(),
                a.highId() == null ? b.highId() : a.highId(),
                a.unanswered() && b.unanswered(),
                a.duplicate());
    }

    /** The sum of two counts of which either may be unseen. */
    static long sum(long a, long b) {
        if (a == LoginRecord.UNSEEN) {
            return b;
        }
        return b == LoginRecord.UNSEEN ? a : a + b;
    }

    /** Keeps what logs said of its sessions until these are made. */
    void logins(List<LoginState> known) {
        logins = known;
    }

    /** Gives what was kept, once. */
    List<LoginState> takeLogins() {
        List<LoginState> known = logins;
        logins = List.of();
        return known;
    }

    Tuple tuple() {
        return tuple;
    }

    Host low() {
        return low;
    }

    Host high() {
        return high;
    }

    Service service() {
        return service;
    }

    boolean ambiguous() {
        return ambiguous;
    }

    boolean lowIsClient() {
        return lowIsClient;
    }

    /** Takes over what is known of its sides, after which the ports matter no more. */
    void settle(Service known, boolean lowOpened) {
        service = known;
        ambiguous = false;
        lowIsClient = lowOpened;
    }

    void lowIsClient(boolean is) {
        lowIsClient = is;
    }

    Host client() {
        return lowIsClient ? low : high;
    }

    Host server() {
        return lowIsClient ? high : low;
    }

    int clientPort() {
        return lowIsClient ? tuple.lowPort() : tuple.highPort();
    }

    int serverPort() {
        return lowIsClient ? tuple.highPort() : tuple.lowPort();
    }

    /** In the order of {@link Piece#ORDER}. */
    List<Piece> pieces() {
        return pieces;
    }

    /** In the order of their starts. */
    List<Session> sessions() {
        return sessions;
    }
}
