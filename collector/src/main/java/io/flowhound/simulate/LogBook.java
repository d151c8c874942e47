/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lines that are written and not sent yet, and the count of all that were written. */
final class LogBook {
    private final Dice dice;
    private final double loss;
    private final Map<String, Count> byHost = new HashMap<>();
    private final Map<String, Count> byKind = new TreeMap<>();
    private List<SimulatedLine> lines = new ArrayList<>();

    /**
     * How many lines.
     *
     * @param arriving those that are not lost
     */
    record Count(long arriving, long lost) {
        static final Count NOTHING = new Count(0, 0);

        Count plus(Count other) {
            return new Count(arriving + other.arriving, lost + other.lost);
        }
    }

    /** @param loss share of the lines over UDP that are lost */
    LogBook(Dice dice, double loss) {
        this.dice = dice;
        this.loss = loss;
    }

    /** Lets a machine write a line at a time, milliseconds since 1970. Whether that will arrive. */
    boolean write(LogSource source, long time, LogMessage message) {
        // Drawn for everybody, so that the silence of some does not change what becomes of the lines of others.
        boolean unlucky = dice.chance(loss);
        if (!source.logs()) {
            return false;
        }
        boolean lost = unlucky && !source.tcp();
        Count one = lost ? new Count(0, 1) : new Count(1, 0);
        byHost.merge(source.name(), one, Count::plus);
        byKind.merge(message.kind(), one, Count::plus);
        if (!lost) {
            String text = source.header().line(source.name(), source.stated(time), message);
            lines.add(new SimulatedLine(
                    Instant.ofEpochMilli(time),
                    source.name(),
                    source.address(),
                    source.sender(),
                    source.tcp(),
                    message.kind(),
                    text));
        }
        return !lost;
    }

    /** Takes out the lines that are sent before a time, in order. */
    List<SimulatedLine> before(long time) {
        Instant until = Instant.ofEpochMilli(time);
        lines.sort(Comparator.comparing(SimulatedLine::time));
        int due = lines.size();
        while (due > 0 && !lines.get(due - 1).time().isBefore(until)) {
            due--;
        }
        List<SimulatedLine> sent = List.copyOf(lines.subList(0, due));
        lines = new ArrayList<>(lines.subList(due, lines.size()));
        return sent;
    }

    /** How much a host has written. */
    Count of(LogSource source) {
        return byHost.getOrDefault(source.name(), Count.NOTHING);
    }

    /** All of it by kind, in alphabetical order. */
    Map<String, Count> byKind() {
        return byKind;
    }
}
