/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A simulated home network: the datagrams that its exporters send, and exactly what they contain. It is computed as a
 * whole when it is made; a million flows take about 200 MB. Immutable.
 */
public final class Simulation {
    /** NetFlow v9 cuts its header's time to seconds: a flow that ended within the last one would lie in the future. */
    private static final Duration LAST_SECOND = Duration.ofSeconds(1);

    /** Less than the 49.7 days after which an uptime of 32 bits begins anew. */
    private static final Duration LONGEST_UPTIME = Duration.ofDays(40);

    private final SimulationParameters parameters;
    private final Network network;
    private final List<ExporterInfo> exporters;
    private final List<String> localNetworks;
    private final List<SimulatedFlow> flows;
    private final List<SimulatedDatagram> datagrams;
    private final Labels labels;
    private final int hostCount;
    private final Summary summary;

    /** Simulates the home network. */
    public Simulation(SimulationParameters parameters) {
        this(parameters, new HomeNetwork());
    }

    Simulation(SimulationParameters parameters, Network network) {
        this.parameters = parameters;
        this.network = network;
        this.exporters = network.exporters();
        this.localNetworks = network.localNetworks();
        Dice dice = new Dice(parameters.seed());
        long from = from();
        Network.Course course = play(dice);
        this.labels = course.labels();
        this.hostCount = network.hostCount();
        this.flows = course.connections().stream()
                .flatMap(connection -> SimulatedFlow.of(connection).stream())
                .sorted(Comparator.comparingLong(SimulatedFlow::end))
                .toList();
        this.datagrams = export(packers(dice, from));
        this.summary = Summary.of(exporters, datagrams, flows);
    }

    private long from() {
        return parameters.start().toEpochMilli() - parameters.window().toMillis();
    }

    private Network.Course play(Dice dice) {
        long to = parameters.start().toEpochMilli() - LAST_SECOND.toMillis();
        return network.play(dice, from(), to, parameters);
    }

    private List<Packer> packers(Dice dice, long from) {
        List<Packer> packers = new ArrayList<>();
        for (ExporterInfo exporter : exporters) {
            long window = parameters.window().toMillis();
            long booted = from - dice.between(1, LONGEST_UPTIME.toMillis() - window);
            packers.add(Packer.of(exporter, booted));
        }
        return packers;
    }

    private List<SimulatedDatagram> export(List<Packer> packers) {
        List<SimulatedDatagram> sealed = new ArrayList<>();
        for (int i = 0; i < flows.size(); i++) {
            SimulatedFlow flow = flows.get(i);
            Packer packer = packers.get(flow.exporter());
            if (!packer.add(flow)) {
                sealed.add(seal(packer, flow.exporter(), i));
                packer.add(flow);
            }
        }
        for (int i = 0; i < packers.size(); i++) {
            if (!packers.get(i).isEmpty()) {
                sealed.add(seal(packers.get(i), i, flows.size()));
            }
        }
        return List.copyOf(sealed);
    }

    /** Ends a datagram when so many flow records have been exported by all exporters together. */
    private SimulatedDatagram seal(Packer packer, int exporter, int exported) {
        Instant time = parameters.start().plusMillis(1000L * exported / parameters.rate());
        Packer.Packed packed = packer.seal(time.toEpochMilli());
        return new SimulatedDatagram(exporter, time, packed.flowRecords(), packed.optionsRecords(), packed.payload());
    }

    /** What it was made from. */
    public SimulationParameters parameters() {
        return parameters;
    }

    /** The devices that export; everything else names them by their index in this list. */
    public List<ExporterInfo> exporters() {
        return exporters;
    }

    /**
     * The address ranges of the simulated hosts, in CIDR notation: what a collector should be told is its own network.
     * The IPv6 range is one of documentation (RFC 3849), so nobody takes it for private unasked.
     */
    public List<String> localNetworks() {
        return localNetworks;
    }

    /** All datagrams in the order of their export times. */
    public List<SimulatedDatagram> datagrams() {
        return datagrams;
    }

    /** All flow records, in the order of their ends. */
    public List<SimulatedFlow> flows() {
        return flows;
    }

    /** The pivots that a detector should find: the one over SSH that is always there, then those asked for. */
    public List<Pivot> pivots() {
        return labels.pivots();
    }

    /** The same and more of it: campaigns, kinds and decoys. */
    public Labels labels() {
        return labels;
    }

    /** The labels with what is needed to judge a detector by them; all of the span counts. */
    public Truth truth() {
        Instant from = parameters.start().minus(parameters.window());
        return new Truth(from, from, parameters.start(), hostCount, labels);
    }

    /** What a collector should store of it. */
    public TrafficTruth traffic() {
        TrafficCount count = new TrafficCount(exporters);
        flows.forEach(count::add);
        return count.truth();
    }

    /**
     * What the machines of the network write into their logs meanwhile. Plays all of it again, so that who wants the flows alone need
     * not keep what the lines are made from.
     */
    public SimulatedSyslog syslog(LogParameters logs) {
        Network.Course course = play(new Dice(parameters.seed()));
        NetworkLog log = new NetworkLog(network.directory(), parameters.seed(), logs, from());
        log.write(from(), parameters.start().toEpochMilli(), course.others(), course.plans());
        return new SimulatedSyslog(log.before(Long.MAX_VALUE), log.truth());
    }

    /** The counts of all this. */
    public Summary summary() {
        return summary;
    }
}
