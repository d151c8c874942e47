/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.schema.CsvTable;
import io.flowhound.schema.NumberRange;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The names of services by transport protocol and port: the user's own rules, then IANA's "Service Name and Transport Protocol Port
 * Number Registry"; and which ports are evidence that a server has them. Look-ups index arrays and allocate nothing.
 */
public final class ServiceNames {
    /** Stands for every transport that has ports. */
    public static final int ANY = -1;

    /** How many transports have ports. */
    static final int TRANSPORTS = 4;

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int DCCP = 33;
    private static final int SCTP = 132;

    private static final int PORTS = 65536;
    /** Below it a port is given to services only; above it clients are given theirs too (RFC 6335 section 6). */
    private static final int FIRST_USER_PORT = 1024;

    private static final String NAME = "Service Name";
    private static final String PORT = "Port Number";
    private static final String TRANSPORT = "Transport Protocol";

    /**
     * Where several names are registered for a port the first one counts, which is the modern spelling of the others.
     * These come later in the registry, and are what the port is used for.
     */
    private static final Set<String> PREFERRED = Set.of("submissions", "l2tp", "nfs");

    private final byte[][] @Nullable [] names = new byte[TRANSPORTS][PORTS][];
    private final BitSet[] known = {new BitSet(PORTS), new BitSet(PORTS), new BitSet(PORTS), new BitSet(PORTS)};
    private volatile ServiceRules own = ServiceRules.NONE;

    private ServiceNames(CsvTable services, CsvTable serverPorts) {
        JsonText json = new JsonText();
        Map<String, byte[]> texts = new HashMap<>();
        Function<String, byte[]> shared = name -> texts.computeIfAbsent(name, json::of);
        services.rows().forEach(row -> addName(row, shared));
        for (CsvTable.Row row : serverPorts.rows()) {
            NumberRange ports = row.range(PORT, PORTS - 1);
            known[transport(row)].set(ports.first(), ports.last() + 1);
        }
    }

    /** The names and ports that this program comes with. */
    public static ServiceNames load() {
        return new ServiceNames(
                CsvTable.resource(ServiceNames.class, "services.csv", NAME, PORT, TRANSPORT),
                CsvTable.resource(ServiceNames.class, "server-ports.csv", PORT, TRANSPORT));
    }

    private void addName(CsvTable.Row row, Function<String, byte[]> texts) {
        String name = row.cell(NAME).toLowerCase(Locale.ROOT);
        if (name.isEmpty() || row.cell(PORT).isEmpty() || row.cell(TRANSPORT).isEmpty()) {
            return; // a name without a port, or a port that is held back
        }
        byte[] text = texts.apply(name);
        int transport = transport(row);
        NumberRange ports = row.range(PORT, PORTS - 1);
        for (int port = ports.first(); port <= ports.last(); port++) {
            if (names[transport][port] == null || PREFERRED.contains(name)) {
                names[transport][port] = text;
            }
            if (port < FIRST_USER_PORT) {
                known[transport].set(port);
            }
        }
    }

    private static int transport(CsvTable.Row row) {
        return switch (row.cell(TRANSPORT)) {
            case "tcp" -> index(TCP);
            case "udp" -> index(UDP);
            case "dccp" -> index(DCCP);
            case "sctp" -> index(SCTP);
            default -> throw row.bad(TRANSPORT + " '" + row.cell(TRANSPORT) + "' is none of tcp, udp, dccp, sctp");
        };
    }

    /** A number for each transport that has ports; -1 for all other protocols. */
    static int index(int protocol) {
        return switch (protocol) {
            case TCP -> 0;
            case UDP -> 1;
            case DCCP -> 2;
            case SCTP -> 3;
            default -> -1;
        };
    }

    /** Goes by other rules of the user from now on. Safe while others look up. */
    public void use(List<ServiceRule> rules) {
        own = rules.isEmpty() ? ServiceRules.NONE : new ServiceRules(rules);
    }

    /** The user's rule for a port of a server, whose address is IPv4 mapped; null when there is none. */
    @Nullable
    ServiceRule rule(int protocol, int port, long serverHigh, long serverLow) {
        ServiceRules rules = own;
        int index = rules == ServiceRules.NONE ? -1 : index(protocol);
        return index >= 0 && isPort(port) ? rules.find(index, port, serverHigh, serverLow) : null;
    }

    /**
     * The registered name in lower case as a JSON string in UTF-8 with its quotes, such as {@code "https"}; null when
     * there is none. The array is shared: it must not be changed.
     *
     * @param protocol IP protocol number; only TCP (6), UDP (17), DCCP (33) and SCTP (132) have services
     * @param port 0 to 65535; null for anything else
     */
    public byte @Nullable [] json(int protocol, int port) {
        int index = index(protocol);
        return index >= 0 && isPort(port) ? names[index][port] : null;
    }

    /**
     * Whether this port is evidence that its host is the server: it is registered and below 1024, listed in
     * {@code server-ports.csv}, or named by a rule of the user that covers few ports, of whatever server. Most other registered ports are seen far more often as a client's random port.
     *
     * @param protocol IP protocol number
     * @param port 0 to 65535; false for anything else
     */
    public boolean isKnown(int protocol, int port) {
        int index = index(protocol);
        return index >= 0 && isPort(port) && (known[index].get(port) || own.isKnown(index, port));
    }

    private static boolean isPort(int port) {
        return port >= 0 && port < PORTS;
    }
}
