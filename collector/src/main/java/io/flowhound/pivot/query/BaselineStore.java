/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.ErrorResponse;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import io.flowhound.elastic.ElasticException;
import io.flowhound.pivot.EdgeDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the history of who logged in where in an index of its own: one document for each edge and day, and one for each day that is
 * complete. Ids follow from what a document says, so writing twice changes nothing.
 */
public final class BaselineStore {
    static final String EDGE = "edge";
    static final String DAY_COMPLETE = "day-complete";
    private static final int BULK = 2_000;
    private static final int MOST_DAYS = 10_000;

    private final QueryClient client;
    private final Export export;

    public BaselineStore(QueryClient client) {
        this(client, Export.PAGE);
    }

    BaselineStore(QueryClient client, int pageSize) {
        this.client = client;
        this.export = new Export(client, EdgeRow.FIELDS, pageSize);
    }

    /**
     * Writes edges over those of the same day, source and destination, by address and identity. One request for 2,000.
     *
     * @throws ElasticException when Elasticsearch cannot be asked, or refuses one; others may have been written
     */
    public void write(Collection<EdgeDay> edges) throws ElasticException {
        inBulk(edges, edge -> operation(id(edge), document(edge)));
    }

    private <T> void inBulk(Collection<T> all, Function<T, BulkOperation> operation) throws ElasticException {
        List<BulkOperation> operations = new ArrayList<>();
        for (T one : all) {
            operations.add(operation.apply(one));
            if (operations.size() == BULK) {
                send(operations);
                operations.clear();
            }
        }
        if (!operations.isEmpty()) {
            send(operations);
        }
    }

    /**
     * Puts edges in place of all that is stored of a day, which is complete then. Had the day been worked out from the flows before,
     * logins that the detector keeps out of the history, since they stand in an alert, would be usual from then on.
     *
     * @param edges all of that day
     * @throws ElasticException as {@link #write}
     */
    public void replace(int day, Collection<EdgeDay> edges) throws ElasticException {
        Set<String> ids = new HashSet<>();
        edges.forEach(edge -> ids.add(id(edge)));
        Set<String> others = new HashSet<>();
        refresh();
        read(day, day + 1, any -> true, edge -> others.add(id(edge)));
        others.removeAll(ids);
        write(edges);
        inBulk(
                others,
                id -> BulkOperation.of(operation -> operation.delete(
                        delete -> delete.index(client.baseline()).id(id))));
        complete(day);
    }

    /** Says that all edges of a day have been written. One request. */
    public void complete(int day) throws ElasticException {
        send(List.of(operation("day-" + day, document(day, DAY_COMPLETE))));
    }

    private static String id(EdgeDay edge) {
        String id = edge.day() + "-" + edge.source() + "-" + edge.destination();
        boolean identified = edge.sourceId() != null || edge.destinationId() != null;
        return identified ? id + "-" + orEmpty(edge.sourceId()) + "-" + orEmpty(edge.destinationId()) : id;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Map<String, Object> document(EdgeDay edge) {
        Map<String, Object> document = document(edge.day(), EDGE);
        document.put("source", Map.of("ip", edge.source()));
        document.put("destination", Map.of("ip", edge.destination()));
        Map<String, Object> flow = new TreeMap<>();
        identify(flow, "source", edge.sourceId());
        identify(flow, "destination", edge.destinationId());
        if (!flow.isEmpty()) {
            document.put("flow", flow);
        }
        Map<String, Object> baseline = new TreeMap<>(Map.of("day", edge.day(), "kind", EDGE));
        baseline.put("services", new TreeSet<>(edge.services()));
        baseline.put("sessions", edge.sessions());
        baseline.put("refused", edge.refused());
        document.put("baseline", baseline);
        return document;
    }

    private static void identify(Map<String, Object> flow, String side, @Nullable String id) {
        if (id != null) {
            flow.put(side, Map.of("id", id));
        }
    }

    private static Map<String, Object> document(int day, String kind) {
        Map<String, Object> document = new TreeMap<>();
        document.put(Fields.TIMESTAMP, Instant.ofEpochMilli(Days.start(day)).toString());
        document.put("event", Map.of("kind", "state", "module", "flowhound", "dataset", "flowhound.baseline"));
        document.put("baseline", Map.of("day", day, "kind", kind));
        return document;
    }

    private BulkOperation operation(String id, Map<String, Object> document) {
        return BulkOperation.of(operation ->
                operation.index(index -> index.index(client.baseline()).id(id).document(document)));
    }

    private void send(List<BulkOperation> operations) throws ElasticException {
        client.call(api -> {
            BulkResponse answer = api.bulk(bulk -> bulk.operations(operations));
            for (BulkResponseItem item : answer.items()) {
                ErrorCause error = item.error();
                if (error != null) {
                    throw new ElasticsearchException(
                            "bulk",
                            ErrorResponse.of(
                                    response -> response.status(item.status()).error(error)));
                }
            }
            return answer;
        });
    }

    /** Makes what was written readable. One request. */
    public boolean refresh() throws ElasticException {
        return client.refresh(client.baseline());
    }

    /**
     * The days whose edges are all there. One request.
     *
     * @param from days since 1970-01-01, inclusive
     * @param to days since 1970-01-01, exclusive
     */
    public SortedSet<Integer> completeDays(int from, int to) throws ElasticException {
        SearchResponse<Void> answer;
        try {
            answer = client.call(api -> api.search(
                    search -> search.index(client.baseline())
                            .size(0)
                            .query(Queries.all(
                                    Queries.texts(Fields.BASELINE_KIND, List.of(DAY_COMPLETE)),
                                    Queries.between(Fields.TIMESTAMP, Days.start(from), Days.start(to))))
                            .allowPartialSearchResults(false)
                            .aggregations(
                                    "days",
                                    days -> days.terms(terms ->
                                            terms.field(Fields.BASELINE_DAY).size(MOST_DAYS))),
                    Void.class));
        } catch (ElasticException e) {
            if (QueryClient.isMissing(e)) {
                return new TreeSet<>();
            }
            throw e;
        }
        SortedSet<Integer> days = new TreeSet<>();
        Aggregate found = answer.aggregations().get("days");
        if (found != null && found.isLterms()) {
            found.lterms().buckets().array().forEach(bucket -> days.add((int) bucket.key()));
        }
        return days;
    }

    /**
     * Reads the edges of some days, in no order. One request per 10,000 and three more.
     *
     * @param from days since 1970-01-01, inclusive
     * @param to days since 1970-01-01, exclusive
     * @param wanted which of these
     * @return how many edges were handed over
     */
    public long read(int from, int to, Predicate<Integer> wanted, Consumer<EdgeDay> consumer) throws ElasticException {
        EdgeRow row = new EdgeRow(wanted, consumer);
        export.read(
                client.baseline(),
                Queries.all(
                        Queries.texts(Fields.BASELINE_KIND, List.of(EDGE)),
                        Queries.between(Fields.TIMESTAMP, Days.start(from), Days.start(to))),
                row);
        return row.edges();
    }
}
