/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import io.flowhound.pivot.Leg;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertStatus;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What alerts say that happened, to be compared.
 *
 * @param legs logins with what they go on from, by the ids of the alerts
 */
public record Story(Map<String, Set<String>> legs) {
    /** Of the alerts that stand: none that was taken back or taken in by another. */
    public static Story of(Collection<Alert> alerts) {
        Map<String, Set<String>> legs = new TreeMap<>();
        for (Alert alert : alerts) {
            if (stands(alert)) {
                Set<String> told = new TreeSet<>();
                alert.legs().forEach(leg -> told.add(text(leg) + " after " + parent(alert.legs(), leg)));
                legs.put(alert.id(), told);
            }
        }
        return new Story(legs);
    }

    private static boolean stands(Alert alert) {
        return alert.status() != AlertStatus.SUPERSEDED && !"retracted".equals(alert.closedReason());
    }

    private static String parent(List<Leg> legs, Leg leg) {
        return leg.parent() < 0 ? "none" : text(legs.get(leg.parent()));
    }

    private static String text(Leg leg) {
        return key(leg.source(), leg.sourcePort(), leg.destination(), leg.destinationPort()) + " at " + leg.start();
    }

    /** Names a connection. */
    public static String key(String source, int sourcePort, String destination, int destinationPort) {
        return source + ":" + sourcePort + " > " + destination + ":" + destinationPort;
    }

    public Set<String> ids() {
        return legs.keySet();
    }

    /** How much of all legs both tell of, 0 to 1. */
    public double agreement(Story other) {
        Set<String> mine = all();
        Set<String> both = new HashSet<>(mine);
        both.retainAll(other.all());
        Set<String> either = new HashSet<>(mine);
        either.addAll(other.all());
        return either.isEmpty() ? 1 : (double) both.size() / either.size();
    }

    private Set<String> all() {
        Set<String> all = new HashSet<>();
        legs.forEach((id, told) -> told.forEach(leg -> all.add(id + " " + leg)));
        return all;
    }
}
