/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginProof;
import io.flowhound.pivot.LoginProof.State;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.LoginQuestion.Rival;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds among log lines those that tell of a leg, and what they prove. A line with the port of the client is of the leg with that port; one
 * without a port only when no other login and no other account could be meant. Where anything could be meant nobody is named: no name is
 * better than a wrong one.
 */
final class Matcher {
    /** A connection in which nobody is let in is ended by its server: OpenSSH waits 2 minutes, and some are told to wait longer. */
    private static final long REFUSED_WITHIN_MILLIS = 300_000;
    /**
     * What a refused login moves at most, each way: six attempts by SSH are below 10,000. Who moves more was let in, whatever the log
     * lacks: some hosts are set to write refusals only.
     */
    private static final long REFUSED_OCTETS = 64_000;

    private final long skew;

    /** @param skewMillis how far the clock of a host may be off */
    Matcher(long skewMillis) {
        this.skew = skewMillis;
    }

    /**
     * What lines prove of a leg; null when none of them tells of it.
     *
     * @param names names that the destination of the leg is known by, as {@link LineJson#name} gives them
     */
    @Nullable
    LoginProof prove(LoginQuestion question, List<LoginLine> lines, Set<String> names) {
        List<LoginLine> exact = exact(question, lines, names);
        if (!exact.isEmpty()) {
            return verdict(question, exact, exact.stream().noneMatch(line -> isAnothers(question, line)));
        }
        List<LoginLine> near = near(question, lines, names);
        if (near.isEmpty()) {
            return null;
        }
        return verdict(question, near, near.stream().noneMatch(line -> isAnothers(question, line)));
    }

    /** Whether the host of a leg tells of any login of the same client at about the time, though not of this one. */
    boolean tellsOfSource(LoginQuestion question, List<LoginLine> lines, Set<String> names) {
        Leg leg = question.leg();
        return lines.stream()
                .anyMatch(line -> line.sourcePort() == 0
                        && line.source().equals(leg.source())
                        && within(line, leg.start(), leg.start())
                        && isSurelyOf(line, leg.destination(), names));
    }

    /** Lines with the address and port of the client: those of the leg's host, or of the one host that may be it. */
    private List<LoginLine> exact(LoginQuestion question, List<LoginLine> lines, Set<String> names) {
        Leg leg = question.leg();
        List<LoginLine> here = new ArrayList<>();
        List<LoginLine> somewhere = new ArrayList<>();
        for (LoginLine line : lines) {
            if (line.sourcePort() == leg.sourcePort()
                    && line.sourcePort() != 0
                    && line.source().equals(leg.source())
                    && within(line, leg.start(), leg.end())
                    && fits(line, leg, true)) {
                if (isOf(line, leg.destination(), names)) {
                    if (!isOfRival(question, line)) {
                        here.add(line);
                    }
                } else if (line.addresses().isEmpty()
                        && within(line, leg.start(), leg.start() + REFUSED_WITHIN_MILLIS)) {
                    somewhere.add(line);
                }
            }
        }
        if (!here.isEmpty()) {
            return here;
        }
        boolean one = somewhere.stream().map(LoginLine::host).distinct().count() == 1;
        boolean elsewhere = question.rivals().stream()
                .anyMatch(rival -> rival.sourcePort() == leg.sourcePort()
                        && !rival.destination().equals(leg.destination())
                        && somewhere.stream().anyMatch(line -> within(line, rival.start(), rival.end())));
        return one && !elsewhere ? somewhere : List.of();
    }

    /** Lines of the leg's host with the address of the client and no port, from about the begin of the leg. */
    private List<LoginLine> near(LoginQuestion question, List<LoginLine> lines, Set<String> names) {
        Leg leg = question.leg();
        List<LoginLine> near = new ArrayList<>();
        for (LoginLine line : lines) {
            if (line.sourcePort() == 0
                    && line.source().equals(leg.source())
                    && within(line, leg.start(), leg.start())
                    && isSurelyOf(line, leg.destination(), names)
                    && fits(line, leg, false)) {
                near.add(line);
            }
        }
        return near;
    }

    private boolean within(LoginLine line, long from, long to) {
        return line.time() >= from - skew && line.time() <= to + skew;
    }

    private static boolean isOf(LoginLine line, String destination, Set<String> names) {
        return line.addresses().contains(destination) || line.names().stream().anyMatch(names::contains);
    }

    /** Where no port confirms it, a name is not enough for a line that says its address: several hosts may have one name. */
    private static boolean isSurelyOf(LoginLine line, String destination, Set<String> names) {
        return line.addresses().isEmpty()
                ? isOf(line, destination, names)
                : line.addresses().contains(destination);
    }

    /** Whether a line tells, by its address, of another host with the same name to which the client has used the same port. */
    private static boolean isOfRival(LoginQuestion question, LoginLine line) {
        return !line.addresses().contains(question.leg().destination())
                && question.rivals().stream()
                        .anyMatch(rival -> rival.sourcePort() == line.sourcePort()
                                && line.addresses().contains(rival.destination()));
    }

    private static boolean fits(LoginLine line, Leg leg, boolean exact) {
        if (line.serverPort() != 0 && line.serverPort() != leg.destinationPort()) {
            return false;
        }
        return fits(line, Kind.of(leg.service()), exact);
    }

    /**
     * Whether a line can be of a login of a kind.
     *
     * @param exact the ports agree; otherwise a line must say by what somebody logged in. A network logon is the first half of one by RDP,
     *     or that of a file share at the same time: without a port only a refusal of it counts
     */
    private static boolean fits(LoginLine line, Kind kind, boolean exact) {
        if (kind == Kind.UNKNOWN) {
            return exact;
        }
        for (Kind may : line.kinds()) {
            boolean fits = switch (may) {
                case UNKNOWN -> exact || line.serverPort() != 0;
                case NETWORK ->
                    exact || kind == Kind.WINRM || kind == Kind.SMB || (kind == Kind.RDP && !line.success());
                default -> may == kind;
            };
            if (fits) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line could be of another login between the same hosts. */
    private boolean isAnothers(LoginQuestion question, LoginLine line) {
        Leg leg = question.leg();
        for (Rival rival : question.rivals()) {
            boolean port = line.sourcePort() == 0
                    ? rival.sourcePort() != leg.sourcePort() || rival.start() != leg.start()
                    : rival.sourcePort() == line.sourcePort();
            if (port
                    && rival.destination().equals(leg.destination())
                    && fits(line, Kind.of(rival.service()), line.sourcePort() != 0)
                    && within(line, rival.start(), rival.end())) {
                return true;
            }
        }
        return false;
    }

    /**
     * What the lines of a leg prove.
     *
     * @param sole no other login could be meant by them
     */
    private static @Nullable LoginProof verdict(LoginQuestion question, List<LoginLine> lines, boolean sole) {
        List<LoginLine> sorted = lines.stream()
                .sorted(Comparator.comparingLong(LoginLine::time)
                        .thenComparing(LoginLine::index)
                        .thenComparing(LoginLine::id))
                .toList();
        List<LoginLine> successes =
                people(sorted.stream().filter(LoginLine::success).toList());
        List<LoginLine> failures =
                sorted.stream().filter(line -> !line.success()).toList();
        if (!sole || accounts(successes) > 1) {
            return proof(State.UNCLEAR, null, failures, sorted);
        }
        if (!successes.isEmpty()) {
            LoginLine first = successes.get(0);
            return proof(
                    State.PROVEN,
                    richest(successes),
                    failures.stream()
                            .filter(line -> line.time() <= first.time())
                            .toList(),
                    sorted);
        }
        return proof(canBeRefused(question.leg()) ? State.FAILED : State.UNCLEAR, null, failures, sorted);
    }

    private static boolean canBeRefused(Leg leg) {
        return leg.end() - leg.start() <= REFUSED_WITHIN_MILLIS
                && leg.bytesToServer() <= REFUSED_OCTETS
                && leg.bytesToClient() <= REFUSED_OCTETS;
    }

    /** Machines have accounts, too, by which they log on beside the people who use them. */
    private static List<LoginLine> people(List<LoginLine> successes) {
        List<LoginLine> people = successes.stream()
                .filter(line -> line.user() == null || !line.user().endsWith("$"))
                .toList();
        return people.isEmpty() ? successes : people;
    }

    /** A domain is told by one line and left out by another, and is a name of one host or the other, so that the name decides. */
    private static long accounts(List<LoginLine> successes) {
        Set<String> names = new HashSet<>();
        Map<String, Set<String>> domains = new LinkedHashMap<>();
        for (LoginLine line : successes) {
            String user = String.valueOf(line.user()).toLowerCase(Locale.ROOT);
            names.add(user);
            String domain = line.domain();
            if (domain != null) {
                domains.computeIfAbsent(user, any -> new HashSet<>()).add(LineJson.name(domain));
            }
        }
        return names.size() == 1 && domains.values().stream().anyMatch(some -> some.size() > 1) ? 2 : names.size();
    }

    /** The first of those lines that say most. */
    private static LoginLine richest(List<LoginLine> successes) {
        LoginLine best = successes.get(0);
        for (LoginLine line : successes) {
            best = wealth(line) > wealth(best) ? line : best;
        }
        return best;
    }

    private static int wealth(LoginLine line) {
        return (line.key() == null ? 0 : 4) + (line.method() == null ? 0 : 2) + (line.domain() == null ? 0 : 1);
    }

    private static LoginProof proof(
            State state, @Nullable LoginLine success, List<LoginLine> failures, List<LoginLine> all) {
        Set<String> tried = new LinkedHashSet<>();
        for (LoginLine line : failures) {
            String user = line.user();
            if (user != null
                    && (success == null || !user.equals(success.user()))
                    && tried.size() < LoginProof.MOST_TRIED) {
                tried.add(user);
            }
        }
        return new LoginProof(
                state,
                success == null ? null : success.user(),
                success == null ? null : success.domain(),
                success == null ? null : success.method(),
                success == null ? null : success.key(),
                success == null ? all.get(all.size() - 1).time() : success.time(),
                failures.size(),
                List.copyOf(tried),
                all.stream()
                        .sorted(Comparator.comparing((LoginLine line) -> !line.equals(success)))
                        .limit(LoginProof.MOST_LINES)
                        .map(line -> new LoginProof.Line(line.index(), line.id()))
                        .toList());
    }
}
