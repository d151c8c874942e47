/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import java.util.random.RandomGenerator;

/** What a login session carries in each minute of its life, in octets to the server and to the client. */
final class LoginMinutes {
    private static final long MINUTE = 60_000;
    private static final double GOES_QUIET = 0.3;
    private static final double WAKES_UP = 0.25;

    final long start;
    final long end;
    private final int[] toServer;
    private final int[] toClient;

    private LoginMinutes(long start, long end) {
        this.start = start;
        this.end = end;
        int minutes = Math.toIntExact(end / MINUTE - start / MINUTE + 1);
        toServer = new int[minutes];
        toClient = new int[minutes];
    }

    /** Of someone who types, thinks and types again. */
    static LoginMinutes typing(RandomGenerator random, long start, long end) {
        LoginMinutes minutes = new LoginMinutes(start, end);
        boolean awake = true;
        for (int i = 0; i < minutes.toServer.length; i++) {
            if (awake) {
                minutes.toServer[i] = (int) (1_500 * Math.exp(0.8 * random.nextGaussian()));
                minutes.toClient[i] = (int) (8_000 * Math.exp(0.9 * random.nextGaussian()));
            }
            awake = awake ? random.nextDouble() > GOES_QUIET : random.nextDouble() < WAKES_UP;
        }
        minutes.handshake();
        return minutes;
    }

    /** Of someone who only goes on from there: its minutes are those of the sessions that it carries. */
    static LoginMinutes carrying(long start, long end) {
        LoginMinutes minutes = new LoginMinutes(start, end);
        minutes.handshake();
        return minutes;
    }

    /** Of a program: so many octets, evenly. */
    static LoginMinutes even(long start, long end, int toServer, int toClient) {
        LoginMinutes minutes = new LoginMinutes(start, end);
        for (int i = 0; i < minutes.toServer.length; i++) {
            minutes.toServer[i] = toServer / minutes.toServer.length;
            minutes.toClient[i] = toClient / minutes.toServer.length;
        }
        return minutes;
    }

    private void handshake() {
        toServer[0] += 2_800;
        toClient[0] += 3_400;
    }

    /** Adds what another session that goes on from this one carries, with what SSH in SSH costs. */
    void carry(LoginMinutes child) {
        int offset = Math.toIntExact(child.start / MINUTE - start / MINUTE);
        for (int i = 0; i < child.toServer.length; i++) {
            int at = i + offset;
            if (at >= 0 && at < toServer.length) {
                toServer[at] += child.toServer[i] + child.toServer[i] / 10;
                toClient[at] += child.toClient[i] + child.toClient[i] / 10;
            }
        }
    }

    int count() {
        return toServer.length;
    }

    boolean isQuiet(int minute) {
        return toServer[minute] == 0 && toClient[minute] == 0;
    }

    int toServer(int minute) {
        return toServer[minute];
    }

    int toClient(int minute) {
        return toClient[minute];
    }

    /** When a minute begins, milliseconds since 1970; the first with the session. */
    long startOf(int minute) {
        return minute == 0 ? start : (start / MINUTE + minute) * MINUTE;
    }

    /** When a minute ends, the last with the session. */
    long endOf(int minute) {
        return minute == toServer.length - 1 ? end : (start / MINUTE + minute + 1) * MINUTE - 1;
    }
}
