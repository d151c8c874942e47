/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginProof.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What logs said of a session, to be written and read back. A session is known again by its start, since its records are the same.
 *
 * @param start of the session, milliseconds since 1970
 * @param asked how often the logs were asked
 * @param askedAt when they were asked last, milliseconds since 1970
 * @param proof what they said, or null for nothing
 */
record LoginState(
        long start, int asked, long askedAt, @Nullable LoginProof proof) {
    static void write(List<Session> sessions, StateOutput out) {
        List<Session> asked =
                sessions.stream().filter(session -> session.asked > 0).toList();
        out.number(asked.size());
        for (Session session : asked) {
            out.number(session.start);
            out.number(session.asked);
            out.number(session.askedAt);
            write(session.login, out);
        }
    }

    private static void write(@Nullable LoginProof proof, StateOutput out) {
        out.text(proof == null ? null : proof.state().text());
        if (proof != null) {
            out.text(proof.user());
            out.text(proof.domain());
            out.text(proof.method());
            out.text(proof.key());
            out.number(proof.time());
            out.number(proof.failures());
            out.number(proof.tried().size());
            proof.tried().forEach(out::text);
            out.number(proof.lines().size());
            for (LoginProof.Line line : proof.lines()) {
                out.text(line.index());
                out.text(line.id());
            }
        }
    }

    static List<LoginState> read(StateInput in) {
        List<LoginState> all = new ArrayList<>();
        for (int left = in.logins(); left > 0; left--) {
            all.add(new LoginState(in.longNumber(), in.number(), in.longNumber(), proof(in)));
        }
        return all;
    }

    private static @Nullable LoginProof proof(StateInput in) {
        String text = in.textOrNull();
        if (text == null) {
            return null;
        }
        State state = State.of(text);
        return new LoginProof(
                Objects.requireNonNullElse(state, State.NO_LOGS),
                in.textOrNull(),
                in.textOrNull(),
                in.textOrNull(),
                in.textOrNull(),
                in.longNumber(),
                in.number(),
                texts(in),
                lines(in));
    }

    private static List<String> texts(StateInput in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            texts.add(in.text());
        }
        return texts;
    }

    private static List<LoginProof.Line> lines(StateInput in) {
        List<LoginProof.Line> lines = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            lines.add(new LoginProof.Line(in.text(), in.text()));
        }
        return lines;
    }

    /** Gives a session back what was known of it; one that is not known again is asked about anew. */
    static void give(List<LoginState> all, Session session) {
        for (LoginState one : all) {
            if (one.start == session.start) {
                session.asked = one.asked;
                session.askedAt = one.askedAt;
                session.login = one.proof;
            }
        }
    }
}
