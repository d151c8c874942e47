/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.schema.IpNetwork;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a service is called on some ports of the servers of a network, as the user says. */
public final class ServiceRule {
    private final @Nullable IpNetwork servers;
    private final int protocol;
    private final int firstPort;
    private final int lastPort;
    private final byte[] name;
    private final byte @Nullable [] application;

    /**
     * A rule.
     *
     * @param servers where the servers are; null for everywhere
     * @param protocol IP protocol number of a transport that has ports: TCP, UDP, DCCP or SCTP; {@link ServiceNames#ANY} for all four
     * @param firstPort 0 to 65535
     * @param lastPort not before the first
     * @param name goes to {@code network.protocol}, in lower case as ECS has it
     * @param application goes to {@code network.application}; null leaves that to the exporter
     */
    public ServiceRule(
            @Nullable IpNetwork servers,
            int protocol,
            int firstPort,
            int lastPort,
            String name,
            @Nullable String application) {
        this.servers = servers;
        this.protocol = protocol;
        this.firstPort = firstPort;
        this.lastPort = lastPort;
        JsonText json = new JsonText();
        this.name = json.of(Objects.requireNonNull(name));
        this.application = application == null ? null : json.of(application);
    }

    /** Bits of the network that count; -1 without a network, which comes last. */
    int prefix() {
        return servers == null ? -1 : servers.prefix();
    }

    int protocol() {
        return protocol;
    }

    int firstPort() {
        return firstPort;
    }

    int lastPort() {
        return lastPort;
    }

    /** Whether a server is one of those meant. */
    boolean covers(long serverHigh, long serverLow) {
        return servers == null || servers.contains(serverHigh, serverLow);
    }

    /** As a JSON string. */
    byte[] name() {
        return name;
    }

    /** As a JSON string, or null. */
    byte @Nullable [] application() {
        return application;
    }
}
