/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.simulate.Dice;

/** Writes the packets of TCP connections. */
final class TcpScript {
    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int PSH = 0x08;
    private static final int ACK = 0x10;
    private static final long SECOND = 1_000_000;
    private static final long STACK = 40;
    private static final int SEGMENT = 1500;

    private final Script script = new Script();
    private final Dice dice;
    private final Mix mix;
    private final long oneWay;
    private final int header;
    private long now;

    /** Begins with nothing; {@code roundTrip} in microseconds. */
    TcpScript(Dice dice, Mix mix, long roundTrip, boolean v6) {
        this.dice = dice;
        this.mix = mix;
        this.oneWay = roundTrip / 2;
        this.header = v6 ? 72 : 52;
    }

    /** The packets so far, in order. */
    Script script() {
        return script.sorted();
    }

    /** A connection that is used for one to six requests. */
    Outcome connection() {
        handshake();
        int exchanges = dice.between(1, 6);
        for (int i = 0; i < exchanges; i++) {
            exchange();
            if (i < exchanges - 1) {
                now += dice.chance(0.1)
                        ? dice.between(16 * SECOND, 90 * SECOND)
                        : dice.exponential(SECOND, 10 * SECOND);
            }
        }
        return close();
    }

    private void handshake() {
        script.add(now, true, header + 8, SYN);
        script.add(now + oneWay + STACK, false, header + 8, SYN | ACK);
        now += 2 * (oneWay + STACK);
        script.add(now, true, header, ACK);
        now += dice.between(STACK, 2_000);
    }

    private void exchange() {
        boolean upload = dice.chance(0.15);
        long much = Math.min(5_000_000, dice.size((double) mix.size(), 1.2));
        data(true, upload ? much : dice.between(60, 1_200));
        now += oneWay + dice.exponential(5_000, SECOND);
        data(false, upload ? dice.between(60, 600) : much);
        now += oneWay + STACK;
    }

    /** Segments of one side, each second one acknowledged; ends when the last one is sent. */
    private void data(boolean forth, long octets) {
        long gap = dice.between(100L, 2_000L);
        long left = octets;
        for (int i = 1; left > 0; i++) {
            int size = (int) Math.min(left, SEGMENT - header);
            left -= size;
            script.add(now, forth, size + header, left == 0 ? PSH | ACK : ACK);
            if (i % 2 == 0 || left == 0) {
                script.add(now + oneWay + STACK, !forth, header, ACK);
            }
            now += left == 0 ? 0 : gap;
        }
    }

    private Outcome close() {
        now += dice.exponential(SECOND / 5, 10 * SECOND);
        boolean client = dice.chance(0.6);
        if (dice.chance(mix.reset())) {
            script.add(now, client, header - 12, RST | ACK);
            return Outcome.RESET;
        }
        if (!dice.chance(mix.silent())) {
            script.add(now, client, header, FIN | ACK);
            script.add(now + oneWay + STACK, !client, header, FIN | ACK);
            script.add(now + 2 * (oneWay + STACK), client, header, ACK);
        }
        return Outcome.ESTABLISHED;
    }

    /** A connection that carries data all the time. */
    Outcome transfer() {
        handshake();
        data(true, 400);
        now += oneWay;
        boolean upload = dice.chance(0.3);
        long gap = dice.between(20_000L, 60_000L);
        long end = now + mix.longLength().toMillis() * 1000;
        for (int i = 0; now < end; i++) {
            script.add(now, upload, SEGMENT, ACK);
            if (i % 2 == 1) {
                script.add(now + oneWay + STACK, !upload, header, ACK);
            }
            now += gap + dice.between(0, 500);
        }
        now += oneWay;
        return close();
    }

    /** A connection that is refused, sometimes three times as by Windows. */
    Outcome refused() {
        int times = dice.chance(0.25) ? 3 : 1;
        for (int i = 0; i < times; i++) {
            script.add(now, true, header + 8, SYN);
            script.add(now + oneWay + STACK, false, header - 12, RST | ACK);
            now += 2 * oneWay + SECOND / 2;
        }
        return Outcome.REFUSED;
    }

    /** A connection that nobody answers. */
    Outcome unanswered() {
        int tries = dice.between(1, 4);
        for (int i = 0; i < tries; i++) {
            script.add(now, true, header + 8, SYN);
            now += SECOND << i;
        }
        return Outcome.ATTEMPTED;
    }

    /** One port of a scan. */
    Outcome probe() {
        script.add(now, true, header - 8, SYN);
        long answer = now + oneWay + STACK;
        if (dice.chance(0.5)) {
            return Outcome.ATTEMPTED;
        }
        if (dice.chance(0.8)) {
            script.add(answer, false, header - 12, RST | ACK);
            return Outcome.REFUSED;
        }
        script.add(answer, false, header - 8, SYN | ACK);
        script.add(answer + oneWay + STACK, true, header - 12, RST);
        return Outcome.RESET;
    }

    /** What a victim sends to somebody who never asked. */
    Outcome backscatter() {
        if (dice.chance(0.4)) {
            script.add(now, false, header - 12, RST | ACK);
            return Outcome.BACKSCATTER;
        }
        int times = dice.between(1, 4);
        for (int i = 0; i < times; i++) {
            script.add(now, false, header - 8, SYN | ACK);
            now += SECOND << i;
        }
        return Outcome.BACKSCATTER;
    }
}
