/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The connections that are open: bounds their number, in all and of one address, and gives each a session number of its own.
 * Safe for use by several threads.
 */
final class Connections {
    /** No session: the connection is refused. */
    static final int REFUSED = 0;

    private final int most;
    private final int mostOfOne;
    private final RandomGenerator random;
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private final Set<Integer> sessions = new HashSet<>();

    Connections(int most, int mostOfOne, RandomGenerator random) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.random = random;
    }

    /** Lets a connection in and numbers it; {@link #REFUSED} when there are too many. */
    synchronized int open(InetAddress sender) {
        if (sessions.size() >= most || byAddress.getOrDefault(sender, 0) >= mostOfOne) {
            return REFUSED;
        }
        byAddress.merge(sender, 1, Integer::sum);
        int session;
        do {
            session = random.nextInt();
        } while (session == REFUSED || !sessions.add(session));
        return session;
    }

    /** Forgets a connection that was let in. */
    synchronized void closed(InetAddress sender, int session) {
        if (sessions.remove(session)) {
            byAddress.computeIfPresent(sender, (address, count) -> count == 1 ? null : count - 1);
        }
    }

    /** The bounds, for people. */
    String bounds() {
        return "at most " + mostOfOne + " of one address and " + most + " in all";
    }

    /** How many are open. */
    synchronized int count() {
        return sessions.size();
    }
}
