/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is said of one's own network. Look-ups allocate nothing. Immutable. */
public final class Inventory {
    /** Says nothing. */
    public static final Inventory EMPTY =
            new Inventory(0, new KeyTable<>(), new KeyTable<>(), new SubnetTable(List.of()), new KeyTable<>());

    private final int hosts;
    private final KeyTable<Host> byAddress;
    private final KeyTable<Host> byMac;
    private final SubnetTable subnets;
    private final KeyTable<Exporter> exporters;

    Inventory(
            int hosts,
            KeyTable<Host> byAddress,
            KeyTable<Host> byMac,
            SubnetTable subnets,
            KeyTable<Exporter> exporters) {
        this.hosts = hosts;
        this.byAddress = byAddress;
        this.byMac = byMac;
        this.subnets = subnets;
        this.exporters = exporters;
    }

    /** What is said of the machine at an address, IPv4 mapped; null for nothing. */
    public @Nullable Host host(long high, long low) {
        return byAddress.find(high, low);
    }

    /** What is said of the machine with a MAC address, in the low 48 bits; null for nothing. */
    public @Nullable Host host(long mac) {
        return byMac.find(0, mac);
    }

    /** What is said of the networks that an address, IPv4 mapped, is in, the longest prefix first; null for nothing. */
    public @Nullable Subnet subnet(long high, long low) {
        return subnets.find(high, low);
    }

    /** What is said of the exporter with an address, IPv4 mapped; null for nothing. */
    public @Nullable Exporter exporter(long high, long low) {
        return exporters.find(high, low);
    }

    /** How many hosts are in it. */
    public int hosts() {
        return hosts;
    }

    /** How many subnets are in it. */
    public int subnets() {
        return subnets.size();
    }

    /** How many exporters are in it. */
    public int exporters() {
        return exporters.size();
    }
}
