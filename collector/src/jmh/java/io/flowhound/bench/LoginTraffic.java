/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.pivot.LoginRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A week of logins in a made-up company, the same at each call: administrators through jump hosts, developers, automation, backup,
 * monitoring, a scanner, guesses from outside, and attackers on the last two days. The company grows with the
 * number of records, one host for 500; what is left to the number are checks by monitoring.
 */
final class LoginTraffic {
    /** When it begins: 2026-03-02, a Monday, milliseconds since 1970. */
    static final long START = 1_772_409_600_000L;

    static final int DAYS = 7;
    private static final int ATTACK_DAYS = 2;
    private static final int RECORDS_A_HOST = 500;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int SSH = 22;
    private static final int RDP = 3389;
    private static final int WINRM = 5985;

    private final SplittableRandom random = new SplittableRandom(20_260_302);
    private final List<LoginRecord> records = new ArrayList<>();
    private final LoginExporters exporters = new LoginExporters(random, records);
    private final int hosts;
    private final List<String> people;
    private final List<String> servers;
    private final List<String> windows;
    private final List<String> boxes;
    private final List<String> jumpHosts;
    private final List<String> repositories = net(15, 2);
    private final int administrators;
    private final int developers;

    private LoginTraffic(int hosts) {
        this.hosts = hosts;
        people = net(20, hosts * 7 / 10);
        servers = net(10, hosts * 18 / 100);
        windows = net(40, hosts * 9 / 100);
        boxes = net(12, Math.max(2, hosts / 50));
        jumpHosts = net(13, Math.max(2, hosts / 700));
        administrators = Math.max(2, people.size() * 3 / 100);
        developers = Math.max(3, people.size() * 15 / 100);
    }

    /** So many records, in the order of their arrival. */
    static List<LoginRecord> of(int count) {
        LoginTraffic traffic = new LoginTraffic(count / RECORDS_A_HOST);
        for (int day = 0; day < DAYS; day++) {
            traffic.work(START + day * DAY);
            if (day >= DAYS - ATTACK_DAYS) {
                traffic.attacks(START + day * DAY);
            }
        }
        if (traffic.records.size() > count) {
            throw new IllegalStateException("the company logs in " + traffic.records.size() + " times, not " + count);
        }
        while (traffic.records.size() < count) {
            traffic.check(START + traffic.random.nextLong(DAYS * DAY));
        }
        List<LoginRecord> chosen = traffic.records.subList(0, count);
        chosen.sort(Comparator.comparingLong(LoginRecord::arrival));
        return chosen;
    }

    private static List<String> net(int second, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "10." + second + "." + i / 250 + "." + (i % 250 + 2))
                .toList();
    }

    private void work(long day) {
        for (int i = 0; i < administrators; i++) {
            for (int times = random.nextInt(2, 5); times > 0; times--) {
                administer(i, daytime(day));
            }
        }
        for (int i = 0; i < developers; i++) {
            develop(i, daytime(day));
        }
        automate(day + 3 * HOUR, repositories.get(0), 0.9, 12_000, 15_000);
        automate(day + HOUR, repositories.get(1), 0.5, 400_000, 4_000_000);
        for (int i = 0; i < hosts / 50; i++) {
            session(any(people), any(people), RDP, daytime(day), random.nextLong(2 * MINUTE, 30 * MINUTE));
            program(any(windows), "10.19.0.2", WINRM, day + random.nextLong(DAY), 15_000, 9_000, 3_500);
            program(outside(), jumpHosts.get(0), SSH, day + random.nextLong(DAY), 3_000, 1_800, 2_200);
        }
        for (int i = 0; i < hosts / 10; i++) {
            program("10.18.0.2", any(people), RDP, day + random.nextLong(DAY), 200, 120, 40);
        }
    }

    /** To a jump host, and from there to servers that this administrator knows, now and then to another one. */
    private void administer(int who, long start) {
        String jumpHost = jumpHosts.get(who % jumpHosts.size());
        long end = start + random.nextLong(5 * MINUTE, 2 * HOUR);
        LoginMinutes leg = LoginMinutes.carrying(start, end);
        for (int times = random.nextInt(1, 6); times > 0; times--) {
            String server = random.nextInt(20) == 0
                    ? any(servers)
                    : servers.get((who * 7 + random.nextInt(12)) % servers.size());
            goOn(leg, jumpHost, server, random.nextLong(start + 20_000, end - 2 * MINUTE), end - 3_000);
        }
        exporters.tell(people.get(who), jumpHost, SSH, leg);
    }

    /** To a development host, from there to the repository and sometimes to a server for tests. */
    private void develop(int who, long start) {
        String developer = people.get(administrators + who);
        String box = boxes.get(who % boxes.size());
        long end = start + random.nextLong(10 * MINUTE, 3 * HOUR);
        LoginMinutes leg = LoginMinutes.typing(random, start, end);
        for (int times = random.nextInt(5); times > 0; times--) {
            program(box, any(repositories), SSH, random.nextLong(start, end), 4_000, 5_000, 9_000);
        }
        if (random.nextInt(4) == 0) {
            String server = servers.get((who % boxes.size() * 4 + random.nextInt(4)) % servers.size());
            goOn(leg, box, server, random.nextLong(start + 30_000, end - 5 * MINUTE), end - 2_000);
        }
        exporters.tell(developer, box, SSH, leg);
    }

    private void goOn(LoginMinutes leg, String from, String to, long start, long latest) {
        long end = Math.min(latest, start + random.nextLong(MINUTE, 25 * MINUTE));
        LoginMinutes next = LoginMinutes.typing(random, start, end);
        leg.carry(next);
        exporters.tell(from, to, SSH, next);
    }

    /** One host that logs in to most servers in an hour. */
    private void automate(long start, String from, double share, int toServer, int toClient) {
        for (String server : servers) {
            if (random.nextDouble() < share) {
                program(from, server, SSH, start + random.nextLong(HOUR), 50_000, toServer, toClient);
            }
        }
    }

    private void check(long start) {
        program("10.71.0.2", any(servers), SSH, start, 2_500, 4_200, 4_800);
    }

    private void attacks(long day) {
        for (int i = 0; i < Math.max(1, hosts * 15 / 1000); i++) {
            String origin = random.nextInt(8) == 0 ? outside() : any(people);
            attack(origin, day + random.nextLong(2 * HOUR, 18 * HOUR), random.nextInt(2, 6));
        }
    }

    /** A chain of nested sessions, each of which carries the next. */
    private void attack(String origin, long start, int legs) {
        List<String> way = new ArrayList<>(List.of(origin));
        while (way.size() <= legs) {
            String next = any(servers);
            if (!way.contains(next)) {
                way.add(next);
            }
        }
        long begin = start + legs * 5 * MINUTE;
        long end = begin + random.nextLong(5 * MINUTE, 30 * MINUTE);
        LoginMinutes inner = LoginMinutes.typing(random, begin, end);
        exporters.tell(way.get(legs - 1), way.get(legs), SSH, inner);
        for (int leg = legs - 2; leg >= 0; leg--) {
            begin -= random.nextLong(20_000, 5 * MINUTE);
            end += random.nextLong(500, 90_000);
            LoginMinutes outer = LoginMinutes.carrying(begin, end);
            outer.carry(inner);
            exporters.tell(way.get(leg), way.get(leg + 1), SSH, outer);
            inner = outer;
        }
    }

    private void session(String from, String to, int port, long start, long millis) {
        if (!from.equals(to)) {
            exporters.tell(from, to, port, LoginMinutes.typing(random, start, start + millis));
        }
    }

    private void program(String from, String to, int port, long start, int millis, int toServer, int toClient) {
        long end = start + random.nextInt(millis / 5, millis);
        exporters.tell(from, to, port, LoginMinutes.even(start, end, toServer, toClient));
    }

    private long daytime(long day) {
        return day + Math.clamp((long) ((13 + 2.6 * random.nextGaussian()) * HOUR), 6 * HOUR, 20 * HOUR);
    }

    private String any(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String outside() {
        return "203.0.113." + random.nextInt(1, 251);
    }
}
