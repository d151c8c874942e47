/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One attack or decoy that is asked for.
 *
 * @param stones how many stepping stones, 1 to {@value #MAX_STONES}; {@value #ANY} leaves that to chance, and is the only
 *     choice for decoys
 */
public record AttackOrder(AttackKind kind, int stones) {
    public static final int ANY = 0;
    public static final int MAX_STONES = 5;

    private static final String ALL = "all";
    private static final double[] SHARES = {0.30, 0.30, 0.20, 0.12, 0.08};

    public AttackOrder {
        if (stones < ANY || stones > MAX_STONES) {
            throw new IllegalArgumentException("an attack has 1 to " + MAX_STONES + " stepping stones, not " + stones);
        }
        if (kind.isDecoy() && stones != ANY) {
            throw new IllegalArgumentException(
                    kind.option() + " is a decoy, for which no number of stepping stones can be chosen");
        }
    }

    /** An attack whose number of stepping stones is left to chance, or a decoy. */
    public static AttackOrder of(AttackKind kind) {
        return new AttackOrder(kind, ANY);
    }

    /**
     * Reads a list such as {@code ssh:2,slow-open,gap}: kinds, each with its number of stepping stones or without, or
     * {@code all} for one of each.
     *
     * @throws IllegalArgumentException when a word is no kind, or a number is none
     */
    public static List<AttackOrder> parse(String list) {
        List<AttackOrder> orders = new ArrayList<>();
        for (String word : list.split(",", -1)) {
            String trimmed = word.strip();
            if (trimmed.equals(ALL)) {
                Arrays.stream(AttackKind.values()).map(AttackOrder::of).forEach(orders::add);
            } else {
                orders.add(one(trimmed));
            }
        }
        return List.copyOf(orders);
    }

    private static AttackOrder one(String word) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? word : word.substring(0, colon);
        AttackKind kind = Arrays.stream(AttackKind.values())
                .filter(each -> each.option().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no attack named '" + name + "': choose of " + names() + " or " + ALL));
        if (colon < 0) {
            return of(kind);
        }
        String stones = word.substring(colon + 1);
        if (!stones.matches("[1-5]")) {
            throw new IllegalArgumentException(
                    name + " has 1 to " + MAX_STONES + " stepping stones, as in ssh:2, not '" + stones + "'");
        }
        return new AttackOrder(kind, Integer.parseInt(stones));
    }

    /** All that can be asked for, as the option calls them. */
    public static String names() {
        return Arrays.stream(AttackKind.values()).map(AttackKind::option).collect(Collectors.joining(", "));
    }

    /** Plans it. */
    Campaign plan(Cast cast) {
        return kind.attack().plan(cast, stones == ANY && !kind.isDecoy() ? usual(cast.dice()) : stones);
    }

    private int usual(Dice dice) {
        double drawn = dice.fraction();
        int number = 1;
        for (double share : SHARES) {
            drawn -= share;
            if (drawn < 0) {
                break;
            }
            number++;
        }
        return Math.min(number, kind.usualStones);
    }
}
