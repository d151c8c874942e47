/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.simulate.Dice;

/** Writes the packets of conversations without connections: UDP and ICMP echo. */
final class UdpScript {
    private static final long SECOND = 1_000_000;
    private static final long FRAME = 20_000;
    private static final int QUIC_SIZE = 1200;

    private final Script script = new Script();
    private final Dice dice;
    private final long oneWay;
    private final int header;
    private long now;

    /** Begins with nothing; {@code roundTrip} in microseconds. */
    UdpScript(Dice dice, long roundTrip, boolean v6) {
        this.dice = dice;
        this.oneWay = roundTrip / 2;
        this.header = v6 ? 48 : 28;
    }

    /** The packets so far, in order. */
    Script script() {
        return script.sorted();
    }

    /** A question and its answer; some questions are asked twice. */
    void dns() {
        int question = header + dice.between(30, 60);
        if (dice.chance(0.04)) {
            script.add(now, true, question, 0);
            now += 5 * SECOND;
        }
        script.add(now, true, question, 0);
        script.add(now + oneWay + dice.exponential(2_000, SECOND), false, header + dice.between(46, 480), 0);
    }

    /** A download in one to three parts. */
    void quic(long median) {
        int parts = dice.between(1, 3);
        for (int part = 0; part < parts; part++) {
            script.add(now, true, header + QUIC_SIZE, 0);
            now += oneWay + dice.exponential(3_000, SECOND);
            long packets = 2 + Math.min(4_000, dice.size((double) median, 1.2) / QUIC_SIZE);
            long gap = dice.between(100L, 1_500L);
            for (int i = 0; i < packets; i++) {
                script.add(now, false, header + QUIC_SIZE, 0);
                if (i % 3 == 2) {
                    script.add(now + oneWay, true, header + 32, 0);
                }
                now += gap;
            }
            now += oneWay
                    + (dice.chance(0.15)
                            ? dice.between(16 * SECOND, 25 * SECOND)
                            : dice.exponential(SECOND, 9 * SECOND));
        }
    }

    /** A call: a packet each 20 ms both ways. */
    void voip() {
        long end = dice.between(20 * SECOND, 120 * SECOND);
        for (; now < end; now += FRAME) {
            script.add(now + dice.between(0, 900), true, header + 172, 0);
            script.add(now + 2 * oneWay + dice.between(0, 900), false, header + 172, 0);
        }
    }

    /** Messages that nobody answers. */
    void oneWay() {
        int messages = dice.between(1, 20);
        for (int i = 0; i < messages; i++) {
            script.add(now, true, header + dice.between(60, 400), 0);
            now += dice.exponential(2 * SECOND, 20 * SECOND);
        }
    }

    /** Echo requests, one a second, and replies. */
    void ping() {
        int times = dice.between(1, 30);
        for (int i = 0; i < times; i++) {
            script.add(now, true, header + 56, 0);
            script.add(now + 2 * oneWay, false, header + 56, 0);
            now += SECOND;
        }
    }
}
