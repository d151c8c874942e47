/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out planned logins: gives them ports and traffic, and keeps what the exporters tell of them. */
final class LoginPlayer {
    /** Above those that {@link Scene} gives out, so that no connection of a scene has the ports of a login. */
    private static final int FIRST_PORT = 61_000;

    private static final int PORTS = 4_536;

    private final Dice dice;
    private final List<ExporterInfo> exporters;
    private final List<Connection> connections = new ArrayList<>();
    private final List<LoginPlan> plans = new ArrayList<>();
    private final Map<Party, Integer> nextPorts = new HashMap<>();

    LoginPlayer(Dice dice, List<ExporterInfo> exporters) {
        this.dice = dice;
        this.exporters = exporters;
    }

    /**
     * Carries out a plan, whose times are milliseconds since 1970 by now, and says what became of each login.
     *
     * @param kind what it is to be taken for; null for daily work
     */
    List<PivotLeg> play(List<Login> plan, @Nullable AttackKind kind) {
        List<Activity> activities = activities(plan);
        List<PivotLeg> legs = new ArrayList<>();
        List<LoginSession> sessions = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            Login login = plan.get(i);
            LoginSession session = new LoginSession(login, port(login.client()), activities.get(i));
            connections.addAll(
                    session.slices(dice, exporters.get(login.exporter()).activeTimeout()));
            legs.add(session.leg());
            sessions.add(session);
        }
        plans.add(new LoginPlan(kind, sessions));
        return legs;
    }

    /** From the last to the first, since each one carries what those made out of it carry. */
    private List<Activity> activities(List<Login> plan) {
        List<List<Activity>> inside = new ArrayList<>();
        plan.forEach(login -> inside.add(new ArrayList<>()));
        List<Activity> activities = new ArrayList<>();
        for (Login login : plan.reversed()) {
            Activity activity = activity(login, inside.get(plan.size() - 1 - activities.size()));
            activities.add(activity);
            if (login.from() != Login.NOBODY) {
                inside.get(login.from()).add(activity);
            }
        }
        return activities.reversed();
    }

    private Activity activity(Login login, List<Activity> inside) {
        if (login.up() > 0) {
            return Activity.ofMachine(login.start(), login.end(), login.up(), login.down());
        }
        return inside.isEmpty()
                ? Activity.ofPerson(dice, login.service(), login.start(), login.end())
                : Activity.ofRelay(dice, login.service(), login.start(), login.end(), inside);
    }

    private int port(Party client) {
        int next = nextPorts.computeIfAbsent(client, party -> dice.between(0, PORTS - 1));
        nextPorts.put(client, (next + 1) % PORTS);
        return FIRST_PORT + next;
    }

    /** All that the exporters tell of the logins so far. */
    List<Connection> connections() {
        return connections;
    }

    /** The plans that were carried out so far. */
    List<LoginPlan> plans() {
        return plans;
    }
}
