/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is read of a list: its entries, 4 octets for an address of IPv4 and 17 for any other, and what could not be used. */
final class Entries {
    /** Bounds the memory, whatever a file is. */
    static final int MOST = 10_000_000;

    private static final int MOST_PROBLEMS = 3;
    private static final int MOST_SHOWN = 60;

    private final IndicatorText text = new IndicatorText();
    private int[] addresses = new int[1024];
    private int addressCount;
    private long[] highs = new long[64];
    private long[] lows = new long[64];
    private byte[] prefixes = new byte[64];
    private int networkCount;
    private long badLines;
    private long refused;
    private long unused;
    private final List<String> problems = new ArrayList<>();
    private @Nullable Instant changesAt;

    /**
     * Takes a text that should be an address or network.
     *
     * @param line where it stands, from 1
     * @throws IOException when there are too many
     */
    void add(String indicator, long line) throws IOException {
        switch (text.read(indicator)) {
            case NETWORK -> network(indicator, line);
            case OTHER -> unused++;
            case BAD -> bad(indicator, line, "is no address or network");
        }
    }

    private void network(String indicator, long line) throws IOException {
        String reason = Reserved.reason(text.high(), text.low(), text.prefix());
        if (reason != null) {
            refused++;
            problem(indicator, line, reason + ": not used");
            return;
        }
        if (size() >= MOST) {
            throw new IOException("has more than " + MOST + " entries");
        }
        if (text.prefix() == 128 && text.high() == 0) { // what else begins with 64 zeros is reserved
            if (addressCount == addresses.length) {
                addresses = Arrays.copyOf(addresses, 2 * addressCount);
            }
            addresses[addressCount++] = (int) text.low();
        } else {
            if (networkCount == highs.length) {
                highs = Arrays.copyOf(highs, 2 * networkCount);
                lows = Arrays.copyOf(lows, 2 * networkCount);
                prefixes = Arrays.copyOf(prefixes, 2 * networkCount);
            }
            highs[networkCount] = text.high();
            lows[networkCount] = text.low();
            prefixes[networkCount++] = (byte) text.prefix();
        }
    }

    /** Counts a line that cannot be read. */
    void bad(String what, long line, String why) {
        badLines++;
        problem(what, line, why);
    }

    private void problem(String what, long line, String why) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add("line " + line + ": '" + shown(what) + "' " + why);
        }
    }

    /** For logs and terminals: not too long, and without characters that move the cursor. */
    private static String shown(String what) {
        String start = what.length() > MOST_SHOWN ? what.substring(0, MOST_SHOWN) + "..." : what;
        return start.replaceAll("[^ -~]", "?");
    }

    /** Counts something that is understood, and is no address or not valid now. */
    void unused() {
        unused++;
    }

    /** Says that the file is to be read again at a time, since an entry begins or ceases to be valid then. */
    void changesAt(Instant time) {
        Instant known = changesAt;
        if (known == null || time.isBefore(known)) {
            changesAt = time;
        }
    }

    @Nullable
    Instant changesAt() {
        return changesAt;
    }

    /** Entries that can be used, each as often as the file has it. */
    int size() {
        return addressCount + networkCount;
    }

    long badLines() {
        return badLines;
    }

    long refused() {
        return refused;
    }

    long unusedCount() {
        return unused;
    }

    /** The first lines that are bad or refused, with the reason. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Adds all to an index under the number of the list. */
    void copy(int list, ThreatIndex.Builder into) {
        for (int i = 0; i < addressCount; i++) {
            into.add(0, 0xFFFF_0000_0000L | Integer.toUnsignedLong(addresses[i]), 128, list);
        }
        for (int i = 0; i < networkCount; i++) {
            into.add(highs[i], lows[i], prefixes[i] & 0xFF, list);
        }
    }
}
