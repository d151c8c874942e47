/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.timeline;

import co.elastic.clients.elasticsearch._types.FieldSortNumericType;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.app.status.Words;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.schema.DocumentKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Reads flows, log lines and alerts from Elasticsearch and puts them into one order: three searches, whatever there is. */
final class TimelineReader {
    private static final String TIMESTAMP = "@timestamp";
    /** Documents without the field come last, with a number that is no time. */
    private static final long MISSING = Long.MAX_VALUE / 2;

    private final ElasticClient client;
    private final String prefix;
    private final List<String> logs;

    /**
     * A reader of one Elasticsearch.
     *
     * @param prefix {@code index.prefix}
     * @param logs where log lines are: names and patterns of indices
     */
    TimelineReader(ElasticClient client, String prefix, List<String> logs) {
        this.client = client;
        this.prefix = prefix;
        this.logs = List.copyOf(logs);
    }

    /**
     * What happened.
     *
     * @param shown the earliest, in the order of time
     * @param found how many there are in all
     */
    record Timeline(List<Happening> shown, long found) {}

    /**
     * Reads what belongs to a subject.
     *
     * @param from milliseconds since 1970, inclusive: flows that last until then or longer are there too
     * @param to milliseconds since 1970, exclusive
     * @param most how many to show, 1 to 10,000
     */
    Timeline read(Subject subject, long from, long to, int most) throws ElasticException {
        List<Happening> all = new ArrayList<>();
        Query flows = both(subject.flows(), before("event.start", to), since(TIMESTAMP, from));
        Query lines = both(subject.logs(), before(TIMESTAMP, to), since(TIMESTAMP, from));
        long found = search(Kind.FLOW, List.of(DocumentKind.FLOWS.name(prefix)), flows, "event.start", most, all)
                + search(Kind.LOG, logs, lines, TIMESTAMP, most, all);
        Query alerts = subject.alerts();
        if (alerts != null) {
            Query told = both(alerts, before("event.start", to), since("event.end", from));
            found += search(Kind.ALERT, List.of(DocumentKind.PIVOTS.name(prefix)), told, "event.created", most, all);
        }
        all.sort(Comparator.comparingLong(Happening::time).thenComparing(Happening::kind));
        return new Timeline(List.copyOf(all.subList(0, Math.min(most, all.size()))), found);
    }

    private long search(Kind kind, List<String> indices, Query query, String time, int most, List<Happening> into)
            throws ElasticException {
        SearchRequest request = SearchRequest.of(search -> search.index(indices)
                .ignoreUnavailable(true)
                .allowNoIndices(true)
                .query(query)
                .size(most)
                .trackTotalHits(track -> track.enabled(true))
                .sort(sort -> sort.field(field -> field.field(time)
                        .order(SortOrder.Asc)
                        .unmappedType(FieldType.Date)
                        // Some indices of others have date_nanos: nanoseconds would come after all milliseconds.
                        .numericType(FieldSortNumericType.Date))));
        SearchResponse<ObjectNode> answer = client.call(api -> api.search(request, ObjectNode.class));
        answer.hits().hits().forEach(hit -> {
            ObjectNode document = hit.source();
            if (document != null) {
                into.add(new Happening(
                        time(hit.sort(), DocumentWords.time(kind, document)),
                        kind,
                        DocumentWords.where(kind, document),
                        DocumentWords.what(kind, document),
                        hit.index(),
                        Objects.requireNonNullElse(hit.id(), ""),
                        document));
            }
        });
        TotalHits total = answer.hits().total();
        return total == null ? 0 : total.value();
    }

    /** As Elasticsearch has read it, whatever form the document has; its own reading where the field is missing. */
    private static long time(List<FieldValue> sort, long otherwise) {
        boolean known =
                !sort.isEmpty() && sort.get(0).isLong() && Math.abs(sort.get(0).longValue()) < MISSING;
        return known ? sort.get(0).longValue() : otherwise;
    }

    private static Query both(Query... queries) {
        return new BoolQuery.Builder().filter(List.of(queries)).build()._toQuery();
    }

    private static Query before(String field, long millis) {
        return Query.of(query ->
                query.range(range -> range.date(date -> date.field(field).lt(Words.time(millis)))));
    }

    private static Query since(String field, long millis) {
        return Query.of(query ->
                query.range(range -> range.date(date -> date.field(field).gte(Words.time(millis)))));
    }
}
