/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the user's rule for a port of a server: that of the longest network counts, of two alike the first one. A port without a rule
 * costs one read; one with rules, one comparison for each until one fits. Immutable.
 */
final class ServiceRules {
    static final ServiceRules NONE = new ServiceRules(List.of());

    private static final int PORTS = 65536;
    /** More ports than these are not one service: clients draw theirs from such ranges. */
    private static final int MOST_KNOWN_PORTS = 256;

    private final ServiceRule[] @Nullable [] @Nullable [] ofPort = new ServiceRule[ServiceNames.TRANSPORTS][][];
    private final BitSet[] known = new BitSet[ServiceNames.TRANSPORTS];

    ServiceRules(List<ServiceRule> rules) {
        List<ServiceRule> sorted = rules.stream()
                .sorted(Comparator.comparingInt(ServiceRule::prefix).reversed()) // keeps the order of those alike
                .toList();
        for (int transport = 0; transport < ServiceNames.TRANSPORTS; transport++) {
            known[transport] = new BitSet();
            for (ServiceRule rule : sorted) {
                if (rule.protocol() == ServiceNames.ANY || ServiceNames.index(rule.protocol()) == transport) {
                    add(transport, rule);
                }
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // whether it is the very list of the port before
    private void add(int transport, ServiceRule rule) {
        ServiceRule[] @Nullable [] ports = ofPort[transport];
        if (ports == null) {
            ports = new ServiceRule[PORTS][];
            ofPort[transport] = ports;
        }
        if (rule.lastPort() - rule.firstPort() < MOST_KNOWN_PORTS) {
            known[transport].set(rule.firstPort(), rule.lastPort() + 1);
        }
        ServiceRule[] before = null;
        ServiceRule[] after = null;
        for (int port = rule.firstPort(); port <= rule.lastPort(); port++) {
            ServiceRule[] there = ports[port];
            if (after == null || there != before) { // neighbours with the same rules share them
                before = there;
                after = with(there, rule);
            }
            ports[port] = after;
        }
    }

    private static ServiceRule[] with(ServiceRule @Nullable [] rules, ServiceRule last) {
        if (rules == null) {
            return new ServiceRule[] {last};
        }
        ServiceRule[] more = Arrays.copyOf(rules, rules.length + 1);
        more[rules.length] = last;
        return more;
    }

    /**
     * The rule for a port of a server, or null.
     *
     * @param transport as {@link ServiceNames#index} numbers them
     * @param port 0 to 65535
     */
    @Nullable
    ServiceRule find(int transport, int port, long serverHigh, long serverLow) {
        ServiceRule[] @Nullable [] ports = ofPort[transport];
        ServiceRule[] rules = ports == null ? null : ports[port];
        if (rules == null) {
            return null;
        }
        for (ServiceRule rule : rules) {
            if (rule.covers(serverHigh, serverLow)) {
                return rule;
            }
        }
        return null;
    }

    /** Whether a rule names this port of some server. */
    boolean isKnown(int transport, int port) {
        return known[transport].get(port);
    }
}
