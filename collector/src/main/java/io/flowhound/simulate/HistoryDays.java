/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * The flow records of a history, a day of UTC after the other, each in the order of their ends. What has not ended at
 * midnight comes with the next day.
 */
final class HistoryDays implements Iterator<List<SimulatedFlow>> {
    static final long LENGTH = Duration.ofDays(1).toMillis();

    private static final long DAYS_DICE = 0x44617973L << 32;

    private final HistoryParameters parameters;
    private final Directory directory;
    private final Actors actors;
    private final Office office;
    private final LoginPlayer attacks;
    private final long from;
    private final long until;
    private long midnight;
    private List<SimulatedFlow> pending = new ArrayList<>();

    /**
     * What happens on a day.
     *
     * @param begin when it begins, milliseconds since 1970; the first and the last day may be short
     * @param end when it ends
     * @param logins connections that exporters make of the daily work of the firm
     * @param others connections without logins
     * @param attacks connections that exporters make of attacks
     * @param plans what the logins and attacks are that begin on this day
     */
    record Day(
            long begin,
            long end,
            List<Connection> logins,
            List<Connection> others,
            List<Connection> attacks,
            List<LoginPlan> plans) {
        /** All connections. */
        List<Connection> connections() {
            return Stream.of(logins, others, attacks).flatMap(List::stream).toList();
        }
    }

    HistoryDays(HistoryParameters parameters, Directory directory, Actors actors, Office office, LoginPlayer attacks) {
        this.parameters = parameters;
        this.directory = directory;
        this.actors = actors;
        this.office = office;
        this.attacks = attacks;
        this.from = parameters.start().toEpochMilli();
        this.until = parameters.end().toEpochMilli();
        this.midnight = LENGTH * Math.floorDiv(from, LENGTH);
    }

    @Override
    public boolean hasNext() {
        return midnight < until;
    }

    @Override
    public List<SimulatedFlow> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the history is over");
        }
        List<SimulatedFlow> flows = pending;
        nextCourse().connections().forEach(connection -> flows.addAll(SimulatedFlow.of(connection)));
        flows.sort(Comparator.comparingLong(SimulatedFlow::end));
        int ended = ended(flows);
        pending = new ArrayList<>(flows.subList(ended, flows.size()));
        return List.copyOf(flows.subList(0, ended));
    }

    private int ended(List<SimulatedFlow> flows) {
        int ended = flows.size();
        while (hasNext() && ended > 0 && flows.get(ended - 1).end() >= midnight) {
            ended--;
        }
        return ended;
    }

    /** What happens on the next day, in place of the flow records that come of it. */
    Day nextCourse() {
        Dice dice = Dice.of(parameters.seed(), DAYS_DICE + midnight);
        LoginPlayer player = logins(dice);
        long begin = Math.max(from, midnight);
        long end = Math.min(until, midnight + LENGTH);
        Scene scene = new Scene(dice, directory, begin, end, parameters.flowsPerDay());
        while (!scene.isFull()) {
            actors.act(scene);
        }
        List<Connection> attacked = attacks.connections().stream()
                .filter(attack -> isToday(attack.start()))
                .toList();
        List<LoginPlan> plans = new ArrayList<>(player.plans());
        attacks.plans().stream().filter(plan -> isToday(plan.start())).forEach(plans::add);
        midnight += LENGTH;
        return new Day(begin, end, player.connections(), scene.connections(), attacked, plans);
    }

    private boolean isToday(long time) {
        return time >= midnight && time < midnight + LENGTH;
    }

    /** What would begin before the history or end after it does not happen. */
    private LoginPlayer logins(Dice dice) {
        LoginPlayer player = new LoginPlayer(dice, HomeNetwork.EXPORTERS);
        for (List<Login> plan : office.day(dice, midnight)) {
            if (plan.stream().allMatch(login -> login.start() >= from && login.end() <= until)) {
                player.play(plan, null);
            }
        }
        return player;
    }
}
