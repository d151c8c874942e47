/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import io.flowhound.schema.IpAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What dnsmasq says of the names that it is asked for: each look-up that the flows tell of, with its answer. */
final class NameLines {
    private static final int DNS = 53;
    private static final long PID = 512;
    /** Within so many milliseconds somebody goes to where he has asked for. */
    private static final long SOON = 1_500;

    private final LogBook book;
    private final Dice dice;
    private final LogSource resolver;
    private final List<RemoteEnd> others;

    NameLines(LogBook book, Dice dice, LogSources sources, Directory directory) {
        this.book = book;
        this.dice = dice;
        this.resolver = sources.device(LogSources.RESOLVER);
        this.others = new ArrayList<>(directory.remotes(RemoteEnd.Kind.WEB));
        others.addAll(directory.remotes(RemoteEnd.Kind.CLOUD));
    }

    /** The domain of a remote end, one of those that stand for nobody (RFC 2606). */
    static String domain(RemoteEnd end) {
        return end.name() + ".example";
    }

    void write(List<Connection> connections) {
        Map<Party, List<Connection>> calls = callsByClient(connections);
        for (Connection connection : connections) {
            if (connection.exchange().serverPort() == DNS
                    && connection.server() instanceof Host asked
                    && asked.name().equals(resolver.name())) {
                write(connection, wanted(connection, calls.getOrDefault(connection.client(), List.of())));
            }
        }
    }

    private static Map<Party, List<Connection>> callsByClient(List<Connection> connections) {
        Map<Party, List<Connection>> calls = new HashMap<>();
        for (Connection connection : connections) {
            if (connection.server() instanceof RemoteEnd
                    && connection.exchange().protocol() != Exchange.ICMP
                    && connection.exchange().serverPort() == 443) {
                calls.computeIfAbsent(connection.client(), client -> new ArrayList<>())
                        .add(connection);
            }
        }
        calls.values().forEach(list -> list.sort(Comparator.comparingLong(Connection::start)));
        return calls;
    }

    /** Where the client goes soon after; else anybody. */
    private RemoteEnd wanted(Connection lookup, List<Connection> calls) {
        int low = 0;
        int high = calls.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (calls.get(middle).start() > lookup.start()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        RemoteEnd any = dice.pick(others);
        return low < calls.size()
                        && calls.get(low).start() < lookup.start() + SOON
                        && calls.get(low).server() instanceof RemoteEnd next
                ? next
                : any;
    }

    private void write(Connection lookup, RemoteEnd wanted) {
        InetAddress ipv6 = wanted.ipv6();
        boolean six = lookup.ipv6() && ipv6 != null;
        String client = IpAddress.of(lookup.client().address(lookup.ipv6())).toString();
        String name = domain(wanted);
        say(lookup.start(), "query[" + (six ? "AAAA" : "A") + "] " + name + " from " + client);
        boolean remembered = lookup.end() - lookup.start() < 5;
        if (!remembered) {
            say(lookup.start() + 1, "forwarded " + name + " to " + "9.9.9.9");
        }
        String answer = IpAddress.of(wanted.address(six)).toString();
        say(lookup.end(), (remembered ? "cached " : "reply ") + name + " is " + answer);
    }

    private void say(long time, String text) {
        book.write(resolver, time, LogMessage.of("dns", LogMessage.DAEMON_INFO, "dnsmasq", PID, text));
    }
}
