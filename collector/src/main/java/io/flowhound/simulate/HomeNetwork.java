/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.time.Duration;
import java.util.List;

/**
 * The network of a house: hosts in three segments, each with the habits of its role, what happens to them beside that, and
 * somebody who goes over SSH from a laptop through the Raspberry Pi to the file server.
 */
final class HomeNetwork implements Network {
    /** In the order of {@link Segment}. */
    static final List<ExporterInfo> EXPORTERS = List.of(
            new ExporterInfo("router", ExportProtocol.V5, 1, "127.0.1.1", "192.0.2.11", Duration.ofMinutes(30)),
            new ExporterInfo("firewall", ExportProtocol.V9, 200, "127.0.1.2", "192.0.2.12", Duration.ofMinutes(2)),
            new ExporterInfo(
                    "access-point", ExportProtocol.IPFIX, 300, "127.0.1.3", "192.0.2.13", Duration.ofMinutes(1)));

    static final List<String> LOCAL_NETWORKS = List.of("192.168.0.0/16", "2001:db8:4c::/48");

    private final Directory directory = new Directory("internet.csv", "home.csv");
    private final Actors actors = new Actors(directory.hosts());

    @Override
    public List<ExporterInfo> exporters() {
        return EXPORTERS;
    }

    @Override
    public List<String> localNetworks() {
        return LOCAL_NETWORKS;
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public int hostCount() {
        return directory.hosts().size();
    }

    @Override
    public Course play(Dice dice, long from, long to, SimulationParameters parameters) {
        Scene scene = new Scene(dice, directory, from, to, parameters.flows());
        // The pivot comes first: it must be in however few flows are asked for.
        Pivot pivot = new SshPivot("laptop-anna", "raspberry-pi", "nas").play(scene);
        Incidents.play(scene);
        while (!scene.isFull()) {
            actors.act(scene);
        }
        Dice attackDice = AttackDirector.dice(parameters.seed());
        LoginPlayer player = new LoginPlayer(attackDice, EXPORTERS);
        Labels labels = Labels.of(AttackKind.SSH, pivot)
                .plus(new AttackDirector(cast(attackDice), player, from, to).play(parameters.attacks(), 1));
        return new Course(scene.connections(), player.connections(), player.plans(), labels);
    }

    private Cast cast(Dice dice) {
        List<Host> users = List.of(directory.host("laptop-anna"), directory.host("laptop-ben"));
        List<Host> people = directory.hosts(Role.WORKSTATION, Role.LAPTOP);
        return new Cast(
                dice,
                people.stream().filter(host -> !users.contains(host)).toList(),
                directory.hosts(Role.FILE_SERVER, Role.SERVER),
                people,
                directory.host("raspberry-pi"),
                users);
    }
}
