/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

/**
 * How much one sender may send: so many datagrams a second, and as many at once after a second of silence. Keeps for each sender the
 * moment until which it has used up its share (the generic cell rate algorithm, ITU-T I.371, with that moment as its only state).
 *
 * <p>The table never grows. Whoever has used nothing gives up its place, and when all of a set are in use, whoever has used least
 * does: forged senders, however many, neither push out one that sends too much nor get anybody refused. Safe for use by several
 * threads; the kernel shares senders out among threads, so they hardly meet.
 */
final class RateLimit {
    private static final int SETS = 1024;
    private static final int WAYS = 8;
    private static final long SECOND = 1_000_000_000L;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final long interval;
    private final long seed;
    private final long origin = System.nanoTime();
    private final long[] highs = new long[SETS * WAYS];
    private final long[] lows = new long[SETS * WAYS];
    private final long[] usedUntil = new long[SETS * WAYS];

    /**
     * A limit.
     *
     * @param perSecond datagrams of one sender, 1 to 1,000,000
     * @param seed a random number, so that nobody can choose senders that meet in one place
     */
    RateLimit(int perSecond, long seed) {
        this.interval = SECOND / perSecond;
        this.seed = seed;
    }

    /** Nanoseconds since this was made. */
    long now() {
        return System.nanoTime() - origin;
    }

    /**
     * Counts a datagram unless its sender has sent too many.
     *
     * @param now what {@link #now} says
     * @return whether it may pass
     */
    synchronized boolean admits(long high, long low, long now) {
        int place = place(high, low, now);
        long until = Math.max(usedUntil[place], now) + interval;
        if (until - now > SECOND) {
            return false;
        }
        usedUntil[place] = until;
        return true;
    }

    /**
     * Counts messages that were taken already, and says how long their sender should not be listened to.
     *
     * @return nanoseconds, 0 when it is within its share
     */
    synchronized long pauseAfter(long high, long low, int messages, long now) {
        int place = place(high, low, now);
        usedUntil[place] = Math.max(usedUntil[place], now) + messages * interval;
        return Math.max(0, usedUntil[place] - now - SECOND);
    }

    private int place(long high, long low, long now) {
        long hash = (((high ^ seed) * MIX) ^ low) * MIX;
        int first = (int) (hash >>> 54) * WAYS;
        int least = first;
        for (int i = first; i < first + WAYS; i++) {
            if (highs[i] == high && lows[i] == low) {
                return i;
            }
            if (usedUntil[i] < usedUntil[least]) {
                least = i;
            }
        }
        highs[least] = high;
        lows[least] = low;
        usedUntil[least] = now;
        return least;
    }
}
