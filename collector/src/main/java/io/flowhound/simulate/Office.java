/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * The people and machines of a small firm who log in somewhere every day: administrators through the jump host,
 * developers on their boxes, backups, jobs that fetch from the git server, the help desk, management of Windows, and a
 * scanner. Who goes where is always the same, but for the help desk, which goes to whoever asks.
 */
final class Office {
    private static final long HOUR = 60 * Activity.MINUTE;

    private final Directory directory;
    private final List<Host> linux;
    private final List<Host> windows;
    private final List<Host> desks;
    private final List<Host> boxes;
    private final Host jumpHost;
    private final Host git;

    Office(Directory directory) {
        this.directory = directory;
        this.linux = directory.hosts("linux-");
        this.windows = directory.hosts("windows-");
        this.desks = directory.hosts("desk-");
        this.boxes = directory.hosts("dev-box-");
        this.jumpHost = directory.host("jump-host");
        this.git = directory.host("git-office");
    }

    Cast cast(Dice dice) {
        List<Host> windowsHosts = new ArrayList<>(windows);
        windowsHosts.addAll(desks);
        return new Cast(dice, desks, linux, windowsHosts, jumpHost, directory.hosts("admin-"));
    }

    /** All that they do on the day that begins at {@code midnight} (milliseconds since 1970): plans, each by itself. */
    List<List<Login>> day(Dice dice, long midnight) {
        List<List<Login>> plans = new ArrayList<>();
        administrators(dice, midnight, plans);
        developers(dice, midnight, plans);
        jobs(dice, midnight, plans);
        backups(dice, midnight, plans);
        helpDesk(dice, midnight, plans);
        windowsManagement(dice, midnight, plans);
        scans(dice, midnight, plans);
        return plans;
    }

    /** Through the jump host to servers, one after the other, and to the terminal server and on to Windows. */
    private void administrators(Dice dice, long midnight, List<List<Login>> plans) {
        List<Host> people = directory.hosts("admin-");
        Host terminalServer = directory.host("terminal-server");
        for (int i = 0; i < people.size(); i++) {
            for (int session = dice.between(1, 3); session > 0; session--) {
                List<Host> targets = new ArrayList<>();
                for (int number = dice.between(1, 4); number > 0; number--) {
                    targets.add(every(linux, i, 3, dice));
                }
                plans.add(onwards(dice, people.get(i), jumpHost, LoginService.SSH, workHour(dice, midnight), targets));
            }
            List<Host> target = List.of(every(windows, i, 3, dice));
            plans.add(onwards(dice, people.get(i), terminalServer, LoginService.RDP, workHour(dice, midnight), target));
        }
    }

    private static List<Login> onwards(
            Dice dice, Host person, Host via, LoginService service, long start, List<Host> targets) {
        List<Login> inside = new ArrayList<>();
        long next = start;
        for (Host target : targets) {
            next += dice.between(20_000, 300_000);
            long end = next + 60_000 + dice.exponential(10 * Activity.MINUTE, HOUR);
            inside.add(Login.ofPerson(via, target, service, next, end, 0));
            next = end;
        }
        List<Login> plan = new ArrayList<>();
        plan.add(Login.ofPerson(person, via, service, start, next + dice.between(5_000, 300_000), Login.NOBODY));
        plan.addAll(inside);
        return plan;
    }

    /** On their boxes all day, now and then from there to a test server, and with git over SSH. */
    private void developers(Dice dice, long midnight, List<List<Login>> plans) {
        List<Host> people = directory.hosts("developer-");
        for (int i = 0; i < people.size(); i++) {
            Host box = boxes.get(i % boxes.size());
            List<Host> targets = dice.chance(0.5) ? List.of(every(linux, i % boxes.size(), 6, dice)) : List.of();
            plans.add(onwards(dice, people.get(i), box, LoginService.SSH, workHour(dice, midnight), targets));
            for (int fetch = dice.between(2, 6); fetch > 0; fetch--) {
                plans.add(machine(dice, people.get(i), git, workHour(dice, midnight), 4_000, 5_000, 9_000));
            }
        }
    }

    private void jobs(Dice dice, long midnight, List<List<Login>> plans) {
        List<Host> machines = new ArrayList<>(linux);
        machines.addAll(boxes);
        for (Host machine : machines) {
            int offset = dice.between(0, 600_000);
            for (long hour = 0; hour < 24; hour += 4) {
                plans.add(machine(dice, machine, git, midnight + hour * HOUR + offset, 5_000, 5_000, 9_000));
            }
        }
    }

    private void backups(Dice dice, long midnight, List<List<Login>> plans) {
        Host backup = directory.host("backup");
        long start = midnight + HOUR;
        for (Host server : linux) {
            plans.add(machine(dice, backup, server, start, 90_000, 400_000, 4_000_000));
            start += dice.between(60_000, 400_000);
        }
    }

    private void helpDesk(Dice dice, long midnight, List<List<Login>> plans) {
        Host helpDesk = directory.host("help-desk");
        for (int call = dice.between(2, 4); call > 0; call--) {
            long start = workHour(dice, midnight);
            long end = start + 2 * Activity.MINUTE + dice.exponential(12 * Activity.MINUTE, HOUR);
            plans.add(List.of(Login.ofPerson(helpDesk, dice.pick(desks), LoginService.RDP, start, end, Login.NOBODY)));
        }
    }

    private void windowsManagement(Dice dice, long midnight, List<List<Login>> plans) {
        Host manager = directory.host("terminal-server");
        for (Host server : windows) {
            for (int check = 0; check < 4; check++) {
                long start = midnight + 6L * check * HOUR + dice.between(0, 3_600_000);
                long duration = 700 + dice.exponential(20_000, HOUR);
                plans.add(
                        List.of(Login.ofMachine(manager, server, LoginService.WINRM, start, duration, 7_000, 15_000)));
            }
        }
    }

    /** A scanner knocks everywhere, and logs in to some of the servers. */
    private void scans(Dice dice, long midnight, List<List<Login>> plans) {
        Host scanner = directory.host("scanner");
        List<Host> all = new ArrayList<>(linux);
        all.addAll(windows);
        all.addAll(desks);
        long start = midnight + 3 * HOUR;
        for (Host host : all) {
            for (LoginService service : List.of(LoginService.SSH, LoginService.RDP, LoginService.WINRM)) {
                start += dice.between(500, 4_000);
                plans.add(List.of(Login.ofMachine(scanner, host, service, start, dice.between(1, 300), 120, 80)));
            }
        }
        for (Host server : linux) {
            start += dice.between(2_000, 30_000);
            plans.add(machine(dice, scanner, server, start, 20_000, 9_000, 24_000));
        }
    }

    /** A program that logs in over SSH, with the medians of its duration in milliseconds and of its octets. */
    private static List<Login> machine(
            Dice dice, Host client, Host server, long start, double duration, double up, double down) {
        return List.of(Login.ofMachine(
                client,
                server,
                LoginService.SSH,
                start,
                500 + dice.size(duration, 0.5),
                3_000 + dice.size(up, 0.7),
                3_200 + dice.size(down, 1.0)));
    }

    /** One of every {@code step}th host, from the one with the number {@code first} on. */
    private static Host every(List<Host> hosts, int first, int step, Dice dice) {
        int count = (hosts.size() - first + step - 1) / step;
        return hosts.get(first + step * dice.between(0, count - 1));
    }

    private static long workHour(Dice dice, long midnight) {
        return midnight + dice.between(8 * HOUR, 18 * HOUR);
    }
}
