/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.Set;

/** Knows the ports that clients are not given: what has one on one side is no login to the other, whatever port that has. */
public final class ServerPorts {
    /** RFC 6335, section 6: the ports below this one are system ports. */
    private static final int FIRST_UNPRIVILEGED = 1_024;
    /** Databases, caches, proxies and message brokers. */
    private static final Set<Integer> ABOVE = Set.of(1433, 1521, 3306, 5432, 6379, 8080, 8443, 9200, 9092, 27017);

    private ServerPorts() {}

    /** Whether a port, 0 to 65535, is one of a server. */
    public static boolean contains(int port) {
        return port < FIRST_UNPRIVILEGED || ABOVE.contains(port);
    }
}
