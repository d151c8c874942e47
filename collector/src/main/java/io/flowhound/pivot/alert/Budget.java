/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Says of which alerts of a day people are told: of the most urgent, so that one person can keep up with them. */
final class Budget {
    private final int size;
    private final Map<String, Long> ranks = new HashMap<>();
    private String day = "";

    Budget(int size) {
        this.size = size;
    }

    /** The day of a time in UTC, such as {@code 2026-03-07}. */
    static String day(long time) {
        return Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** Whether an alert takes part: not when it is silenced, or was taken back. */
    static boolean counts(Alert alert) {
        return alert.status() != AlertStatus.SUPPRESSED
                && alert.status() != AlertStatus.SUPERSEDED
                && !Lifecycle.RETRACTED.equals(alert.closedReason());
    }

    String day() {
        return day;
    }

    Map<String, Long> ranks() {
        return Map.copyOf(ranks);
    }

    /** Begins a day with the alerts that it has already. */
    void begin(String newDay, Map<String, Long> known) {
        day = newDay;
        ranks.clear();
        ranks.putAll(known);
    }

    void put(String id, long rank) {
        ranks.put(id, rank);
    }

    void remove(String id) {
        ranks.remove(id);
    }

    boolean has(String id) {
        return ranks.containsKey(id);
    }

    /** Whether fewer alerts of the day than the budget are more urgent; of equal ones that with the lower id is. */
    boolean allows(String id, long rank) {
        long above = ranks.entrySet().stream()
                .filter(other -> !other.getKey().equals(id))
                .filter(other -> other.getValue() > rank
                        || (other.getValue() == rank && other.getKey().compareTo(id) < 0))
                .count();
        return above < size;
    }
}
