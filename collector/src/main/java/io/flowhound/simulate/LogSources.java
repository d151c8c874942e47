/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All machines of a network that have a log, with the way in which each one tells of it. */
final class LogSources {
    static final String FIREWALL = "firewall";
    static final String ACCESS_POINT = "access-point";
    static final String ROUTER = "router";
    static final String RESOLVER = "raspberry-pi";

    private static final String SENDERS = "127.0.2.";
    private static final int MOST_SECONDS = 90;
    private static final long QUARTER = 900_000;
    private static final double WRONG_ZONE = 0.25;
    private static final double TERSE = 0.5;
    private static final List<LogHeader> LINUX_HEADERS = List.of(LogHeader.RFC3164, LogHeader.ISO, LogHeader.RFC5424);

    private final Map<String, LogSource> byName = new LinkedHashMap<>();
    private final Dice dice;

    LogSources(Directory directory, Dice dice, LogParameters parameters) {
        this.dice = dice;
        device(ROUTER, "192.168.10.1", LogHeader.RFC3164);
        device(FIREWALL, "192.168.20.1", LogHeader.RFC5424);
        device(ACCESS_POINT, "192.168.30.2", LogHeader.NO_HOST);
        for (Host host : directory.hosts()) {
            LogSystem system = LogSystem.of(host);
            if (system != null && system != LogSystem.DEVICE) {
                put(machine(host, system));
            }
        }
        List<String> names = shuffled();
        setClocks(names, parameters.skewed());
        silence(names, parameters.share());
    }

    private void device(String name, String address, LogHeader header) {
        put(new LogSource(
                name, Octets.inetAddress(address), sender(), LogSystem.DEVICE, header, false, true, 0, 0, false));
    }

    private LogSource machine(Host host, LogSystem system) {
        LogHeader header = dice.pick(LINUX_HEADERS);
        boolean terse = dice.chance(TERSE);
        boolean storage = host.role() == Role.FILE_SERVER;
        if (storage) {
            header = LogHeader.RFC5424;
        } else if (host.role() == Role.RESOLVER) {
            header = LogHeader.ISO;
        } else if (system == LogSystem.WINDOWS && header == LogHeader.ISO) {
            header = LogHeader.RFC3164;
        }
        boolean tcp = header == LogHeader.RFC5424 && !storage;
        return new LogSource(host.name(), host.ipv4(), sender(), system, header, tcp, true, 0, 0, terse);
    }

    private String sender() {
        return SENDERS + (byName.size() + 1);
    }

    private void put(LogSource source) {
        byName.put(source.name(), source);
    }

    /** The machines without the devices in an order that chance decides; the resolver, which tells who is who, comes first. */
    private List<String> shuffled() {
        List<String> names = new ArrayList<>();
        byName.values().stream()
                .filter(source -> source.system() != LogSystem.DEVICE)
                .forEach(source -> names.add(dice.between(0, names.size()), source.name()));
        if (names.remove(RESOLVER)) {
            names.addFirst(RESOLVER);
        }
        return names;
    }

    private void silence(List<String> names, double share) {
        long logging = Math.round(share * names.size());
        names.stream().skip(logging).forEach(name -> byName.computeIfPresent(name, (key, source) -> source.silent()));
        if (share == 0) {
            byName.replaceAll((name, source) -> source.silent());
        }
    }

    private void setClocks(List<String> names, double skewed) {
        for (String name : names) {
            boolean wrong = dice.chance(skewed);
            boolean zone = dice.chance(WRONG_ZONE);
            long seconds = dice.between(-MOST_SECONDS, MOST_SECONDS);
            long hours = 4 * QUARTER * dice.between(1, 5);
            if (wrong) {
                byName.computeIfPresent(
                        name,
                        (key, source) -> zone && source.header().isWithoutZone()
                                ? source.wrongBy(0, hours)
                                : source.wrongBy(1_000 * seconds, 0));
            }
        }
    }

    /** Those of whom a log is thinkable, whether they send it or not, in the order of their addresses as senders. */
    List<LogSource> all() {
        return List.copyOf(byName.values());
    }

    /** The machine of this name, or null when it has no log. */
    @Nullable
    LogSource get(String name) {
        return byName.get(name);
    }

    /** A machine that is always there. */
    LogSource device(String name) {
        LogSource source = byName.get(name);
        if (source == null) {
            throw new IllegalArgumentException("no machine named " + name + " has a log");
        }
        return source;
    }
}
