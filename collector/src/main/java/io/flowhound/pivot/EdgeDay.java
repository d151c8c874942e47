/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who logged in where on one day: a grain of the history.
 *
 * @param day days since 1970-01-01, UTC
 * @param source the client's address
 * @param sourceId which machine had the client's address, or null where no lease is known
 * @param destination the server's address
 * @param destinationId which machine had the server's address, or null
 * @param services names of the services
 * @param sessions established logins, without those that are quarantined because they stand in an alert that nobody dismissed
 * @param refused sessions that ended before a login can have succeeded
 */
public record EdgeDay(
        int day,
        String source,
        @Nullable String sourceId,
        String destination,
        @Nullable String destinationId,
        Set<String> services,
        int sessions,
        int refused) {
    public EdgeDay {
        services = Set.copyOf(services);
    }

    /** One of hosts of which no lease is known. */
    public EdgeDay(int day, String source, String destination, Set<String> services, int sessions, int refused) {
        this(day, source, null, destination, null, services, sessions, refused);
    }
}
