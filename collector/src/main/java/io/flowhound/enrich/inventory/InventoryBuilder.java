/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import io.flowhound.enrich.inventory.Content.ExporterRow;
import io.flowhound.enrich.inventory.Content.HostRow;
import io.flowhound.enrich.inventory.Content.InterfaceRow;
import io.flowhound.enrich.inventory.Content.SubnetRow;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what several files say. Of what is said twice, the first counts. */
final class InventoryBuilder {
    /** Of each host there may be some, and no list of them can fill the memory. */
    private static final int MOST_KEYS = 4 * Kind.HOST.most();

    private final KeyTable<Host> byAddress = new KeyTable<>();
    private final KeyTable<Host> byMac = new KeyTable<>();
    private final Set<IpNetwork> networks = new HashSet<>();
    private final List<SubnetTable.Entry> subnets = new ArrayList<>();
    private final Map<IpAddress, Draft> exporters = new LinkedHashMap<>();
    private final Map<Kind, Integer> counts = new HashMap<>();
    private List<String> problems = new ArrayList<>();
    private @Nullable Content added;

    /** An exporter of which not everything may be known yet. */
    private static final class Draft {
        private @Nullable ExporterRow told;
        private final KeyTable<Interface> interfaces = new KeyTable<>();
    }

    /** Adds what a file says; what is wrong with that beside what others say. */
    List<String> add(Content content) {
        problems = new ArrayList<>();
        added = content;
        content.hosts().forEach(this::host);
        content.subnets().forEach(this::subnet);
        content.exporters().forEach(this::exporter);
        content.interfaces().forEach(this::link);
        return problems;
    }

    private void host(HostRow row) {
        if (!isRoom(Kind.HOST, row.line())) {
            return;
        }
        for (IpAddress address : row.addresses()) {
            put(byAddress, address.high(), address.low(), row, address);
        }
        for (Long mac : row.macs()) {
            put(byMac, 0, mac, row, String.format("MAC address %012x", mac));
        }
    }

    private void put(KeyTable<Host> table, long high, long low, HostRow row, Object key) {
        if (byAddress.size() + byMac.size() >= MOST_KEYS) {
            problem(
                    row.line(),
                    "there may be " + MOST_KEYS + " addresses of hosts: " + key + " is left out; take some away");
        } else if (table.putIfAbsent(high, low, row.host()) != null) {
            problem(row.line(), key + " is that of another host before, which counts; take one of them away");
        }
    }

    private void subnet(SubnetRow row) {
        if (!networks.add(row.network())) {
            problem(
                    row.line(),
                    "network " + row.network().first()
                            + " of the same length stands before, and counts; take one of them away");
        } else if (isRoom(Kind.SUBNET, row.line())) {
            subnets.add(new SubnetTable.Entry(row.network(), row.subnet()));
        }
    }

    private void exporter(ExporterRow row) {
        Draft draft = draft(row.address(), row.line());
        if (draft != null && draft.told != null) {
            problem(row.line(), "exporter " + row.address() + " stands before, and counts; take one of them away");
        } else if (draft != null) {
            draft.told = row;
        }
    }

    private void link(InterfaceRow row) {
        Draft draft = draft(row.exporter(), row.line());
        if (draft != null
                && isRoom(Kind.INTERFACE, row.line())
                && draft.interfaces.putIfAbsent(0, row.index(), row.made()) != null) {
            problem(
                    row.line(),
                    "interface " + row.index() + " of " + row.exporter()
                            + " stands before, and counts; take one of them away");
        }
    }

    private @Nullable Draft draft(IpAddress address, int line) {
        Draft draft = exporters.get(address);
        if (draft == null && isRoom(Kind.EXPORTER, line)) {
            draft = new Draft();
            exporters.put(address, draft);
        }
        return draft;
    }

    /** Counts one more, unless there are as many as there may be. */
    private boolean isRoom(Kind kind, int line) {
        int count = counts.merge(kind, 1, Integer::sum);
        if (count == kind.most() + 1) {
            problem(
                    line,
                    "there may be " + kind.most() + " " + kind.title()
                            + ": this one and those behind it are left out; take some away");
        }
        return count <= kind.most();
    }

    private void problem(int line, String message) {
        problems.add((added == null ? "" : added.place(line)) + message);
    }

    Inventory build() {
        KeyTable<Exporter> made = new KeyTable<>();
        exporters.forEach((address, draft) -> {
            ExporterRow told = draft.told;
            made.putIfAbsent(
                    address.high(),
                    address.low(),
                    new Exporter(
                            told == null ? null : told.name(), told == null ? null : told.site(), draft.interfaces));
        });
        int hosts = Math.min(counts.getOrDefault(Kind.HOST, 0), Kind.HOST.most());
        return new Inventory(hosts, byAddress, byMac, new SubnetTable(subnets), made);
    }
}
