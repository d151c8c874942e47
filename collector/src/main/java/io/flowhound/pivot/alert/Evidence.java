/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.MsearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.pivot.Leg;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies the flows that prove alerts to {@code PREFIX-evidence-YYYY.MM}, which is kept longer than flows. A copy has the id of
 * alert and flow, so that copying again changes nothing, and a flow that proves two alerts is kept for both.
 */
public final class Evidence implements EvidenceCopier {
    /** Most flows that are kept of a leg; the earliest are. */
    public static final int PER_LEG = 200;

    /** Legs asked for by one request: at most 10,000 flows of about a kilobyte. */
    private static final int LEGS_A_REQUEST = 50;

    private static final int CONFLICT = 409;
    private static final int FIRST_ERROR = 300;
    /** A flow's {@code @timestamp} is its end or its arrival, which may be so much later. */
    private static final long LATEST = Duration.ofHours(25).toMillis();

    private static final long EARLIEST = Duration.ofMinutes(10).toMillis();

    private final ElasticClient client;
    private final String prefix;
    private final long skew;

    /**
     * Copies of the flows under a prefix.
     *
     * @param prefix what index names begin with, {@code index.prefix}
     * @param skew how far the clocks of two exporters may be apart
     */
    public Evidence(ElasticClient client, String prefix, Duration skew) {
        this.client = client;
        this.prefix = prefix;
        this.skew = skew.toMillis();
    }

    /** A leg, and where its flows are to be kept. */
    private record Wanted(Proof proof, Leg leg) {}

    @Override
    public void copy(List<Proof> proofs) throws IOException {
        List<Wanted> wanted = new ArrayList<>();
        proofs.forEach(proof -> proof.legs().forEach(leg -> wanted.add(new Wanted(proof, leg))));
        for (int i = 0; i < wanted.size(); i += LEGS_A_REQUEST) {
            some(wanted.subList(i, Math.min(wanted.size(), i + LEGS_A_REQUEST)));
        }
    }

    private void some(List<Wanted> wanted) throws IOException {
        List<RequestItem> searches = wanted.stream().map(this::search).toList();
        MsearchResponse<ObjectNode> answer =
                client.call(api -> api.msearch(multi -> multi.searches(searches), ObjectNode.class));
        List<BulkOperation> copies = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            MultiSearchResponseItem<ObjectNode> found = answer.responses().get(i);
            if (found.isFailure()) {
                throw new IOException("the flows of an alert cannot be read: "
                        + found.failure().error().type() + ": "
                        + found.failure().error().reason());
            }
            for (Hit<ObjectNode> hit : found.result().hits().hits()) {
                copies.add(copy(wanted.get(i), hit));
            }
        }
        if (!copies.isEmpty()) {
            store(copies);
        }
    }

    private void store(List<BulkOperation> copies) throws IOException {
        BulkResponse answer = client.call(api -> api.bulk(bulk -> bulk.operations(copies)));
        for (BulkResponseItem item : answer.items()) {
            if (item.status() >= FIRST_ERROR && item.status() != CONFLICT) {
                throw AlertStore.refused(item);
            }
        }
    }

    private BulkOperation copy(Wanted wanted, Hit<ObjectNode> hit) {
        ObjectNode document = hit.source() == null ? JsonTree.JSON.createObjectNode() : hit.source();
        ObjectNode pivot = JsonTree.object(document, "pivot");
        JsonTree.object(pivot, "alert").put("id", wanted.proof().alert());
        pivot.put("leg", wanted.leg().index());
        String index = prefix + "-evidence-" + Place.month(wanted.proof().start());
        String id = wanted.proof().alert() + "-" + hit.id();
        return BulkOperation.of(operation ->
                operation.create(create -> create.index(index).id(id).document(document)));
    }

    private RequestItem search(Wanted wanted) {
        Query query = query(wanted.leg());
        return RequestItem.of(item -> item.header(
                        header -> header.index(prefix + "-flows").ignoreUnavailable(true))
                .body(body -> body.query(query)
                        .size(PER_LEG)
                        .trackTotalHits(total -> total.enabled(false))
                        .sort(sort ->
                                sort.field(field -> field.field("@timestamp").order(SortOrder.Asc)))));
    }

    private Query query(Leg leg) {
        long from = leg.start() - skew;
        long to = leg.end() + skew;
        return Query.of(query -> query.bool(all -> all.filter(
                        date("@timestamp", from - EARLIEST, to + LATEST),
                        date("event.start", 0, to),
                        date("event.end", from, Long.MAX_VALUE))
                .filter(either -> either.bool(way -> way.should(
                                way(leg.source(), leg.sourcePort(), leg.destination(), leg.destinationPort()),
                                way(leg.destination(), leg.destinationPort(), leg.source(), leg.sourcePort()))
                        .minimumShouldMatch("1")))));
    }

    private static Query way(String source, int sourcePort, String destination, int destinationPort) {
        return Query.of(query -> query.bool(all -> all.filter(
                term("source.ip", FieldValue.of(source)),
                term("source.port", FieldValue.of(sourcePort)),
                term("destination.ip", FieldValue.of(destination)),
                term("destination.port", FieldValue.of(destinationPort)))));
    }

    private static Query term(String field, FieldValue value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private static Query date(String field, long from, long to) {
        return Query.of(query -> query.range(range -> range.date(date -> {
            date.field(field).gte(JsonTree.iso(from));
            return to == Long.MAX_VALUE ? date : date.lte(JsonTree.iso(to));
        })));
    }
}
