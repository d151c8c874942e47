/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.Dismissed;
import io.flowhound.pivot.Evaluation;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.FrozenDay;
import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Service;
import io.flowhound.pivot.Testimony;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds pivots in login records that come tick by tick. Keeps what can still change and lets go of the rest. The same records give
 * the same findings in any order, told once or twice, as long as none comes later than {@link Rules#lateness}. For one
 * thread.
 */
public final class Detector {
    private final Rules rules;
    private final History history;
    private final Logins logins;
    private final SessionMaker maker;
    private final Joiner joiner;
    private final Findings findings;
    private final Endpoints endpoints;
    private final Calendar calendar;
    private final Inquiry inquiry;
    private final long retention;

    private final Map<String, Host> hosts = new HashMap<>();
    private final Map<Tuple, Connection> connections = new HashMap<>();
    private final Set<Connection> changed = new LinkedHashSet<>();
    private final Set<Host> touched = new LinkedHashSet<>();
    private final List<Session> quarantined = new ArrayList<>();
    private final Set<String> dismissed = new HashSet<>();
    private boolean trained;

    public Detector(Rules rules, History history) {
        this.rules = rules;
        this.history = history;
        this.logins = new Logins(rules.services());
        this.maker = new SessionMaker(rules);
        this.joiner = new Joiner(rules);
        this.findings = new Findings(rules, history);
        this.endpoints = new Endpoints(history);
        this.calendar = new Calendar(history, rules);
        this.inquiry = new Inquiry(new Legs(history));
        this.retention = rules.maxGap().toMillis() + rules.mergeGap().toMillis();
    }

    /** Takes a record. One that is equal to an earlier one, or is no login, changes nothing. */
    public void add(LoginRecord record) {
        calendar.begin(record.arrival());
        Logins.Sides sides = logins.sides(record);
        if (sides == null) {
            return;
        }
        Tuple tuple = Tuple.of(record.source(), record.sourcePort(), record.destination(), record.destinationPort());
        boolean sourceIsLow =
                tuple.lowPort() == record.sourcePort() && tuple.low().equals(record.source());
        Connection connection = connections.get(tuple);
        if (connection == null) {
            connection = open(tuple, sides.service(), sides.sourceIsClient() == sourceIsLow, sides.ambiguous());
        } else if (sides.known() && connection.ambiguous()) {
            settle(connection, sides.service(), sides.sourceIsClient() == sourceIsLow);
        }
        Piece piece = new Piece(
                record.start(),
                Math.max(record.start(), record.end()),
                sourceIsLow ? record.sourceBytes() : record.destinationBytes(),
                sourceIsLow ? record.destinationBytes() : record.sourceBytes(),
                record.tcpFlags(),
                record.exporter(),
                record.sampling(),
                record.flowId(),
                sourceIsLow ? record.sourceId() : record.destinationId(),
                sourceIsLow ? record.destinationId() : record.sourceId(),
                record.known().unanswered(),
                record.known().duplicate());
        if (connection.add(piece)) {
            changed.add(connection);
        }
    }

    /** Makes a connection without records. */
    Connection open(Tuple tuple, Service service, boolean lowIsClient, boolean ambiguous) {
        Host low = host(tuple.low());
        Host high = host(tuple.high());
        low.holdConnection();
        high.holdConnection();
        Connection connection = new Connection(tuple, low, high, service, lowIsClient, ambiguous);
        connections.put(tuple, connection);
        endpoints.count(connection, 1);
        return connection;
    }

    private Host host(String address) {
        return hosts.computeIfAbsent(address, text -> new Host(text, rules.isInternal(text)));
    }

    /** Takes over everything that people have said was nothing, in place of what they said before. */
    public void dismissed(Dismissed nothing) {
        dismissed.clear();
        dismissed.addAll(nothing.findings());
        trained |= history.trust(nothing.pairs());
    }

    /** Who logged in where on the days that have become history since the last call, for keeping. */
    public List<FrozenDay> drainFrozen() {
        return calendar.drain();
    }

    /** How many pairs of logins were weighed so far, a measure of the work. */
    public long pairs() {
        return joiner.pairs();
    }

    /** What it thinks of every login that it knows of, whether or not that became a finding. */
    public List<Judgement> judge() {
        update();
        List<Session> sessions = liveSessions();
        return new Judge(rules, history, joiner, trees(sessions)).judge(sessions);
    }

    /**
     * The logins of which the logs are to be asked before it is evaluated, since they stand in something that is or might become a
     * finding.
     *
     * @param asOf as in {@link #evaluate}
     */
    public List<LoginQuestion> questions(long asOf) {
        update();
        List<Session> sessions = liveSessions();
        return inquiry.questions(Forest.grow(sessions), sessions, asOf);
    }

    /**
     * Takes what the logs said to the last {@link #questions}.
     *
     * @return whether something else is known now, so that there may be other questions
     */
    public boolean witness(Testimony said, long asOf) {
        List<Session> changed = inquiry.answered(said, asOf);
        for (Session session : changed) {
            touched.add(session.client());
            touched.add(session.server());
        }
        return !changed.isEmpty();
    }

    /** All that it knows, except the history of days that it did not see itself. */
    public byte[] state() {
        StateOutput out = new StateOutput();
        calendar.write(out);
        out.number(connections.size());
        for (Connection connection : connections.values()) {
            ConnectionState.write(connection, out);
        }
        return out.toByteArray();
    }

    /**
     * Goes on where another detector with the same rules wrote {@link #state}.
     *
     * @throws IllegalArgumentException when the state is damaged, of another version, or tells of a service that the rules lack; this
     *     detector is of no use then
     */
    public void restore(byte[] state) {
        StateInput in = new StateInput(state);
        calendar.read(in);
        for (int left = in.number(); left > 0; left--) {
            changed.add(ConnectionState.read(in, rules.services(), this));
        }
    }

    /** What there is to say after all records that arrived before {@code asOf}, milliseconds since 1970. */
    public Evaluation evaluate(long asOf) {
        update();
        List<Session> sessions = liveSessions();
        if (calendar.isDue(asOf) || trained) {
            quarantine(trees(sessions));
            calendar.turn(asOf, sessions);
            renew(sessions);
            trained = false;
        }
        List<Tree> trees = trees(sessions);
        quarantine(trees);
        Map<Tree, Finding> found = new HashMap<>();
        trees.forEach(tree -> found.put(tree, findings.of(tree)));
        List<Finding> closed = new ArrayList<>();
        for (Tree tree : letGo(sessions, trees, asOf - rules.lateness().toMillis() - retention)) {
            Finding finding = found.remove(tree);
            if (finding != null) {
                closed.add(finding);
            }
        }
        List<Finding> live =
                trees.stream().filter(found::containsKey).map(found::get).toList();
        return new Evaluation(asOf, history.days(dayOf(asOf - 1)), live, closed);
    }

    private static int dayOf(long millis) {
        return (int) Math.floorDiv(millis, Session.DAY_MILLIS);
    }

    /** Brings sessions and links up to date with the records. */
    private void update() {
        for (Connection connection : changed) {
            if (connection.ambiguous()) {
                orient(connection);
            }
            maker.make(connection);
            for (Session session : connection.sessions()) {
                weigh(session);
            }
            touched.add(connection.client());
            touched.add(connection.server());
        }
        changed.clear();
        join();
    }

    private void orient(Connection connection) {
        boolean lowIsClient = endpoints.lowIsClient(connection.tuple());
        if (lowIsClient != connection.lowIsClient()) {
            forgetSessions(connection);
            connection.lowIsClient(lowIsClient);
        }
    }

    /** Both ports could be the server's until a record said who opened the connection. */
    private void settle(Connection connection, Service service, boolean lowIsClient) {
        forgetSessions(connection);
        endpoints.count(connection, -1);
        connection.settle(service, lowIsClient);
        endpoints.count(connection, 1);
        changed.add(connection);
    }

    private static void forgetSessions(Connection connection) {
        connection.sessions().forEach(Session::leave);
        connection.sessions().clear();
    }

    private void weigh(Session session) {
        String source = session.client().address();
        String destination = session.server().address();
        int day = session.day();
        session.sourceKey = history.key(source, session.clientId, day);
        session.destinationKey = history.key(destination, session.serverId, day);
        session.daysSeen = history.daysSeen(session.sourceKey, session.destinationKey, day)
                + history.trustedDays(source, destination);
        session.sourceRate = history.sourceRate(session.sourceKey, day);
        session.destinationRate = history.destinationRate(session.destinationKey, day);
        session.novelty = 1 / (1.0 + session.daysSeen) / (1 + session.sourceRate) / (1 + session.destinationRate);
    }

    private void join() {
        for (Host host : touched) {
            host.forgetEnded();
            joiner.join(host);
        }
        touched.clear();
    }

    /** Weighs every live session anew, after the history has changed. */
    private void renew(List<Session> sessions) {
        for (Session session : sessions) {
            weigh(session);
            touched.add(session.client());
            touched.add(session.server());
        }
        join();
    }

    private List<Session> liveSessions() {
        List<Session> all = new ArrayList<>();
        connections.values().forEach(connection -> all.addAll(connection.sessions()));
        return all;
    }

    private List<Tree> trees(List<Session> sessions) {
        return Forest.grow(sessions).stream()
                .filter(tree -> tree.score() >= rules.alertThreshold())
                .toList();
    }

    /** Keeps what is unusual in an alert out of the history, until somebody says that it was nothing. */
    private void quarantine(List<Tree> trees) {
        quarantined.forEach(session -> session.quarantined = false);
        quarantined.clear();
        for (Tree tree : trees) {
            if (tree.bestLink() >= rules.alertThreshold()
                    && findings.historyDays(tree) >= rules.learningDays()
                    && !dismissed.contains(Findings.id(tree.root()))) {
                for (Session leg : tree.legs()) {
                    if (leg.daysSeen == 0) {
                        leg.quarantined = true;
                        quarantined.add(leg);
                    }
                }
            }
        }
    }

    /** Lets go of sessions that ended before a time, whole trees at once. Returns the trees that are gone. */
    private List<Tree> letGo(List<Session> sessions, List<Tree> trees, long before) {
        Set<Session> held = new HashSet<>();
        List<Session> ended = new ArrayList<>();
        for (Session session : sessions) {
            if (session.end < before) {
                ended.add(session);
            } else if (session.root != null) {
                held.add(session.root);
            }
        }
        List<Tree> gone = trees.stream()
                .filter(tree -> !held.contains(tree.root()) && tree.root().end < before)
                .toList();
        Set<Host> left = new HashSet<>();
        for (Session session : ended) {
            if (session.root == null || !held.contains(session.root)) {
                left.add(session.client());
                left.add(session.server());
                drop(session);
            }
        }
        left.forEach(Host::forgetEnded);
        return gone;
    }

    private void drop(Session session) {
        calendar.keep(session);
        Connection connection = session.connection();
        session.leave();
        connection.sessions().remove(session);
        connection.pieces().removeAll(new HashSet<>(session.pieces));
        if (connection.sessions().isEmpty()) {
            connections.remove(connection.tuple());
            endpoints.count(connection, -1);
            release(connection.low());
            release(connection.high());
        }
    }

    private void release(Host host) {
        if (host.releaseConnection()) {
            hosts.remove(host.address());
        }
    }
}
