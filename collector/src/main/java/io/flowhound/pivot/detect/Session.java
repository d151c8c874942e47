/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One login, as far as it is known: its time, its octets, how unusual it is, and the login that it is taken to go on from. What
 * changes with each evaluation is package-visible state of the classes that decide it.
 */
final class Session {
    static final long DAY_MILLIS = 86_400_000;
    /** By start, then by who and where, so that ties are broken alike in every run. */
    static final Comparator<Session> BY_START = Comparator.comparingLong((Session session) -> session.start)
            .thenComparing(session -> session.client().address())
            .thenComparing(session -> session.server().address())
            .thenComparingInt(Session::clientPort)
            .thenComparingInt(Session::serverPort);

    private final Connection connection;
    private final Tellers tellers;

    // From its records, by SessionMaker.
    long start;
    long end;
    long toServer = LoginRecord.UNSEEN;
    long toClient = LoginRecord.UNSEEN;
    long sampling = 1;
    List<Piece> pieces = List.of();
    /** Those of its pieces that belong to the login: not what was refused before somebody was let in. */
    List<Piece> counted = List.of();

    /** Whether all that was told says that nobody was let in. */
    boolean unanswered;

    /** Which machine had the address of the client, or null where no lease is known. */
    @Nullable
    String clientId;

    @Nullable
    String serverId;

    private @Nullable Activity activity;
    private boolean established;
    private boolean gone;

    // From the history, by Detector.
    String sourceKey = "";
    String destinationKey = "";
    int daysSeen;
    double sourceRate;
    double destinationRate;
    double novelty;

    // From the logs, by Inquiry.
    @Nullable
    LoginProof login;

    int asked;
    long askedAt;

    // By Joiner.
    @Nullable
    Session parent;

    @Nullable
    LinkEvidence evidence;

    double linkScore;
    List<Candidate> alternates = List.of();

    // By Forest.
    @Nullable
    Session up;

    final List<Session> kids = new ArrayList<>(0);
    boolean loop;
    boolean quarantined;

    @Nullable
    Session root;

    Session(Connection connection, Tellers tellers) {
        this.connection = connection;
        this.tellers = tellers;
    }

    /** Takes over what its records say now. */
    void update(Rules rules) {
        activity = null;
        established = !unanswered
                && suffices(toServer, rules.minBytesToServer())
                && suffices(toClient, rules.minBytesToClient());
    }

    private static boolean suffices(long octets, long least) {
        return octets == LoginRecord.UNSEEN || octets >= least;
    }

    /** Octets of each minute, as the exporter with the most records saw them where it looked. */
    Activity activity() {
        Activity known = activity;
        if (known == null) {
            known = Activity.of(this, tellers);
            activity = known;
        }
        return known;
    }

    Connection connection() {
        return connection;
    }

    Host client() {
        return connection.client();
    }

    Host server() {
        return connection.server();
    }

    int clientPort() {
        return connection.clientPort();
    }

    int serverPort() {
        return connection.serverPort();
    }

    Service service() {
        return connection.service();
    }

    /** Whether enough was said in both directions that a login can have succeeded. */
    boolean established() {
        return established;
    }

    int day() {
        return (int) Math.floorDiv(start, DAY_MILLIS);
    }

    /** Whether its records belong to another session by now, or it was let go. */
    boolean isGone() {
        return gone;
    }

    void leave() {
        gone = true;
        parent = null;
        evidence = null;
        alternates = List.of(); // or those that it names would hold on to theirs, back to the first day
        up = null;
        kids.clear();
    }

    /**
     * A login that this one could go on from, too.
     *
     * @param session that login
     * @param score 0 to 1
     */
    record Candidate(Session session, double score) {}
}
