/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import io.flowhound.simulate.TriedLogin.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who logs in under which account. People use their own, wherever they go; machines have one for each purpose; an attacker begins
 * with the account of whoever works at the first machine, and keeps it or finds another one on the way.
 */
final class Accounts {
    /** Fewer octets than any login has, with or without success: somebody only knocks. */
    private static final long KNOCK = 1_000;

    private static final double KEEPS_ACCOUNT = 0.55;
    private static final double BECOMES_LOCAL = 0.65;
    private static final String ROOT = "root";
    private static final String ADMINISTRATOR = "Administrator";

    private final Map<String, String> owners = new HashMap<>();
    private final List<String> people = new ArrayList<>();
    private final Dice dice;

    Accounts(Directory directory, Dice dice) {
        this.dice = dice;
        for (String[] cells : Directory.rows("accounts.csv")) {
            owners.put(cells[0], cells[1]);
        }
        directory.hosts(Role.WORKSTATION, Role.LAPTOP).forEach(host -> people.add(owner(host)));
    }

    private String owner(Party host) {
        return owners.getOrDefault(host.name(), ROOT);
    }

    /** The logins of a plan with their accounts. */
    List<TriedLogin> of(LoginPlan plan) {
        List<TriedLogin> tried = new ArrayList<>();
        for (int i = 0; i < plan.logins().size(); i++) {
            LoginSession session = plan.logins().get(i);
            Login login = session.login();
            TriedLogin parent = parent(plan.kind(), login, tried);
            Credential credential = login.up() > 0 && plan.kind() == null
                    ? ofMachine(login)
                    : parent == null ? ofPerson(plan.kind(), i, login) : next(plan.kind(), parent, login);
            tried.add(new TriedLogin(
                    login.client(),
                    login.server(),
                    login.service(),
                    false,
                    session.clientPort(),
                    login.start(),
                    login.end(),
                    credential,
                    result(plan.kind(), login)));
        }
        return tried;
    }

    private static Result result(@Nullable AttackKind kind, Login login) {
        if (login.up() > 0 && login.up() < KNOCK) {
            return Result.NO_TRY;
        }
        return kind == AttackKind.FAILED_LOGIN && login.up() > 0 ? Result.FAILURE : Result.SUCCESS;
    }

    /** The login from which this one was made by the same person, or null. */
    private static @Nullable TriedLogin parent(@Nullable AttackKind kind, Login login, List<TriedLogin> before) {
        if (login.from() != Login.NOBODY) {
            return before.get(login.from());
        }
        return kind == AttackKind.SLOW_CLOSED && !before.isEmpty() ? before.getLast() : null;
    }

    private Credential ofMachine(Login login) {
        String client = login.client().name();
        String account = login.server().name().equals("git-office") ? "git" : owner(login.client());
        return Credential.publicKey(account, client);
    }

    private Credential ofPerson(@Nullable AttackKind kind, int index, Login login) {
        boolean stranger = kind != null && index > 0 && kind != AttackKind.SHARED_BASTION;
        String account = login.client() instanceof Host host && !stranger ? owner(host) : dice.pick(people);
        if (kind == AttackKind.FAILED_LOGIN && index == 0) {
            return Credential.password(dice.chance(0.5) ? ROOT : account);
        }
        return usual(account, login.client().name());
    }

    /** People of the firm's administration have certificates, most others keys. */
    private Credential usual(String account, String machine) {
        if (machine.startsWith("admin-")) {
            return Credential.certificate(account, account);
        }
        return dice.chance(0.6) ? Credential.publicKey(account, account) : Credential.password(account);
    }

    private Credential next(@Nullable AttackKind kind, TriedLogin parent, Login login) {
        String account = parent.credential().account();
        boolean attack = kind != null && !kind.isDecoy();
        if (!attack || dice.chance(KEEPS_ACCOUNT)) {
            return new Credential(
                    account, parent.credential().method(), parent.credential().key());
        }
        if (dice.chance(BECOMES_LOCAL)) {
            String local = login.service() == LoginService.SSH ? owner(login.server()) : ADMINISTRATOR;
            return Credential.password(local);
        }
        return Credential.password(dice.pick(people));
    }

    /** A connection of a scene that is a login, or null when it is none. */
    @Nullable
    TriedLogin of(Connection connection) {
        if (!(connection.server() instanceof Host server) || !(connection.client() instanceof Host client)) {
            return null;
        }
        return switch (connection.activity()) {
            case "rsync" -> tried(connection, server, Credential.publicKey(owner(client), client.name()));
            case SshPivot.ACTIVITY ->
                tried(
                        connection,
                        server,
                        client.role() == Role.LAPTOP
                                ? Credential.publicKey(owner(client), owner(client))
                                : Credential.password(ROOT));
            default -> null;
        };
    }

    private static TriedLogin tried(Connection connection, Host server, Credential credential) {
        return new TriedLogin(
                connection.client(),
                server,
                LoginService.SSH,
                connection.ipv6(),
                connection.clientPort(),
                connection.start(),
                connection.end(),
                credential,
                Result.SUCCESS);
    }
}
