/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import io.flowhound.pivot.EdgeDay;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who had which address on which day, as far as leases tell, and what follows for the days of which they tell nothing: an address was
 * with the machine that is known to have had it last, unless that machine was seen elsewhere or another one had the address next; before
 * the first lease of an address it was with the machine of that lease, if that machine was not known anywhere before. Otherwise nobody
 * knows, and the address stands for itself.
 */
final class Holders {
    /** Stands for the machines of a day on which an address had several. */
    private static final String SEVERAL = "";

    private final Map<String, TreeMap<Integer, String>> byAddress = new HashMap<>();
    private final Map<String, TreeMap<Integer, Set<String>>> byMachine = new HashMap<>();

    private Holders() {}

    static Holders of(Collection<? extends Collection<EdgeDay>> days) {
        Holders holders = new Holders();
        for (Collection<EdgeDay> day : days) {
            for (EdgeDay edge : day) {
                holders.add(edge.source(), edge.sourceId(), edge.day());
                holders.add(edge.destination(), edge.destinationId(), edge.day());
            }
        }
        return holders;
    }

    private void add(String address, @Nullable String machine, int day) {
        if (machine != null) {
            byAddress
                    .computeIfAbsent(address, key -> new TreeMap<>())
                    .merge(day, machine, (one, other) -> one.equals(other) ? one : SEVERAL);
            byMachine
                    .computeIfAbsent(machine, key -> new TreeMap<>())
                    .computeIfAbsent(day, key -> new HashSet<>(2))
                    .add(address);
        }
    }

    /** The key under which a host is kept that was seen on a day of the history. */
    String keyOf(String address, @Nullable String machine, int day) {
        if (machine != null) {
            return machine;
        }
        TreeMap<Integer, String> held = byAddress.get(address);
        if (held == null) {
            return address;
        }
        Map.Entry<Integer, String> last = held.floorEntry(day);
        Map.Entry<Integer, String> next = held.higherEntry(day);
        if (last == null) {
            return next != null && cameFirstTo(address, next.getValue()) ? next.getValue() : address;
        }
        boolean same = last.getKey() == day || next == null || next.getValue().equals(last.getValue());
        return same && stayedAt(address, last.getValue(), day) ? last.getValue() : address;
    }

    /**
     * The key under which to look for a host that is seen on a day, from the days before it. A machine that is seen for the first time,
     * at an address that nobody was known to have, has done itself what was done from there.
     */
    String keyFor(String address, @Nullable String machine, int day) {
        TreeMap<Integer, String> held = byAddress.get(address);
        Map.Entry<Integer, String> last = held == null ? null : held.lowerEntry(day);
        if (machine == null && last != null) {
            return stayedAt(address, last.getValue(), day - 1) ? last.getValue() : address;
        }
        boolean known = machine != null && isKnownBefore(machine, day);
        return machine != null && (known || last != null) ? machine : keyOf(address, null, day - 1);
    }

    private boolean isKnownBefore(String machine, int day) {
        TreeMap<Integer, Set<String>> places = byMachine.get(machine);
        return places != null && places.firstKey() < day;
    }

    /** Whether the first that is known of a machine is that it had this address. */
    private boolean cameFirstTo(String address, String machine) {
        TreeMap<Integer, Set<String>> places = byMachine.get(machine);
        return places != null && places.firstEntry().getValue().contains(address);
    }

    /** Whether the last that is known of a machine up to a day is that it had this address. */
    private boolean stayedAt(String address, String machine, int day) {
        TreeMap<Integer, Set<String>> places = byMachine.get(machine);
        Map.Entry<Integer, Set<String>> last = places == null ? null : places.floorEntry(day);
        return last != null && last.getValue().contains(address);
    }
}
