/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what was probably meant by a word that is not known. */
final class Suggestions {
    private Suggestions() {}

    /** The known word with the fewest edits, when they are few for its length. */
    static @Nullable String closest(String given, Collection<String> known) {
        String word = normal(given);
        String best = null;
        int fewest = Math.max(1, word.length() / 4) + 1;
        for (String candidate : known) {
            int edits = edits(word, candidate);
            if (edits < fewest) {
                fewest = edits;
                best = candidate;
            }
        }
        return best;
    }

    /** The closest of the known paths, or else the only one with the same last key. */
    static @Nullable String closestPath(String given, Collection<String> known) {
        String closest = closest(given, known);
        return closest != null ? closest : sameLastKey(normal(given), known);
    }

    private static @Nullable String sameLastKey(String given, Collection<String> known) {
        String key = lastKey(given);
        String only = null;
        for (String candidate : known) {
            if (lastKey(candidate).equals(key)) {
                if (only != null) {
                    return null;
                }
                only = candidate;
            }
        }
        return only;
    }

    private static String lastKey(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Keys as other programs write them: {@code maxWait} and {@code max_wait} for {@code max-wait}. */
    private static String normal(String text) {
        String kebab = text.replaceAll("([a-z])([A-Z])", "$1-$2").replace('_', '-');
        return kebab.toLowerCase(Locale.ROOT);
    }

    /** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
    static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
