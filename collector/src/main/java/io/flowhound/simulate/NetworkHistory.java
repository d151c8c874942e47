/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Several days of the network of a house with a small firm in it, whose exporters tell of each flow some seconds after it
 * has ended. It is played day by day, as often as one likes and always the same, so that the memory it takes is that of
 * a day. Immutable.
 */
public final class NetworkHistory {
    /** Less than the 49.7 days after which an uptime of 32 bits begins anew. */
    private static final long LONGEST_UPTIME = Duration.ofDays(40).toMillis();

    private final HistoryParameters parameters;
    private final Directory directory = new Directory("internet.csv", "home.csv", "office.csv");
    private final Actors actors = new Actors(directory.hosts());
    private final Office office = new Office(directory);
    private final LoginPlayer attacks;
    private final Labels labels;

    /** A receiver of datagrams. */
    @FunctionalInterface
    public interface Sink {
        void take(SimulatedDatagram datagram) throws IOException, InterruptedException;
    }

    /**
     * Plans the attacks.
     *
     * @throws IllegalArgumentException when the last part is too short for one of them
     */
    public NetworkHistory(HistoryParameters parameters) {
        this.parameters = parameters;
        Dice dice = AttackDirector.dice(parameters.seed());
        attacks = new LoginPlayer(dice, exporters());
        labels = new AttackDirector(
                        office.cast(dice),
                        attacks,
                        parameters.attacksFrom().toEpochMilli(),
                        parameters.end().toEpochMilli())
                .play(parameters.attacks(), 0);
    }

    /** What it was made from. */
    public HistoryParameters parameters() {
        return parameters;
    }

    /** The devices that export; everything else names them by their index in this list. */
    public List<ExporterInfo> exporters() {
        return HomeNetwork.EXPORTERS;
    }

    /** As {@link Simulation#localNetworks}. */
    public List<String> localNetworks() {
        return HomeNetwork.LOCAL_NETWORKS;
    }

    /** What a detector should find, and what not. */
    public Labels labels() {
        return labels;
    }

    /** The labels with what is needed to judge a detector by them. */
    public Truth truth() {
        return new Truth(
                parameters.start(),
                parameters.attacksFrom(),
                parameters.end(),
                directory.hosts().size(),
                labels);
    }

    /** What a collector should store of it. Plays all of it. */
    public TrafficTruth traffic() {
        TrafficCount count = new TrafficCount(exporters());
        flows(count::add);
        return count.truth();
    }

    /** Gives all flow records in the order of their ends. */
    public void flows(Consumer<SimulatedFlow> sink) {
        days().forEachRemaining(day -> day.forEach(sink));
    }

    /** Gives all datagrams in the order of their export times, and says how much that was. */
    public Summary datagrams(Sink sink) throws IOException, InterruptedException {
        long start = parameters.start().toEpochMilli();
        long latestBoot = LONGEST_UPTIME - parameters.days() * HistoryDays.LENGTH;
        long booted = start - new Dice(parameters.seed()).between(1, latestBoot);
        PromptExport export = new PromptExport(exporters(), booted, sink);
        Iterator<List<SimulatedFlow>> days = days();
        while (days.hasNext()) {
            for (SimulatedFlow flow : days.next()) {
                export.take(flow);
            }
        }
        return export.end();
    }

    /** Gives all lines that the machines of the network write into their logs, in the order in which they are sent. */
    public LogTruth syslog(LogParameters logs, LineSink sink) throws IOException, InterruptedException {
        NetworkLog log = new NetworkLog(
                directory, parameters.seed(), logs, parameters.start().toEpochMilli());
        HistoryDays days = days();
        while (days.hasNext()) {
            HistoryDays.Day day = days.nextCourse();
            log.write(day.begin(), day.end(), day.others(), day.plans());
            for (SimulatedLine line : log.before(days.hasNext() ? day.end() : Long.MAX_VALUE)) {
                sink.take(line);
            }
        }
        return log.truth();
    }

    private HistoryDays days() {
        return new HistoryDays(parameters, directory, actors, office, attacks);
    }
}
