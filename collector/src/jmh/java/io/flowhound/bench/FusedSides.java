/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.enrich.ServiceNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides which side is the client, and numbers the services, by reading tables: no branch depends on the flow. */
final class FusedSides {
    /** Bit 0 of a role: the sides are to be exchanged; the two above it are the reason. */
    static final String[] REASONS = {"", "tcp-flags", "known-port", "lower-port"};

    private static final int PORTS = 1 << 16;
    private static final int WORDS = PORTS / 64;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int ACK = 0x10;
    /** By protocol: 0 for TCP, 1 for UDP, 2 for those without services (of the traffic). */
    private static final byte[] KINDS = new byte[256];
    /** By the flags of TCP: 0 for no evidence, 1 for the client, 2 for the server. */
    private static final byte[] BY_FLAGS = new byte[64];
    /** By evidence of flags, of both ports, and by the order of the ports. */
    private static final byte[] ROLES = new byte[128];

    static {
        Arrays.fill(KINDS, (byte) 2);
        KINDS[6] = 0;
        KINDS[17] = 1;
        for (int flags = 0; flags < 64; flags++) {
            boolean answer = flags == (SYN | ACK) || flags == (RST | ACK);
            BY_FLAGS[flags] = (byte) ((flags & (SYN | ACK)) == SYN ? 1 : answer ? 2 : 0);
        }
        for (int i = 0; i < ROLES.length; i++) {
            ROLES[i] = (byte) role(i >>> 4, (i & 8) != 0, (i & 4) != 0, (i & 2) != 0, (i & 1) != 0);
        }
    }

    private final long[] known = new long[3 * WORDS];
    private final char[] services = new char[3 * PORTS];
    private final List<String> names = new ArrayList<>(List.of(""));

    FusedSides(ServiceNames from) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int kind = 0; kind < 2; kind++) {
            int protocol = kind == 0 ? 6 : 17;
            for (int port = 0; port < PORTS; port++) {
                known[kind * WORDS + port / 64] |= from.isKnown(protocol, port) ? 1L << port : 0;
                byte[] json = from.json(protocol, port);
                if (json != null) {
                    services[kind * PORTS + port] =
                            (char) (int) numbers.computeIfAbsent(new String(json, StandardCharsets.UTF_8), this::name);
                }
            }
        }
    }

    private int name(String json) {
        names.add(json);
        return names.size() - 1;
    }

    private static int role(int flags, boolean sourceKnown, boolean destinationKnown, boolean less, boolean more) {
        if (flags != 0) {
            return 2 | (flags == 2 ? 1 : 0);
        }
        if (sourceKnown != destinationKnown) {
            return 4 | (sourceKnown ? 1 : 0);
        }
        return less || more ? 6 | (less ? 1 : 0) : 0;
    }

    /** The role of a flow that has ports. */
    int role(int protocol, int flags, int source, int destination) {
        int kind = KINDS[protocol];
        int byFlags = BY_FLAGS[flags & 0x3F & (kind - 1) >> 31]; // of TCP only
        int evidence = byFlags << 4 | isKnown(kind, source) << 3 | isKnown(kind, destination) << 2;
        return ROLES[evidence | (source - destination) >>> 31 << 1 | (destination - source) >>> 31];
    }

    private int isKnown(int kind, int port) {
        return (int) (known[kind * WORDS + (port >>> 6)] >>> port) & 1;
    }

    /** The number of the service on a port; 0 for none. */
    int service(int protocol, int port) {
        return services[KINDS[protocol] * PORTS + port];
    }

    /** The name of a service as JSON, by its number. */
    String name(int service) {
        return names.get(service);
    }
}
