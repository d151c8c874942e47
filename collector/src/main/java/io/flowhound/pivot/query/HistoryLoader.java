/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import io.flowhound.elastic.ElasticException;
import io.flowhound.pivot.EdgeDay;
import io.flowhound.pivot.Rules;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Brings the history of the days before a day into memory: from the baseline index where it has been written, else worked out from the
 * flows, and then written unless nothing shall be.
 */
public final class HistoryLoader {
    private final QueryClient client;
    private final BaselineStore store;
    private final EdgeHistory flows;
    private final LoginFilter filter;
    private final int historyDays;
    private final boolean write;

    /** @param write whether days that were worked out are stored, so that the next start need not do it again */
    public HistoryLoader(QueryClient client, Rules rules, boolean write) {
        this.client = client;
        this.store = new BaselineStore(client);
        this.flows = new EdgeHistory(client, rules);
        this.filter = new LoginFilter(rules.services());
        this.historyDays = rules.historyDays();
        this.write = write;
    }

    /**
     * Loads the {@link Rules#historyDays} days before a day. Three requests when there is nothing, one per 10,000 edges of days that are
     * stored, and for each day that is not those of {@link EdgeHistory#day} and of {@link BaselineStore#write}, which can take
     * seconds for each.
     *
     * @param before days since 1970-01-01, exclusive; the days before it must be over and their documents there
     * @param consumer takes the edges, in no order
     * @param progress takes a line for people for each day that is worked out
     * @return the days of which there is a history, those without a single login among them if they were found complete
     */
    public SortedSet<Integer> load(int before, Consumer<EdgeDay> consumer, Consumer<String> progress)
            throws ElasticException {
        int from = before - historyDays;
        store.refresh();
        Set<Integer> stored = store.completeDays(from, before);
        SortedSet<Integer> loaded = new TreeSet<>(stored);
        if (!stored.isEmpty()) {
            store.read(from, before, day -> stored.contains(day), consumer);
        }
        for (int day : daysWithLogins(from, before)) {
            if (loaded.add(day)) {
                List<EdgeDay> edges = flows.day(day);
                if (write) {
                    store.write(edges);
                    store.complete(day);
                }
                edges.forEach(consumer);
                progress.accept("history: " + LocalDate.ofEpochDay(day) + " worked out from the flows, " + edges.size()
                        + " pairs of hosts");
            }
        }
        return loaded;
    }

    private SortedSet<Integer> daysWithLogins(int from, int to) throws ElasticException {
        SortedSet<Integer> days = new TreeSet<>();
        ArrivalCounts.histogram(
                        client,
                        Queries.all(
                                filter.logins(), Queries.between(Fields.TIMESTAMP, Days.start(from), Days.start(to))),
                        Fields.TIMESTAMP,
                        Duration.ofDays(1))
                .keySet()
                .forEach(start -> days.add(Days.of(start)));
        return days;
    }
}
