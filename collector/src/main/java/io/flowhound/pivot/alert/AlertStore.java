/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.pivot.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Alert documents in Elasticsearch: {@code PREFIX-pivots-YYYY.MM}, the month being that in which the root began, all under the
 * alias {@code PREFIX-pivots}. A document is only ever replaced in the version that was read, so that nobody's change is lost. What
 * was written can be searched at once. Safe for use by several threads.
 */
public final class AlertStore implements AlertIndex {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int FIRST_ERROR = 300;
    private static final int PAGE = 500;
    private static final Time KEEP_ALIVE = Time.of(time -> time.time("1m"));

    /** The most urgent first. */
    static final Comparator<Alert> BY_URGENCY =
            Comparator.comparingLong(Alert::rank).reversed().thenComparing(Alert::id);

    private final ElasticClient client;
    private final String alias;

    /**
     * Alerts under a prefix.
     *
     * @param prefix what index names begin with, {@code index.prefix}
     */
    public AlertStore(ElasticClient client, String prefix) {
        this.client = client;
        this.alias = prefix + "-pivots";
    }

    private String index(Place place) {
        return alias + "-" + place.month();
    }

    @Override
    public Map<Place, StoredAlert> find(Collection<Place> places) throws IOException {
        if (places.isEmpty()) {
            return Map.of();
        }
        List<Place> asked = List.copyOf(places);
        MgetResponse<ObjectNode> answer = client.call(api -> api.mget(
                mget -> {
                    asked.forEach(
                            place -> mget.docs(doc -> doc.index(index(place)).id(place.id())));
                    return mget;
                },
                ObjectNode.class));
        Map<Place, StoredAlert> found = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            StoredAlert alert = stored(answer.docs().get(i));
            if (alert != null) {
                found.put(asked.get(i), alert);
            }
        }
        return found;
    }

    private static @Nullable StoredAlert stored(MultiGetResponseItem<ObjectNode> item) throws IOException {
        if (item.isFailure()) {
            String type = item.failure().error().type();
            if ("index_not_found_exception".equals(type)) {
                return null;
            }
            throw new IOException("the alert " + item.failure().id() + " cannot be read: " + type + ": "
                    + item.failure().error().reason());
        }
        GetResult<ObjectNode> result = item.result();
        ObjectNode source = result.source();
        return source == null
                ? null
                : new StoredAlert(
                        new Alert(source),
                        result.index(),
                        Objects.requireNonNull(result.seqNo()),
                        Objects.requireNonNull(result.primaryTerm()));
    }

    @Override
    public Set<Place> write(List<Write> writes) throws IOException {
        List<BulkOperation> operations = writes.stream().map(this::operation).toList();
        BulkResponse answer =
                client.call(api -> api.bulk(bulk -> bulk.operations(operations).refresh(Refresh.True)));
        Set<Place> conflicts = new HashSet<>();
        for (int i = 0; i < writes.size(); i++) {
            BulkResponseItem item = answer.items().get(i);
            if (item.status() == CONFLICT) {
                conflicts.add(writes.get(i).place());
            } else if (item.status() >= FIRST_ERROR) {
                throw refused(item);
            }
        }
        return conflicts;
    }

    private BulkOperation operation(Write write) {
        String index = index(write.place());
        String id = write.place().id();
        StoredAlert before = write.before();
        return BulkOperation.of(operation -> before == null
                ? operation.create(create -> create.index(index).id(id).document(write.document()))
                : operation.index(replace -> replace.index(before.index())
                        .id(id)
                        .ifSeqNo(before.seqNo())
                        .ifPrimaryTerm(before.primaryTerm())
                        .document(write.document())));
    }

    static IOException refused(BulkResponseItem item) {
        String reason = item.error() == null
                ? "status " + item.status()
                : item.error().type() + ": " + item.error().reason();
        return new IOException("Elasticsearch refused the document " + item.id() + " for " + item.index() + ": "
                + reason + " (does the template of the index fit? flowhound setup installs it)");
    }

    @Override
    public @Nullable StoredAlert get(String id) throws IOException {
        Query query = id.length() == RootId.LENGTH
                ? Query.of(any -> any.ids(ids -> ids.values(id)))
                : Query.of(any -> any.prefix(prefix -> prefix.field("event.id").value(id)));
        List<StoredAlert> found = search(query);
        if (found.size() > 1) {
            throw new IOException("several alerts begin with '" + id + "': give more digits of the id");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public List<Alert> list(AlertQuery asked) throws IOException {
        BoolQuery.Builder filters = new BoolQuery.Builder().filter(during(asked.from(), asked.to()));
        if (!asked.statuses().isEmpty()) {
            filters.filter(anyOf(
                    "pivot.status",
                    asked.statuses().stream().map(AlertStatus::text).toList()));
        }
        if (!asked.severities().isEmpty()) {
            filters.filter(anyOf(
                    "pivot.severity",
                    asked.severities().stream().map(Severity::text).toList()));
        }
        return alerts(filters);
    }

    @Override
    public List<Alert> dismissed(long asOf) throws IOException {
        return alerts(dismissals()
                .mustNot(not -> not.range(range ->
                        range.date(until -> until.field("pivot.workflow.until").lte(JsonTree.iso(asOf))))));
    }

    @Override
    public List<Alert> dismissedOf(long from, long to) throws IOException {
        return alerts(dismissals().filter(during(from, to)));
    }

    private static BoolQuery.Builder dismissals() {
        return new BoolQuery.Builder().filter(anyOf("pivot.workflow.status", List.of(WorkflowState.DISMISSED)));
    }

    @Override
    public Map<String, Long> ranks(String day) throws IOException {
        Map<String, Long> ranks = new HashMap<>();
        for (Alert alert : alerts(new BoolQuery.Builder().filter(anyOf("pivot.budget_day", List.of(day))))) {
            if (Budget.counts(alert)) {
                ranks.put(alert.id(), alert.rank());
            }
        }
        return ranks;
    }

    private static Query anyOf(String field, List<String> values) {
        return Query.of(query -> query.terms(terms -> terms.field(field)
                .terms(any -> any.value(values.stream().map(FieldValue::of).toList()))));
    }

    /** Those of which something happened in a time. */
    private static Query during(long from, long to) {
        Query begun = Query.of(query -> query.range(
                range -> range.date(start -> start.field("event.start").lt(JsonTree.iso(to)))));
        Query ended = Query.of(query ->
                query.range(range -> range.date(end -> end.field("event.end").gte(JsonTree.iso(from)))));
        return Query.of(query -> query.bool(both -> both.filter(begun, ended)));
    }

    private List<Alert> alerts(BoolQuery.Builder filters) throws IOException {
        Query query = filters.build()._toQuery();
        return search(query).stream().map(StoredAlert::alert).sorted(BY_URGENCY).toList();
    }

    /** Every document that a query finds, page by page over a point in time. */
    private List<StoredAlert> search(Query query) throws IOException {
        String pit = open();
        if (pit == null) {
            return List.of();
        }
        try {
            List<StoredAlert> found = new ArrayList<>();
            List<FieldValue> after = List.of();
            while (true) {
                List<Hit<ObjectNode>> hits = page(pit, query, after);
                for (Hit<ObjectNode> hit : hits) {
                    found.add(stored(hit));
                }
                if (hits.size() < PAGE) {
                    return found;
                }
                after = hits.get(hits.size() - 1).sort();
            }
        } finally {
            close(pit);
        }
    }

    private void close(String pit) {
        try {
            client.call(api -> api.closePointInTime(close -> close.id(pit)));
        } catch (ElasticException e) {
            return; // it ends by itself after its time, and the alerts have been read
        }
    }

    /** A point in time, or null when there is no alert yet, and so no index. */
    private @Nullable String open() throws IOException {
        try {
            return client.call(
                            api -> api.openPointInTime(open -> open.index(alias).keepAlive(KEEP_ALIVE)))
                    .id();
        } catch (ElasticException e) {
            if (e.status() == NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    private List<Hit<ObjectNode>> page(String pit, Query query, List<FieldValue> after) throws IOException {
        return client.call(api -> api.search(
                        search -> {
                            search.pit(point -> point.id(pit).keepAlive(KEEP_ALIVE))
                                    .size(PAGE)
                                    .query(query)
                                    .seqNoPrimaryTerm(true)
                                    .trackTotalHits(total -> total.enabled(false))
                                    .sort(sort -> sort.field(
                                            field -> field.field("_shard_doc").order(SortOrder.Asc)));
                            return after.isEmpty() ? search : search.searchAfter(after);
                        },
                        ObjectNode.class))
                .hits()
                .hits();
    }

    private static StoredAlert stored(Hit<ObjectNode> hit) {
        return new StoredAlert(
                new Alert(Objects.requireNonNull(hit.source())),
                Objects.requireNonNull(hit.index()),
                Objects.requireNonNull(hit.seqNo()),
                Objects.requireNonNull(hit.primaryTerm()));
    }
}
