/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who can play which part in an attack. Ways between hosts that one attack has gone are not gone again while others are left. */
final class Cast {
    private final Dice dice;
    private final List<Host> origins;
    private final List<Host> linux;
    private final List<Host> windows;
    private final Host jumpHost;
    private final List<Host> jumpHostUsers;
    private final Set<Edge> gone = new HashSet<>();

    private record Edge(Party from, Party to) {}

    /**
     * Makes a cast.
     *
     * @param origins where attackers begin
     * @param linux hosts that one can go to over SSH
     * @param windows hosts that one can go to over RDP and WinRM
     * @param jumpHost the host from which the others are administered
     * @param jumpHostUsers from where people log in to the jump host, at least two
     */
    Cast(Dice dice, List<Host> origins, List<Host> linux, List<Host> windows, Host jumpHost, List<Host> jumpHostUsers) {
        this.dice = dice;
        this.origins = List.copyOf(origins);
        this.linux = List.copyOf(linux);
        this.windows = List.copyOf(windows);
        this.jumpHost = jumpHost;
        this.jumpHostUsers = List.copyOf(jumpHostUsers);
    }

    Dice dice() {
        return dice;
    }

    Host jumpHost() {
        return jumpHost;
    }

    List<Host> jumpHostUsers() {
        return jumpHostUsers;
    }

    /** A host inside where an attack may begin. */
    Host origin() {
        return dice.pick(origins);
    }

    /** Somebody in a network of documentation (RFC 5737). */
    Party outsider() {
        String address = "203.0.113." + dice.between(1, 250);
        return new RemoteEnd(address, RemoteEnd.Kind.WEB, 40, Octets.inetAddress(address), null);
    }

    /**
     * Where somebody goes next who came along this path.
     *
     * @throws IllegalArgumentException when there is no other host
     */
    Host next(List<Party> path, LoginService service) {
        Party last = path.getLast();
        List<Host> others = new ArrayList<>(service == LoginService.SSH ? linux : windows);
        others.removeIf(path::contains);
        if (others.isEmpty()) {
            // In a small network whoever wants to go further takes what is left.
            others.addAll(linux);
            others.addAll(windows);
            others.removeIf(path::contains);
        }
        if (others.isEmpty()) {
            throw new IllegalArgumentException("the network has too few hosts for a chain of so many stepping stones");
        }
        List<Host> fresh = others.stream()
                .filter(other -> !gone.contains(new Edge(last, other)))
                .toList();
        Host next = dice.pick(fresh.isEmpty() ? others : fresh);
        gone.add(new Edge(last, next));
        return next;
    }
}
