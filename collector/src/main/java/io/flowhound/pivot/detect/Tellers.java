/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.LoginRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Chooses whose records count, so that no octet of a session is counted twice and none is left out. Exporters that tell of the same
 * time tell of the same octets, each in its own records: the one that saw most counts, never their sum. Where no time is told by both,
 * both count: the collector has merged what they told, and made another the meter while the connection lasted.
 */
final class Tellers {
    private final long skew;

    /** @param skew how far the clocks of two exporters may be apart, milliseconds */
    Tellers(long skew) {
        this.skew = skew;
    }

    /** What one exporter told. */
    private static final class Teller {
        private final String exporter;
        private final boolean duplicate;
        private final List<Piece> pieces = new ArrayList<>();
        private long octets;

        Teller(Piece first, boolean duplicatesLast) {
            this.exporter = first.exporter();
            this.duplicate = duplicatesLast && first.duplicate();
        }

        void add(Piece piece, long counted) {
            pieces.add(piece);
            octets += counted;
        }

        boolean duplicate() {
            return duplicate;
        }

        long octets() {
            return octets;
        }

        int records() {
            return pieces.size();
        }

        String exporter() {
            return exporter;
        }
    }

    private static final Comparator<Teller> BY_NAME =
            Comparator.comparing(Teller::exporter).reversed();
    private static final Comparator<Teller> MOST_OCTETS = Comparator.comparing(Teller::duplicate)
            .thenComparing(Comparator.comparingLong(Teller::octets).reversed())
            .thenComparing(BY_NAME);
    private static final Comparator<Teller> MOST_RECORDS =
            Comparator.comparingInt(Teller::records).reversed().thenComparing(BY_NAME);

    /**
     * What is wanted of the tellers.
     *
     * @param order who tells first
     * @param duplicatesLast what others count is told by a teller of its own, after all others
     * @param inPart what the others told adds the times that nobody told before; else all of a teller's or nothing, so that clocks that
     *     differ do not make one refused login as large as two
     */
    private record Choice(Comparator<Teller> order, boolean duplicatesLast, boolean inPart) {
        static final Choice COUNT = new Choice(MOST_OCTETS, true, false);
        /** Which share of the octets is told does not matter here, only that all of a time is told by the same. */
        static final Choice SPREAD = new Choice(MOST_RECORDS, false, true);

        String key(Piece piece) {
            return duplicatesLast && piece.duplicate() ? piece.exporter() + " again" : piece.exporter();
        }
    }

    /**
     * Octets of one way.
     *
     * @param pieces in the order of their starts
     * @param way of a piece, {@link LoginRecord#UNSEEN} where it tells nothing of that way
     * @return {@link LoginRecord#UNSEEN} when nobody told of that way
     */
    long octets(List<Piece> pieces, ToLongFunction<Piece> way) {
        long sum = LoginRecord.UNSEEN;
        for (Piece piece : chosen(pieces, way, Choice.COUNT)) {
            sum = Connection.sum(sum, way.applyAsLong(piece));
        }
        return sum;
    }

    /** Those that tell most finely how the octets of one way spread over the time; whether others count them does not matter here. */
    List<Piece> finest(List<Piece> pieces, ToLongFunction<Piece> way) {
        return chosen(pieces, way, Choice.SPREAD);
    }

    private List<Piece> chosen(List<Piece> pieces, ToLongFunction<Piece> way, Choice choice) {
        if (isByOne(pieces)) {
            return pieces;
        }
        Map<String, Teller> byExporter = new HashMap<>(4);
        for (Piece piece : pieces) {
            long counted = way.applyAsLong(piece);
            if (counted != LoginRecord.UNSEEN) {
                byExporter
                        .computeIfAbsent(choice.key(piece), key -> new Teller(piece, choice.duplicatesLast))
                        .add(piece, counted);
            }
        }
        List<Teller> tellers = new ArrayList<>(byExporter.values());
        tellers.sort(choice.order);
        List<Piece> chosen = new ArrayList<>(pieces.size());
        for (Teller teller : tellers) {
            List<Piece> untold = chosen.isEmpty() ? teller.pieces : untold(teller.pieces, Span.of(chosen));
            if (choice.inPart || untold.size() == teller.pieces.size()) {
                chosen.addAll(untold);
            }
        }
        return chosen;
    }

    private static boolean isByOne(List<Piece> pieces) {
        Piece first = pieces.get(0);
        for (Piece piece : pieces) {
            if (piece.duplicate() || !piece.exporter().equals(first.exporter())) {
                return false;
            }
        }
        return true;
    }

    /** Those that are of times of which nothing is told yet. */
    private List<Piece> untold(List<Piece> pieces, List<Span> told) {
        List<Piece> untold = new ArrayList<>();
        int from = 0;
        for (Piece piece : pieces) {
            while (from < told.size() && told.get(from).end < piece.start() - skew) {
                from++;
            }
            if (!isTold(piece, told, from)) {
                untold.add(piece);
            }
        }
        return untold;
    }

    /** Slices of two exporters that follow each other overlap by what their clocks differ. */
    private boolean isTold(Piece piece, List<Span> told, int from) {
        boolean isShort = piece.end() - piece.start() <= 2 * skew;
        long overlap = 0;
        for (int i = from; i < told.size() && told.get(i).start <= piece.end() + skew; i++) {
            Span span = told.get(i);
            boolean inside = span.start >= piece.start() - skew && span.end <= piece.end() + skew;
            if (isShort || inside) {
                return true;
            }
            overlap += Math.min(span.end, piece.end()) - Math.max(span.start, piece.start());
        }
        return overlap > 2 * skew;
    }

    /** A time of which something is told, milliseconds since 1970. */
    private record Span(long start, long end) {
        static List<Span> of(List<Piece> pieces) {
            List<Piece> sorted = new ArrayList<>(pieces);
            sorted.sort(Piece.ORDER);
            List<Span> spans = new ArrayList<>();
            long start = sorted.get(0).start();
            long end = start;
            for (Piece piece : sorted) {
                if (piece.start() > end) {
                    spans.add(new Span(start, end));
                    start = piece.start();
                }
                end = Math.max(end, piece.end());
            }
            spans.add(new Span(start, end));
            return spans;
        }
    }
}
