/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Alerts in memory: what a dry run would have written. Not for use by several threads. */
public final class MemoryAlerts implements AlertIndex {
    private final Map<Place, StoredAlert> stored = new LinkedHashMap<>();
    private long writes;

    /** Every alert, the most urgent first. */
    public List<Alert> all() {
        return stored.values().stream()
                .map(StoredAlert::alert)
                .sorted(AlertStore.BY_URGENCY)
                .toList();
    }

    @Override
    public Map<Place, StoredAlert> find(Collection<Place> places) {
        Map<Place, StoredAlert> found = new LinkedHashMap<>();
        for (Place place : places) {
            StoredAlert there = stored.get(place);
            if (there != null) {
                found.put(place, there);
            }
        }
        return found;
    }

    @Override
    public Set<Place> write(List<Write> all) {
        Set<Place> conflicts = new HashSet<>();
        for (Write write : all) {
            if (isCurrent(write.before(), stored.get(write.place()))) {
                stored.put(
                        write.place(),
                        new StoredAlert(
                                new Alert(write.document().deepCopy()),
                                write.place().month(),
                                ++writes,
                                1));
            } else {
                conflicts.add(write.place());
            }
        }
        return conflicts;
    }

    private static boolean isCurrent(@Nullable StoredAlert before, @Nullable StoredAlert now) {
        return before == null ? now == null : now != null && before.seqNo() == now.seqNo();
    }

    @Override
    public @Nullable StoredAlert get(String id) throws IOException {
        List<StoredAlert> found = stored.values().stream()
                .filter(one -> one.alert().id().startsWith(id))
                .toList();
        if (found.size() > 1) {
            throw new IOException("several alerts begin with '" + id + "': give more digits of the id");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public List<Alert> list(AlertQuery asked) {
        return all().stream()
                .filter(alert -> alert.start() < asked.to() && alert.end() >= asked.from())
                .filter(alert -> asked.statuses().isEmpty() || asked.statuses().contains(alert.status()))
                .filter(alert ->
                        asked.severities().isEmpty() || asked.severities().contains(alert.severity()))
                .toList();
    }

    @Override
    public List<Alert> dismissedOf(long from, long to) {
        return list(AlertQuery.of(from, to)).stream()
                .filter(alert -> alert.workflow().dismissed())
                .toList();
    }

    @Override
    public List<Alert> dismissed(long asOf) {
        List<Alert> dismissed = new ArrayList<>();
        for (Alert alert : all()) {
            WorkflowState state = alert.workflow();
            if (state.dismissed() && (state.until() == 0 || state.until() > asOf)) {
                dismissed.add(alert);
            }
        }
        return dismissed;
    }

    @Override
    public Map<String, Long> ranks(String day) {
        Map<String, Long> ranks = new LinkedHashMap<>();
        for (Alert alert : all()) {
            if (alert.budgetDay().equals(day) && Budget.counts(alert)) {
                ranks.put(alert.id(), alert.rank());
            }
        }
        return ranks;
    }
}
