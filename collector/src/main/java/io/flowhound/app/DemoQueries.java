/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.LongTermsBucket;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.util.NamedValue;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the demo asks Elasticsearch about the flows that have arrived since it began. */
final class DemoQueries {
    private static final int TOP = 5;
    private static final int PARSERS = 100;
    private static final String TOP_VALUES = "top";
    private static final String OCTETS = "octets";

    private static final String RECORDS = "records";
    private static final Query DUPLICATE =
            Query.of(q -> q.term(t -> t.field("flow.duplicate").value(true)));

    private final ElasticClient client;
    private final String index;
    private final Query sinceStart;

    DemoQueries(ElasticClient client, String index, Instant start) {
        this.client = client;
        this.index = index;
        this.sinceStart =
                Query.of(q -> q.range(r -> r.date(d -> d.field("event.created").gte(start.toString()))));
    }

    /** How many documents are stored and can be found. */
    long count() throws ElasticException {
        client.call(api -> api.indices().refresh(r -> r.index(index).ignoreUnavailable(true)));
        return client.call(api ->
                        api.count(c -> c.index(index).ignoreUnavailable(true).query(sinceStart)))
                .count();
    }

    /** How many flow records the stored documents were made of. */
    long records() throws ElasticException {
        client.call(api -> api.indices().refresh(r -> r.index(index).ignoreUnavailable(true)));
        SearchResponse<Void> response = search(new SearchRequest.Builder()
                .ignoreUnavailable(true)
                .aggregations(RECORDS, a -> a.sum(s -> s.field("flow.records").missing(1))));
        Aggregate records = response.aggregations().get(RECORDS);
        return records == null
                ? 0
                : Math.round(Objects.requireNonNullElse(records.sum().value(), 0.0));
    }

    /** What the records that are stored have become. */
    MergedRecords merged() throws ElasticException {
        long duplicates = client.call(api -> api.count(c -> c.index(index)
                        .query(q -> q.bool(b -> b.filter(sinceStart).filter(DUPLICATE)))))
                .count();
        return new MergedRecords(records(), count(), duplicates);
    }

    /** Documents by version of the export protocol. */
    Map<Long, Long> byVersion() throws ElasticException {
        Map<Long, Long> counts = new LinkedHashMap<>();
        SearchResponse<Void> response = search(new SearchRequest.Builder()
                .aggregations(TOP_VALUES, a -> a.terms(t -> t.field("flow.exporter.version"))));
        for (LongTermsBucket bucket : top(response).lterms().buckets().array()) {
            counts.put(bucket.key(), bucket.docCount());
        }
        return counts;
    }

    /** Log lines by the parser that understood them, the most frequent first; those that none did stand under a dash. */
    Map<String, Long> byParser() throws ElasticException {
        Map<String, Long> counts = new LinkedHashMap<>();
        SearchResponse<Void> response = search(new SearchRequest.Builder()
                .aggregations(
                        TOP_VALUES,
                        a -> a.terms(t -> t.field("syslog.parser").size(PARSERS).missing("-"))));
        for (StringTermsBucket bucket : top(response).sterms().buckets().array()) {
            counts.put(bucket.key().stringValue(), bucket.docCount());
        }
        return counts;
    }

    /** The values of a field with the most octets, and those octets. */
    Map<String, Long> topByOctets(String field) throws ElasticException {
        Map<String, Long> octets = new LinkedHashMap<>();
        SearchResponse<Void> response = search(
                new SearchRequest.Builder()
                        .aggregations(
                                TOP_VALUES,
                                a -> a.terms(t -> t.field(field)
                                                .size(TOP)
                                                .order(List.of(NamedValue.of(OCTETS, SortOrder.Desc))))
                                        .aggregations(OCTETS, s -> s.sum(v -> v.field("network.bytes")))),
                Query.of(q -> q.bool(b -> b.filter(sinceStart).mustNot(DUPLICATE))));
        for (StringTermsBucket bucket : top(response).sterms().buckets().array()) {
            octets.put(bucket.key().stringValue(), sum(bucket));
        }
        return octets;
    }

    /** How many flows have a field at one of their ends. */
    long countWith(String field) throws ElasticException {
        return client.call(api -> api.count(c -> c.index(index)
                        .query(q -> q.bool(b -> b.filter(sinceStart)
                                .filter(f -> f.bool(ends -> ends.should(e -> e.exists(x -> x.field("source." + field)))
                                        .should(e -> e.exists(x -> x.field("destination." + field)))))))))
                .count();
    }

    private SearchResponse<Void> search(SearchRequest.Builder request) throws ElasticException {
        return search(request, sinceStart);
    }

    private SearchResponse<Void> search(SearchRequest.Builder request, Query query) throws ElasticException {
        SearchRequest built = request.index(index).size(0).query(query).build();
        return client.call(api -> api.search(built, Void.class));
    }

    private static long sum(StringTermsBucket bucket) {
        Aggregate octets = bucket.aggregations().get(OCTETS);
        Double value = octets == null ? null : octets.sum().value();
        return value == null ? 0 : value.longValue();
    }

    private static Aggregate top(SearchResponse<Void> response) {
        Aggregate top = response.aggregations().get(TOP_VALUES);
        if (top == null) {
            throw new IllegalStateException("Elasticsearch left out the aggregation that it was asked for");
        }
        return top;
    }
}
