/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

/** Octets of a session in each minute, both directions together; those of a record are spread evenly over its minutes. */
final class Activity {
    private static final long MINUTE = 60_000;
    /** Two days: no link is longer, and a session may last for weeks. */
    private static final int MAX_MINUTES = 2_880;

    private static final double MOST_ACTIVE = 0.97;
    private static final double LEAST_ACTIVE = 0.03;
    private static final double MAX_DEVIATION = 3;
    private static final double RELAYED_SHARE = 0.8;
    private static final int MIN_COMMON_MINUTES = 4;

    private final long first;
    private final double[] octets;
    private final int active;

    private Activity(long first, double[] octets) {
        this.first = first;
        this.octets = octets;
        int count = 0;
        for (double value : octets) {
            if (value > 0) {
                count++;
            }
        }
        this.active = count;
    }

    static Activity of(Session session, Tellers tellers) {
        long last = session.end / MINUTE;
        long first = Math.max(session.start / MINUTE, last - MAX_MINUTES + 1);
        double[] octets = new double[(int) (last - first + 1)];
        tellers.finest(session.counted, Piece::fromLow).forEach(piece -> spread(piece, piece.fromLow(), first, octets));
        tellers.finest(session.counted, Piece::fromHigh)
                .forEach(piece -> spread(piece, piece.fromHigh(), first, octets));
        return new Activity(first, octets);
    }

    private static void spread(Piece piece, long counted, long first, double[] octets) {
        long from = piece.start() / MINUTE;
        long to = piece.end() / MINUTE;
        double each = (double) Math.max(0, counted) / (to - from + 1);
        for (long minute = Math.max(from, first); minute <= to; minute++) {
            octets[(int) (minute - first)] += each;
        }
    }

    private double at(long minute) {
        long i = minute - first;
        return i < 0 || i >= octets.length ? 0 : octets[(int) i];
    }

    private boolean isActive(long minute) {
        return at(minute) > 0;
    }

    /**
     * What the octets say about whether one session is carried inside another.
     *
     * @param relayed 1 when the outer one carries about as much as the inner one or more, -1 when less, 0 when they share no minute
     * @param correlation Pearson's, of the logarithms of the octets of common minutes; 0 with fewer than 4 of them
     * @param deviation by how many standard deviations more minutes of the inner one fall on active minutes of the outer one than
     *     chance would have it, -3 to 3
     * @param minutes active minutes of the inner one while both are there
     */
    record Relay(double relayed, double correlation, double deviation, int minutes) {
        static final Relay NONE = new Relay(0, 0, 0, 0);
    }

    /** Compares an inner session with this one, over the time in which both are there. */
    Relay carries(Activity inner) {
        long from = Math.max(first, inner.first);
        long to = Math.min(first + octets.length, inner.first + inner.octets.length) - 1;
        int minutes = 0;
        int hits = 0;
        double wanted = 0;
        for (long minute = from; minute <= to; minute++) {
            if (inner.isActive(minute)) {
                minutes++;
                wanted += inner.at(minute);
                if (isActive(minute) || isActive(minute - 1) || isActive(minute + 1)) {
                    hits++;
                }
            }
        }
        if (minutes == 0) {
            return Relay.NONE;
        }
        double carried = 0;
        for (long minute = from - 1; minute <= to + 1; minute++) {
            carried += at(minute);
        }
        return new Relay(
                carried >= RELAYED_SHARE * wanted ? 1 : -1,
                correlation(inner, from, to),
                deviation(hits, minutes),
                minutes);
    }

    private double deviation(int hits, int minutes) {
        double share = Math.min(MOST_ACTIVE, Math.max(LEAST_ACTIVE, (double) active / octets.length));
        double chance = 1 - (1 - share) * (1 - share);
        double z = ((double) hits / minutes - chance) / Math.sqrt(chance * (1 - chance) / minutes);
        return Math.max(-MAX_DEVIATION, Math.min(MAX_DEVIATION, z));
    }

    private double correlation(Activity inner, long from, long to) {
        int n = 0;
        double sumX = 0;
        double sumY = 0;
        for (long minute = from; minute <= to; minute++) {
            if (inner.isActive(minute) && isActive(minute)) {
                n++;
                sumX += Math.log1p(inner.at(minute));
                sumY += Math.log1p(at(minute));
            }
        }
        if (n < MIN_COMMON_MINUTES) {
            return 0;
        }
        double meanX = sumX / n;
        double meanY = sumY / n;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (long minute = from; minute <= to; minute++) {
            if (inner.isActive(minute) && isActive(minute)) {
                double x = Math.log1p(inner.at(minute)) - meanX;
                double y = Math.log1p(at(minute)) - meanY;
                xx += x * x;
                yy += y * y;
                xy += x * y;
            }
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
    }
}
