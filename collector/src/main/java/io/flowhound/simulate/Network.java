/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;
import java.util.stream.Stream;

/** A network whose traffic can be simulated. */
interface Network {
    /** The devices that tell of its traffic; connections name them by their index. */
    List<ExporterInfo> exporters();

    /** The address ranges of its hosts, in CIDR notation. */
    List<String> localNetworks();

    /** How many hosts it has. */
    int hostCount();

    /**
     * Lets it live for a while, from one time to another (milliseconds since 1970), as parameters say.
     *
     * @throws IllegalArgumentException when that is too short for an attack that is asked for
     */
    Course play(Dice dice, long from, long to, SimulationParameters parameters);

    /** Who is in it. */
    Directory directory();

    /**
     * What happened.
     *
     * @param others connections beside those of {@code logins}
     * @param logins connections that exporters make of {@code plans}
     * @param labels which of them a detector should find
     */
    record Course(List<Connection> others, List<Connection> logins, List<LoginPlan> plans, Labels labels) {
        /** All connections. */
        List<Connection> connections() {
            return Stream.concat(others.stream(), logins.stream()).toList();
        }
    }
}
