/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.util.NamedValue;
import io.flowhound.elastic.ElasticException;
import io.flowhound.pivot.EdgeDay;
import io.flowhound.pivot.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Works out from the flow indices who logged in where on a past day, by composite aggregations over hours: what a connection did in an
 * hour comes as one bucket for each exporter and direction, however many records it was told in. Days go by {@code @timestamp}, so that a
 * session over midnight counts on both; a direction whose octets are reported as 0 counts as unseen.
 */
public final class EdgeHistory {
    static final int PAGE = 10_000;
    private static final String HOUR = "hour";
    private static final String PAIRS = "connections";
    private static final String TO_DESTINATION = "sent";
    private static final String TO_SOURCE = "received";

    private final QueryClient client;
    private final Rules rules;
    private final LoginFilter filter;
    private final int pageSize;

    public EdgeHistory(QueryClient client, Rules rules) {
        this(client, rules, PAGE);
    }

    EdgeHistory(QueryClient client, Rules rules, int pageSize) {
        this.client = client;
        this.rules = rules;
        this.filter = new LoginFilter(rules.services());
        this.pageSize = pageSize;
    }

    /**
     * The edges of a day, in no order. Two requests that count the documents, and one for each 10,000 buckets or 100,000 documents.
     * The connections of two hours are in memory at a time, and the edges of the day.
     *
     * @param day days since 1970-01-01, UTC
     * @return none when there are no documents
     */
    public List<EdgeDay> day(int day) throws ElasticException {
        EdgeFold edges = new EdgeFold(rules, day);
        fold(day, filter.onPorts(), edges, false);
        fold(day, filter.onlyNamed(), edges, true);
        return edges.edges();
    }

    private void fold(int day, Query logins, EdgeFold edges, boolean named) throws ElasticException {
        Query ofDay = Queries.all(logins, Queries.between(Fields.TIMESTAMP, Days.start(day), Days.start(day + 1)));
        SortedMap<Long, Long> hours =
                ArrivalCounts.histogram(client, ofDay, Fields.TIMESTAMP, Duration.ofMillis(Windows.HOUR));
        ConnectionFold connections = new ConnectionFold(rules, edges);
        for (Windows.Window window : Windows.of(hours)) {
            Query query = Queries.all(logins, Queries.between(Fields.TIMESTAMP, window.from(), window.to()));
            Map<String, FieldValue> after = Map.of();
            do {
                after = page(query, after, connections, named);
            } while (!after.isEmpty());
        }
        connections.finish();
    }

    /** Reads a page and returns where the next one goes on, or nothing at the end. */
    private Map<String, FieldValue> page(
            Query query, Map<String, FieldValue> after, ConnectionFold connections, boolean named)
            throws ElasticException {
        SearchResponse<Void> answer = client.call(api -> api.search(
                search -> search.index(client.flows())
                        .size(0)
                        .query(query)
                        .allowPartialSearchResults(false)
                        .trackTotalHits(track -> track.enabled(false))
                        .aggregations(
                                PAIRS,
                                aggregation -> aggregation
                                        .composite(composite(after, named))
                                        .aggregations(
                                                TO_DESTINATION, sub -> sub.sum(sum -> sum.field(Fields.SOURCE_BYTES)))
                                        .aggregations(
                                                TO_SOURCE, sub -> sub.sum(sum -> sum.field(Fields.DESTINATION_BYTES)))),
                Void.class));
        CompositeAggregate found = Answers.get(answer.aggregations(), PAIRS).composite();
        List<CompositeBucket> buckets = found.buckets().array();
        buckets.forEach(bucket -> connections.add(traffic(bucket)));
        return buckets.size() < pageSize ? Map.of() : new TreeMap<>(found.afterKey());
    }

    private CompositeAggregation composite(Map<String, FieldValue> after, boolean named) {
        return CompositeAggregation.of(composite -> {
            composite
                    .size(pageSize)
                    // The hour comes first, and so the buckets come in order of time.
                    .sources(NamedValue.of(
                            HOUR,
                            CompositeAggregationSource.of(source -> source.dateHistogram(histogram ->
                                    histogram.field(Fields.TIMESTAMP).fixedInterval(length -> length.time("1h"))))))
                    .sources(terms(Fields.SOURCE_IP, false))
                    .sources(terms(Fields.DESTINATION_IP, false))
                    .sources(terms(Fields.SOURCE_PORT, false))
                    .sources(terms(Fields.DESTINATION_PORT, false))
                    .sources(terms(Fields.EXPORTER, true));
            // A machine that gets another address keeps its identity; that of most flows is their address, which makes
            // no bucket more.
            composite.sources(terms(Fields.SOURCE_ID, true)).sources(terms(Fields.DESTINATION_ID, true));
            if (named) {
                composite.sources(terms(Fields.APPLICATION, false));
            }
            return after.isEmpty() ? composite : composite.after(after);
        });
    }

    private static NamedValue<CompositeAggregationSource> terms(String field, boolean mayMiss) {
        return NamedValue.of(
                field,
                CompositeAggregationSource.of(
                        source -> source.terms(terms -> terms.field(field).missingBucket(mayMiss))));
    }

    private static Traffic traffic(CompositeBucket bucket) {
        Map<String, FieldValue> key = bucket.key();
        return new Traffic(
                Answers.get(key, HOUR).longValue(),
                text(key.get(Fields.SOURCE_IP)),
                (int) Answers.get(key, Fields.SOURCE_PORT).longValue(),
                identity(key, Fields.SOURCE_ID, Fields.SOURCE_IP),
                text(key.get(Fields.DESTINATION_IP)),
                (int) Answers.get(key, Fields.DESTINATION_PORT).longValue(),
                identity(key, Fields.DESTINATION_ID, Fields.DESTINATION_IP),
                text(key.get(Fields.EXPORTER)),
                text(key.get(Fields.APPLICATION)),
                sum(bucket, TO_DESTINATION),
                sum(bucket, TO_SOURCE));
    }

    private static String identity(Map<String, FieldValue> key, String id, String address) {
        String known = Identity.of(text(key.get(id)), text(key.get(address)));
        return known == null ? "" : known;
    }

    private static String text(@Nullable FieldValue value) {
        return value == null || !value.isString() ? "" : value.stringValue();
    }

    private static long sum(CompositeBucket bucket, String name) {
        Double value = Answers.inside(bucket, name).sum().value();
        return value == null ? 0 : value.longValue();
    }
}
