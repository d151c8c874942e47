/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import io.flowhound.schema.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses under which a container engine's gateway sends on what others sent. An engine that forwards datagrams by a
 * process of its own, or that masquerades them, replaces the exporter's address by the gateway's.
 */
final class Gateways {
    private static final Path ROUTES = Path.of("/proc/net/route");
    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final List<Path> MARKS = List.of(Path.of("/.dockerenv"), Path.of("/run/.containerenv"));
    private static final String DEFAULT_ROUTE = "00000000";
    private static final long IPV4 = 0xFFFF_0000_0000L;

    /** The default gateways of this machine, when it is a container. */
    private final Set<IpAddress> own;

    Gateways(Set<IpAddress> own) {
        this.own = Set.copyOf(own);
    }

    /** Those that can be seen from here: outside a container only the usual ones of Docker and Podman. */
    static Gateways ofThisMachine() {
        if (MARKS.stream().noneMatch(Files::exists)) {
            return new Gateways(Set.of());
        }
        try {
            return new Gateways(defaultGateways(Files.readAllLines(ROUTES), Gateways::leadsElsewhere));
        } catch (IOException e) {
            return new Gateways(Set.of());
        }
    }

    /**
     * Whether the other end of an interface is in another network namespace, as that of a container's is. In the host's
     * own network, which a container can share, the default gateway is the real router, and an honest exporter.
     */
    private static boolean leadsElsewhere(String name) {
        Path own = INTERFACES.resolve(name);
        try (Stream<Path> all = Files.list(INTERFACES)) {
            String other = Files.readString(own.resolve("iflink")).trim();
            for (Path each : all.toList()) {
                if (Files.readString(each.resolve("ifindex")).trim().equals(other)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The gateways of the default routes in the lines of Linux' {@code /proc/net/route}.
     *
     * @param counts whether routes of this interface count
     */
    static Set<IpAddress> defaultGateways(List<String> routes, Predicate<String> counts) {
        return routes.stream()
                .map(line -> line.trim().split("\\s+", -1))
                .filter(columns -> columns.length > 2
                        && columns[1].equals(DEFAULT_ROUTE)
                        && counts.test(columns[0])
                        && columns[2].matches("[0-9A-Fa-f]{8}")
                        && !columns[2].equals(DEFAULT_ROUTE))
                .map(columns -> Integer.reverseBytes(Integer.parseUnsignedInt(columns[2], 16)))
                .map(address -> new IpAddress(0, IPV4 | (address & 0xFFFF_FFFFL)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether datagrams from this address may be those of many exporters: the own default gateway within a container, or
     * the first address of a network that Docker (172.17.0.0/16 to 172.31.0.0/16) or Podman (10.88.0.0/16,
     * 10.89.0.0/24 ff.) gives to its bridges unless told otherwise.
     */
    boolean contains(IpAddress address) {
        if (own.contains(address)) {
            return true;
        }
        if (!IpAddress.isIpv4(address.high(), address.low())) {
            return false;
        }
        int ip = (int) address.low();
        int first = ip >>> 24;
        int second = ip >>> 16 & 0xFF;
        int third = ip >>> 8 & 0xFF;
        boolean docker = first == 172 && second >= 17 && second <= 31 && third == 0;
        boolean podman = first == 10 && ((second == 88 && third == 0) || second == 89);
        return (docker || podman) && (ip & 0xFF) == 1;
    }
}
