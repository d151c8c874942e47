/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.Rules;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes sessions of the records of a connection: slices of a long flow, both directions and all exporters become one. Ports that
 * are used again after a pause, or after an end with a new beginning, are another session.
 */
final class SessionMaker {
    private final Rules rules;
    private final long gap;
    private final long skew;
    private final Tellers tellers;

    SessionMaker(Rules rules) {
        this.rules = rules;
        this.gap = rules.mergeGap().toMillis();
        this.skew = rules.skew().toMillis();
        this.tellers = new Tellers(skew);
    }

    /** Makes the sessions of a connection anew. Those that it had are used again, in order; what is left over leaves. */
    void make(Connection connection) {
        List<List<Piece>> parts = split(connection.pieces());
        List<Session> sessions = connection.sessions();
        while (sessions.size() > parts.size()) {
            sessions.remove(sessions.size() - 1).leave();
        }
        for (int i = 0; i < parts.size(); i++) {
            if (i == sessions.size()) {
                Session session = new Session(connection, tellers);
                sessions.add(session);
                connection.client().out().add(session);
                connection.server().in().add(session);
            }
            fill(sessions.get(i), parts.get(i), connection.lowIsClient());
        }
        List<LoginState> known = connection.takeLogins();
        sessions.forEach(session -> LoginState.give(known, session));
    }

    private List<List<Piece>> split(List<Piece> pieces) {
        if (isOne(pieces)) {
            return List.of(pieces);
        }
        List<List<Piece>> parts = new ArrayList<>();
        int from = 0;
        long end = pieces.get(0).end();
        boolean ended = pieces.get(0).hasFin();
        for (int i = 1; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (isAnother(piece, end, ended)) {
                parts.add(pieces.subList(from, i));
                from = i;
                end = piece.end();
                ended = false;
            }
            end = Math.max(end, piece.end());
            ended |= piece.hasFin();
        }
        parts.add(pieces.subList(from, pieces.size()));
        return parts;
    }

    private boolean isOne(List<Piece> pieces) {
        long end = pieces.get(0).end();
        boolean ended = false;
        for (Piece piece : pieces) {
            if (isAnother(piece, end, ended)) {
                return false;
            }
            end = Math.max(end, piece.end());
            ended |= piece.hasFin();
        }
        return true;
    }

    private boolean isAnother(Piece piece, long end, boolean ended) {
        return piece.start() - end > gap || (ended && piece.hasSyn() && piece.start() > end + skew);
    }

    private void fill(Session session, List<Piece> pieces, boolean lowIsClient) {
        long before = session.start;
        session.pieces = List.copyOf(pieces);
        session.start = Long.MAX_VALUE;
        session.end = Long.MIN_VALUE;
        session.sampling = 1;
        String lowId = null;
        String highId = null;
        for (Piece piece : pieces) {
            session.start = Math.min(session.start, piece.start());
            session.end = Math.max(session.end, piece.end());
            session.sampling = Math.max(session.sampling, piece.sampling());
            // The first that is known: a connection does not outlive the address that it uses.
            lowId = lowId == null ? piece.lowId() : lowId;
            highId = highId == null ? piece.highId() : highId;
        }
        if (session.asked > 0 && session.start != before) {
            session.asked = 0; // the lines of another moment count now
            session.login = Math.abs(session.start - before) > skew ? null : session.login;
        }
        session.clientId = lowIsClient ? lowId : highId;
        session.serverId = lowIsClient ? highId : lowId;
        count(session, session.pieces, lowIsClient);
        session.update(rules);
    }

    /** What was refused or only attempted is no part of a login that succeeded. */
    private void count(Session session, List<Piece> pieces, boolean lowIsClient) {
        List<Piece> answered = pieces;
        if (pieces.stream().anyMatch(Piece::unanswered)) {
            answered = pieces.stream().filter(piece -> !piece.unanswered()).toList();
        }
        session.unanswered = answered.isEmpty();
        List<Piece> counted = session.unanswered ? pieces : answered;
        long low = tellers.octets(counted, Piece::fromLow);
        long high = tellers.octets(counted, Piece::fromHigh);
        session.toServer = lowIsClient ? low : high;
        session.toClient = lowIsClient ? high : low;
        session.counted = counted;
    }
}
