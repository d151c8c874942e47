/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.ServerPorts;
import io.flowhound.pivot.Service;
import io.flowhound.pivot.Services;
import org.jspecify.annotations.Nullable;

/** Tells which end of a record is the server of a login service. */
final class Logins {
    /** RFC 6335, section 6: the ports below are system ports. */
    private static final int FIRST_OWN = 1_024;
    /** From here on systems give ports to clients: Linux; the others from 49152 on. */
    private static final int FIRST_USUAL = 32_768;

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
     * @param known the record says who opened the connection, so that nothing is a guess
     */
    record Sides(Service service, boolean sourceIsClient, boolean ambiguous, boolean known) {}

    /**
     * Who is who in a record; null when nobody logs in to another host: the port was only the ephemeral one of something
     * else, or a host talks to itself.
     */
    @Nullable
    Sides sides(LoginRecord record) {
        if (record.source().equals(record.destination())) {
            return null;
        }
        Service toDestination = services.onPort(record.destinationPort());
        Service toSource = services.onPort(record.sourcePort());
        if (record.known().sourceOpened()) {
            if (toDestination != null) {
                return new Sides(toDestination, true, false, true);
            }
            if (toSource != null && isOwnPort(record.sourcePort(), record.destinationPort())) {
                return null;
            }
        }
        if (toDestination != null && toSource != null) {
            boolean lower = record.destinationPort() <= record.sourcePort();
            return new Sides(lower ? toDestination : toSource, lower, true, false);
        }
        if (toDestination != null && !ServerPorts.contains(record.sourcePort())) {
            return new Sides(toDestination, true, false, false);
        }
        if (toSource != null && !ServerPorts.contains(record.destinationPort())) {
            return new Sides(toSource, false, false, false);
        }
        return toDestination == null && toSource == null ? named(record) : null;
    }

    /**
     * Whether the port of a login service is only the one that a client took for itself. One slice may show the wrong side, which must
     * not cost a login: no client takes a system port, and no service is where clients take theirs.
     */
    private static boolean isOwnPort(int client, int server) {
        return client >= FIRST_OWN && server < FIRST_USUAL;
    }

    /** On a port of its own a service is known by the name that the exporter gives it; the lower port is the server's. */
    private @Nullable Sides named(LoginRecord record) {
        String application = record.application();
        Service service = application == null ? null : services.named(application);
        return service == null
                ? null
                : new Sides(service, record.destinationPort() <= record.sourcePort(), false, false);
    }
}
