/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.Service;
import io.flowhound.pivot.Services;

/** Writes a connection with what was told of it, and reads it back. */
final class ConnectionState {
    private static final int UNANSWERED = 1;
    private static final int DUPLICATE = 2;

    private ConnectionState() {}

    static void write(Connection connection, StateOutput out) {
        Tuple tuple = connection.tuple();
        out.text(tuple.low());
        out.number(tuple.lowPort());
        out.text(tuple.high());
        out.number(tuple.highPort());
        out.text(connection.service().name());
        out.number((connection.lowIsClient() ? 1 : 0) | (connection.ambiguous() ? 2 : 0));
        out.number(connection.pieces().size());
        for (Piece piece : connection.pieces()) {
            out.number(piece.start());
            out.number(piece.end());
            out.number(piece.fromLow());
            out.number(piece.fromHigh());
            out.number(piece.tcpFlags());
            out.text(piece.exporter());
            out.number(piece.sampling());
            out.text(piece.flowId());
            out.text(piece.lowId());
            out.text(piece.highId());
            out.number((piece.unanswered() ? UNANSWERED : 0) | (piece.duplicate() ? DUPLICATE : 0));
        }
        LoginState.write(connection.sessions(), out);
    }

    static Connection read(StateInput in, Services services, Detector detector) {
        Tuple tuple = new Tuple(in.text(), in.number(), in.text(), in.number());
        String name = in.text();
        int flags = in.number();
        Connection connection = detector.open(tuple, service(services, name), (flags & 1) != 0, (flags & 2) != 0);
        for (int left = in.number(); left > 0; left--) {
            connection.add(piece(in));
        }
        connection.logins(LoginState.read(in));
        return connection;
    }

    private static Piece piece(StateInput in) {
        long start = in.longNumber();
        long end = in.longNumber();
        long fromLow = in.longNumber();
        long fromHigh = in.longNumber();
        int tcpFlags = in.number();
        String exporter = in.text();
        long sampling = in.longNumber();
        String flowId = in.textOrNull();
        String lowId = in.identity();
        String highId = in.identity();
        int known = in.known();
        return new Piece(
                start,
                end,
                fromLow,
                fromHigh,
                tcpFlags,
                exporter,
                sampling,
                flowId,
                lowId,
                highId,
                (known & UNANSWERED) != 0,
                (known & DUPLICATE) != 0);
    }

    private static Service service(Services services, String name) {
        return services.all().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the state of the detector tells of the service " + name + ", which the configuration lacks"));
    }
}
