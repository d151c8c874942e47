/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import co.elastic.clients.elasticsearch._types.aggregations.DateHistogramBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.flowhound.elastic.ElasticException;
import io.flowhound.pivot.Services;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the login documents of each stretch of arrival times, by which it is noticed that documents have become searchable after
 * their time was read.
 */
public final class ArrivalCounts {
    /** Buckets that Elasticsearch gives out in one answer ({@code search.max_buckets}). */
    private static final int MAX_BUCKETS = 65_536;

    private final QueryClient client;
    private final LoginFilter filter;

    public ArrivalCounts(QueryClient client, Services services) {
        this.client = client;
        this.filter = new LoginFilter(services);
    }

    /**
     * Counts by one request. Stretches begin at multiples of their length since 1970, so the first and the last may be cut.
     *
     * @param from milliseconds since 1970, inclusive
     * @param to milliseconds since 1970, exclusive
     * @param stretch its length, a millisecond or more
     * @return beginning of each stretch with documents, in milliseconds since 1970, and their number
     */
    public SortedMap<Long, Long> count(long from, long to, Duration stretch) throws ElasticException {
        if ((to - from) / stretch.toMillis() > MAX_BUCKETS - 2) {
            throw new IllegalArgumentException("more than " + MAX_BUCKETS + " stretches of " + stretch
                    + " at once: count a shorter time, or longer stretches");
        }
        return histogram(client, filter.arrived(from, to), Fields.CREATED, stretch);
    }

    static SortedMap<Long, Long> histogram(QueryClient client, Query query, String field, Duration stretch)
            throws ElasticException {
        SortedMap<Long, Long> counts = new TreeMap<>();
        SearchResponse<Void> answer;
        try {
            answer = client.call(api -> api.search(
                    search -> search.index(client.flows())
                            .size(0)
                            .query(query)
                            .allowPartialSearchResults(false)
                            .trackTotalHits(track -> track.enabled(false))
                            .aggregations(
                                    "stretch",
                                    aggregation -> aggregation.dateHistogram(histogram -> histogram
                                            .field(field)
                                            .fixedInterval(length -> length.time(stretch.toMillis() + "ms"))
                                            .minDocCount(1))),
                    Void.class));
        } catch (ElasticException e) {
            if (QueryClient.isMissing(e)) {
                return counts;
            }
            throw e;
        }
        if (answer.aggregations().containsKey("stretch")) {
            for (DateHistogramBucket bucket : answer.aggregations()
                    .get("stretch")
                    .dateHistogram()
                    .buckets()
                    .array()) {
                counts.put(bucket.key(), bucket.docCount());
            }
        }
        return counts;
    }
}
