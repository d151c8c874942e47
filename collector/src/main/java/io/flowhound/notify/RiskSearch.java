/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.schema.DocumentKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finds in the health documents of the last day when data of a collector began to be at risk, and when that was over. */
final class RiskSearch {
    static final long DAY = Duration.ofDays(1).toMillis();
    /** What is well for a shorter time does not count: else a condition that comes and goes would be told each time. */
    private static final long CALM = Duration.ofMinutes(3).toMillis();
    /** So long after the beginning of the day that is looked at, a first document is that of a new collector. */
    private static final long NEW = Duration.ofMinutes(10).toMillis();

    private static final int MOST = 5_000;
    private static final List<String> NEEDED =
            List.of("@timestamp", "health.ok", "health.collector", "health.problems", "health.reason", "host.name");

    private final ElasticClient client;
    private final String alias;

    RiskSearch(ElasticClient client, String prefix) {
        this.client = client;
        this.alias = DocumentKind.HEALTH.name(prefix);
    }

    /** What happened, the oldest first for each collector. */
    List<HealthEvent> events(long now) throws ElasticException {
        Query failing =
                Query.of(query -> query.term(term -> term.field("health.ok").value(false)));
        Set<String> collectors = new LinkedHashSet<>();
        search(now, failing).forEach(document -> collectors.add(Documents.text(document, "health.collector")));
        List<HealthEvent> events = new ArrayList<>();
        for (String collector : collectors) {
            Query own = term("health.collector", collector);
            events.addAll(events(collector, search(now, own), now));
        }
        return events;
    }

    private List<ObjectNode> search(long now, Query which) throws ElasticException {
        Query day = Query.of(query ->
                query.range(range -> range.date(at -> at.field("@timestamp").gt(Documents.iso(now - DAY)))));
        List<ObjectNode> found = new ArrayList<>(client
                .call(api -> api.search(
                        search -> search.index(alias)
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .size(MOST)
                                .query(query ->
                                        query.bool(all -> all.filter(day, term("health.kind", "collector"), which)))
                                .source(source -> source.filter(filter -> filter.includes(NEEDED)))
                                .sort(sort -> sort.field(
                                        field -> field.field("@timestamp").order(SortOrder.Desc))),
                        ObjectNode.class))
                .hits()
                .hits()
                .stream()
                .map(hit -> Objects.requireNonNull(hit.source()))
                .toList());
        Collections.reverse(found);
        return found;
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    /** What the documents of one collector tell, which are in the order of time. */
    static List<HealthEvent> events(String collector, List<ObjectNode> documents, long now) {
        List<HealthEvent> events = new ArrayList<>();
        int at = 0;
        while (at < documents.size()) {
            if (isWell(documents.get(at))) {
                at++;
                continue;
            }
            int calm = calm(documents, at);
            JsonNode first = documents.get(at);
            String problems = Documents.text(first, "health.problems");
            String host = Documents.text(first, "host.name");
            long since = Documents.time(first, "@timestamp");
            if (at > 0 || since > now - DAY + NEW) {
                events.add(HealthEvent.atRisk(
                        collector,
                        host,
                        since,
                        lastRisk(documents, at, calm),
                        problems,
                        Documents.text(first, "health.reason")));
            }
            if (calm < documents.size()) {
                long end = Documents.time(documents.get(calm), "@timestamp");
                if (now >= end + CALM) {
                    events.add(HealthEvent.over(collector, host, end, end - since, problems));
                }
            }
            at = calm;
        }
        return events;
    }

    private static long lastRisk(List<ObjectNode> documents, int from, int end) {
        int last = end - 1;
        while (last > from && isWell(documents.get(last))) {
            last--;
        }
        return time(documents, last);
    }

    private static boolean isWell(JsonNode document) {
        return Documents.at(document, "health.ok").asBoolean(true);
    }

    /** The first document from which on all is well for some time; behind the last one when there is none. */
    private static int calm(List<ObjectNode> documents, int from) {
        int well = documents.size();
        for (int i = from; i < documents.size(); i++) {
            boolean begins = well == documents.size();
            if (!isWell(documents.get(i))) {
                if (!begins && time(documents, i) - time(documents, well) >= CALM) {
                    return well;
                }
                well = documents.size();
            } else if (begins) {
                well = i;
            }
        }
        return well;
    }

    private static long time(List<ObjectNode> documents, int at) {
        return Documents.time(documents.get(at), "@timestamp");
    }
}
