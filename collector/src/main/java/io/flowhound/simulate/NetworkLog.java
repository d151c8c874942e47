/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import io.flowhound.simulate.LoginTruth.Proof;
import java.util.ArrayList;
import java.util.List;

/**
 * All that the machines of a network write into their logs. It has dice of its own, so that the flows are the same with logs and
 * without.
 */
final class NetworkLog {
    private static final long SOURCES_DICE = 0x536F75726365L;
    private static final long ACCOUNTS_DICE = 0x4163636F756E74L;
    private static final long LINES_DICE = 0x4C696E6573L;
    private static final long LOSS_DICE = 0x4C6F7373L;

    private final Directory directory;
    private final LogSources sources;
    private final LogBook book;
    private final Accounts accounts;
    private final SshdLines sshd;
    private final WindowsLines windows;
    private final LeaseLines leases;
    private final NameLines names;
    private final FirewallLines firewalls;
    private final ChoreLines chores;
    private final long start;
    private final List<LoginTruth> logins = new ArrayList<>();

    /** Begins to write at a time, milliseconds since 1970. */
    NetworkLog(Directory directory, long seed, LogParameters parameters, long start) {
        this.directory = directory;
        this.start = start;
        sources = new LogSources(directory, Dice.of(seed, SOURCES_DICE), parameters);
        book = new LogBook(Dice.of(seed, LOSS_DICE), parameters.loss());
        accounts = new Accounts(directory, Dice.of(seed, ACCOUNTS_DICE));
        Dice dice = Dice.of(seed, LINES_DICE);
        sshd = new SshdLines(book, dice);
        windows = new WindowsLines(book, dice);
        leases = new LeaseLines(book, dice, sources);
        names = new NameLines(book, dice, sources, directory);
        firewalls = new FirewallLines(book, dice, sources);
        chores = new ChoreLines(book, dice, windows);
        leases.begin(directory.hosts(), start);
    }

    /**
     * Writes what belongs to a span, milliseconds since 1970.
     *
     * @param connections all but those of planned logins
     * @param plans that begin in it
     */
    void write(long from, long to, List<Connection> connections, List<LoginPlan> plans) {
        leases.renew(directory.hosts(), start, from, to);
        chores.write(sources.all(), from, to);
        names.write(connections);
        for (Connection connection : connections) {
            firewalls.write(connection);
            TriedLogin login = accounts.of(connection);
            if (login != null) {
                write(login);
            }
        }
        for (LoginPlan plan : plans) {
            accounts.of(plan).forEach(this::write);
        }
    }

    private void write(TriedLogin login) {
        LogSource source = sources.get(login.server().name());
        if (source == null) {
            return;
        }
        boolean ssh = login.service() == LoginService.SSH;
        Proof proof = Proof.NONE;
        if (ssh && source.system() == LogSystem.LINUX) {
            proof = sshd.write(source, login) ? Proof.PORT : Proof.NONE;
        } else if (!ssh && source.system() == LogSystem.WINDOWS) {
            proof = windows.write(source, login);
        }
        if (login.result() != TriedLogin.Result.NO_TRY) {
            logins.add(LoginTruth.of(login, source, proof));
        }
    }

    /** Takes out what is sent before a time, in order. */
    List<SimulatedLine> before(long time) {
        return book.before(time);
    }

    /** What is true of all that was written so far. */
    LogTruth truth() {
        return LogTruth.of(sources.all(), book, logins, leases.leases());
    }
}
