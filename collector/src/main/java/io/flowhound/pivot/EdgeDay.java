/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.Set;

/**
 * Who logged in where on one day: a grain of the history.
 *
 * @param day days since 1970-01-01, UTC
 * @param source the client's address
 * @param destination the server's address
 * @param services names of the services
 * @param sessions established logins, without those that are quarantined because they stand in an alert that nobody dismissed
 * @param refused sessions that ended before a login can have succeeded
 */
public record EdgeDay(int day, String source, String destination, Set<String> services, int sessions, int refused) {
    public EdgeDay {
        services = Set.copyOf(services);
    }
}
