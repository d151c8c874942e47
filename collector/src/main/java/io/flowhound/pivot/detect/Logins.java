/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Service;
import io.flowhound.pivot.Services;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which end of a record is the server of a login service. */
final class Logins {
    private static final int FIRST_UNPRIVILEGED = 1_024;
    /** Ports of servers above 1023 that clients are not given; with one of these on the other side it is no login. */
    private static final Set<Integer> SERVERS = Set.of(1433, 1521, 3306, 5432, 6379, 8080, 8443, 9200, 9092, 27017);

    private final Services services;

    Logins(Services services) {
        this.services = services;
    }

    /**
     * What a record is.
     *
     * @param service by which somebody logs in
     * @param sourceIsClient the source of the record opened the connection; a guess when ambiguous
     * @param ambiguous both ports are those of login services
     */
    record Sides(Service service, boolean sourceIsClient, boolean ambiguous) {}

    /** Who is who in a record; null when it is no login: the port was only the ephemeral one of something else. */
    @Nullable
    Sides sides(LoginRecord record) {
        Service toDestination = services.onPort(record.destinationPort());
        Service toSource = services.onPort(record.sourcePort());
        if (toDestination != null && toSource != null) {
            boolean lower = record.destinationPort() <= record.sourcePort();
            return new Sides(lower ? toDestination : toSource, lower, true);
        }
        if (toDestination != null && !isServer(record.sourcePort())) {
            return new Sides(toDestination, true, false);
        }
        if (toSource != null && !isServer(record.destinationPort())) {
            return new Sides(toSource, false, false);
        }
        return toDestination == null && toSource == null ? named(record) : null;
    }

    /** On a port of its own a service is known by the name that the exporter gives it; the lower port is the server's. */
    private @Nullable Sides named(LoginRecord record) {
        String application = record.application();
        Service service = application == null ? null : services.named(application);
        return service == null ? null : new Sides(service, record.destinationPort() <= record.sourcePort(), false);
    }

    private static boolean isServer(int port) {
        return port < FIRST_UNPRIVILEGED || SERVERS.contains(port);
    }
}
