/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginProof.State;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Services;
import io.flowhound.pivot.Testimony;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Log lines beside the traffic of the pivot lab: 70 % of the hosts log, a third of these with a clock that is off by up to 90 s, a fifth by
 * way of another host so that their lines name no address; one line in twenty is lost; lines of Windows hosts have a port or not. Every
 * session has an account of its own making, of three for each client, so that a wrong name is noticed. Decoys of the kind {@code
 * failed_login} and sessions too small for a login are refused.
 */
public final class LabLogs {
    private static final long SPLIT_MILLIS = Duration.ofMinutes(30).toMillis();
    private static final long SKEW_MILLIS = Duration.ofMinutes(2).toMillis();

    private record Tuple(String client, int clientPort, String server, int serverPort) {}

    /** A session and what is true of it. */
    private record Login(
            Tuple tuple,
            long start,
            long end,
            String account,
            boolean success,
            @Nullable LoginLine line,
            long arrival) {}

    private final Random random;
    private final long seed;
    private final Set<Tuple> refused = new HashSet<>();
    private final Set<Tuple> chained = new HashSet<>();
    private final Map<Tuple, List<Login>> logins = new HashMap<>();
    private final Map<String, List<Login>> bySource = new HashMap<>();
    private final Matcher matcher = new Matcher(SKEW_MILLIS);
    private final Services services;

    /** Lines for records, with the labels of the data set. */
    public LabLogs(Collection<LoginRecord> records, Services services, JsonNode truth, long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.services = services;
        for (JsonNode decoy : truth.path("decoys")) {
            if (decoy.path("kind").asText().equals("failed_login")) {
                refused.add(tuple(decoy.path("edges").path(0)));
            }
        }
        for (JsonNode chain : truth.path("chains")) {
            chain.path("edges").forEach(edge -> chained.add(tuple(edge)));
        }
        sessions(records).forEach(this::logins);
    }

    private static Tuple tuple(JsonNode edge) {
        return new Tuple(
                edge.path("src").asText(),
                edge.path("sport").asInt(),
                edge.path("dst").asText(),
                edge.path("dport").asInt());
    }

    /** Records in which the refused tries of the decoys carry as many octets as some who try often and long do. */
    public static List<LoginRecord> persistent(Collection<LoginRecord> records, JsonNode truth) {
        Set<Tuple> decoys = new HashSet<>();
        for (JsonNode decoy : truth.path("decoys")) {
            if (decoy.path("kind").asText().equals("failed_login")) {
                decoys.add(tuple(decoy.path("edges").path(0)));
            }
        }
        List<LoginRecord> changed = new ArrayList<>();
        for (LoginRecord one : records) {
            boolean there = decoys.contains(
                    new Tuple(one.source(), one.sourcePort(), one.destination(), one.destinationPort()));
            boolean back = decoys.contains(
                    new Tuple(one.destination(), one.destinationPort(), one.source(), one.sourcePort()));
            changed.add(there || back ? larger(one) : one);
        }
        return changed;
    }

    private static LoginRecord larger(LoginRecord one) {
        return new LoginRecord(
                one.arrival(),
                one.start(),
                one.end(),
                one.source(),
                one.sourcePort(),
                one.destination(),
                one.destinationPort(),
                one.sourceBytes() < 0 ? one.sourceBytes() : one.sourceBytes() * 2,
                one.destinationBytes() < 0 ? one.destinationBytes() : one.destinationBytes() * 2,
                one.tcpFlags(),
                one.exporter(),
                one.sampling(),
                one.flowId(),
                one.application(),
                one.sourceId(),
                one.destinationId());
    }

    /** Times and octets of each tuple: start, end, octets to the server, octets back. */
    private Map<Tuple, List<long[]>> sessions(Collection<LoginRecord> records) {
        Map<Tuple, List<LoginRecord>> byTuple = new HashMap<>();
        for (LoginRecord one : records) {
            boolean toServer = services.onPort(one.destinationPort()) != null;
            Tuple tuple = toServer
                    ? new Tuple(one.source(), one.sourcePort(), one.destination(), one.destinationPort())
                    : new Tuple(one.destination(), one.destinationPort(), one.source(), one.sourcePort());
            byTuple.computeIfAbsent(tuple, any -> new ArrayList<>()).add(one);
        }
        Map<Tuple, List<long[]>> sessions = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        byTuple.forEach((tuple, told) -> sessions.put(tuple, split(tuple, told)));
        return sessions;
    }

    private static List<long[]> split(Tuple tuple, List<LoginRecord> told) {
        told.sort((a, b) -> Long.compare(a.start(), b.start()));
        List<long[]> sessions = new ArrayList<>();
        for (LoginRecord one : told) {
            long[] last = sessions.isEmpty() ? null : sessions.get(sessions.size() - 1);
            if (last == null || one.start() - last[1] > SPLIT_MILLIS) {
                last = new long[] {one.start(), one.end(), 0, 0};
                sessions.add(last);
            }
            last[1] = Math.max(last[1], one.end());
            last[one.source().equals(tuple.client) ? 2 : 3] += Math.max(0, one.sourceBytes());
        }
        return sessions;
    }

    private void logins(Tuple tuple, List<long[]> sessions) {
        for (long[] one : sessions) {
            boolean success = !refused.contains(tuple) && one[2] >= 3_000 && one[3] >= 3_200;
            String account = "u" + random.nextInt(3) + "-" + tuple.client;
            LoginLine line =
                    logs(tuple.server) && random.nextInt(20) > 0 ? line(tuple, one[0], account, success) : null;
            Login login =
                    new Login(tuple, one[0], one[1], account, success, line, one[0] + 5_000 + random.nextInt(60_000));
            logins.computeIfAbsent(tuple, any -> new ArrayList<>()).add(login);
            bySource.computeIfAbsent(tuple.client, any -> new ArrayList<>()).add(login);
        }
    }

    private int dice(String host, int sides) {
        return new Random(seed * 31 + host.hashCode()).nextInt(sides);
    }

    private boolean logs(String host) {
        return dice(host, 100) < 70;
    }

    private LoginLine line(Tuple tuple, long start, String account, boolean success) {
        long off = dice(tuple.server + "off", 3) == 0 ? dice(tuple.server + "by", 180_000) - 90_000L : 0;
        boolean relayed = dice(tuple.server + "relay", 5) == 0;
        boolean ssh = tuple.serverPort == 22;
        boolean port = ssh || dice(tuple.server + "port", 2) == 0;
        return new LoginLine(
                "lab",
                tuple + "@" + start,
                start + off + 300 + random.nextInt(8_000),
                tuple.client,
                port ? tuple.clientPort : 0,
                0,
                relayed ? Set.of() : Set.of(tuple.server),
                Set.of("h" + tuple.server.replace('.', '-')),
                Set.of(ssh ? Kind.SSH : tuple.serverPort == 3_389 ? Kind.RDP : Kind.NETWORK),
                success,
                account,
                null,
                "password",
                null);
    }

    /** What the lines that have arrived say. */
    public Testimony ask(List<LoginQuestion> questions, long asOf) {
        Map<LoginQuestion, LoginProof> proofs = new HashMap<>();
        for (LoginQuestion question : questions) {
            Leg leg = question.leg();
            List<LoginLine> lines = new ArrayList<>();
            for (Login login : bySource.getOrDefault(leg.source(), List.of())) {
                LoginLine line = login.line;
                if (line != null
                        && login.arrival <= asOf
                        && Math.abs(line.time() - leg.start()) < leg.end() - leg.start() + SPLIT_MILLIS) {
                    lines.add(line);
                }
            }
            LoginProof proof = matcher.prove(question, lines, Set.of());
            if (proof != null) {
                if (proof.state() != State.FAILED || asOf > leg.end() + 180_000) {
                    proofs.put(question, proof);
                }
            } else if (matcher.tellsOfSource(question, lines, Set.of())) {
                proofs.put(question, LoginProof.none(State.UNCLEAR));
            } else if (asOf > leg.start() + SKEW_MILLIS + 180_000) {
                boolean known = logs(leg.destination()) && dice(leg.destination() + "relay", 5) > 0;
                proofs.put(question, LoginProof.none(known ? State.NO_LINE : State.NO_LOGS));
            }
        }
        return new Testimony(proofs, null);
    }

    /**
     * How well accounts were found.
     *
     * @param logged true legs of alerts of which there is a line
     * @param right those that bear the right account
     * @param wrong legs, true or not, that bear a wrong one
     * @param unclear true legs with a line of which nobody is named
     */
    public record Score(int logged, int right, int wrong, int unclear) {}

    /** Judges the legs of alerts. */
    public Score score(Collection<Leg> legs) {
        int logged = 0;
        int right = 0;
        int wrong = 0;
        int unclear = 0;
        for (Leg leg : legs) {
            Tuple tuple = new Tuple(leg.source(), leg.sourcePort(), leg.destination(), leg.destinationPort());
            Login truth = logins.getOrDefault(tuple, List.of()).stream()
                    .filter(login -> Math.abs(login.start - leg.start()) < SPLIT_MILLIS)
                    .findFirst()
                    .orElse(null);
            LoginProof proof = leg.login();
            String user = proof == null ? null : proof.user();
            if (user != null && (truth == null || !truth.account.equals(user) || !truth.success)) {
                wrong++;
            }
            if (truth != null && truth.line != null && truth.success && chained.contains(tuple)) {
                logged++;
                right += truth.account.equals(user) ? 1 : 0;
                unclear += proof != null && proof.state() == State.UNCLEAR ? 1 : 0;
            }
        }
        return new Score(logged, right, wrong, unclear);
    }
}
