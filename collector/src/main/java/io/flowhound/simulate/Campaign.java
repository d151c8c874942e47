/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The plan of an attack, or of something that only looks like one.
 *
 * @param logins with times from 0 on
 * @param chains what is to be found: lists of indices of logins, each one made where the one before ended up
 * @param extra indices of logins that belong to the attack without making a chain of their own
 */
record Campaign(List<Login> logins, List<List<Integer>> chains, List<Integer> extra) {
    Campaign {
        long first = logins.stream().mapToLong(Login::start).min().orElse(0);
        logins = logins.stream().map(login -> login.later(-first)).toList();
        chains = List.copyOf(chains);
        extra = List.copyOf(extra);
    }

    /** A campaign with one chain, of all its logins. */
    static Campaign of(List<Login> logins) {
        return new Campaign(
                logins, List.of(IntStream.range(0, logins.size()).boxed().toList()), List.of());
    }

    /** How long it takes, in milliseconds. */
    long length() {
        return logins.stream().mapToLong(Login::end).max().orElse(0);
    }

    /** The same, done in so many milliseconds at most. */
    Campaign within(long room) {
        if (length() <= room) {
            return this;
        }
        double factor = (double) room / length();
        return new Campaign(
                logins.stream().map(login -> login.stretched(factor)).toList(), chains, extra);
    }
}
