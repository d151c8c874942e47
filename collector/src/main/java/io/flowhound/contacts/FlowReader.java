/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.NamedValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks the flow indices who spoke to what, by composite aggregations, a page of groups at a time. */
final class FlowReader {
    static final int PAGE = 5_000;
    private static final int NOT_FOUND = 404;
    private static final String GROUPS = "groups";
    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String BYTES = "bytes";

    /** What the document of a first contact is made from. */
    private static final List<String> NEEDED = List.of(
            "@timestamp",
            "source.ip",
            "source.domain",
            "destination.ip",
            "destination.port",
            "destination.domain",
            "destination.geo",
            "destination.as",
            "network.transport",
            "network.protocol",
            "network.direction",
            "flow.id",
            "flow.source.id",
            "observer.ip");

    /** Takes a page of sightings. */
    interface Page {
        void take(List<Sighting> sightings) throws IOException;
    }

    private final ElasticClient client;
    private final String flows;
    private final List<String> ignored;
    private final int pageSize;

    FlowReader(ElasticClient client, ContactSettings settings) {
        this(client, settings, PAGE);
    }

    FlowReader(ElasticClient client, ContactSettings settings, int pageSize) {
        this.client = client;
        this.flows = DocumentKind.FLOWS.name(settings.prefix());
        this.ignored = settings.ignored();
        this.pageSize = pageSize;
    }

    /**
     * When the first flow arrived from a time on.
     *
     * @param from milliseconds since 1970
     * @return milliseconds since 1970; {@link Long#MAX_VALUE} when none has
     */
    long firstArrival(long from) throws ElasticException {
        Query later = Filters.between(new Span(from, Long.MAX_VALUE / 1_000_000));
        SearchResponse<Void> answer = client.call(api -> api.search(
                search -> search.index(flows)
                        .ignoreUnavailable(true)
                        .allowNoIndices(true)
                        .size(0)
                        .query(later)
                        .trackTotalHits(track -> track.enabled(false))
                        .aggregations(FIRST, by -> by.min(min -> min.field(Field.EVENT_CREATED.path()))),
                Void.class));
        Aggregate first = answer.aggregations().get(FIRST);
        Double value = first == null ? null : first.min().value();
        return value == null || Double.isInfinite(value) ? Long.MAX_VALUE : value.longValue();
    }

    /** The machines that took part in a conversation, whichever side they were. */
    void machines(Span span, Page page) throws IOException {
        List<Field> none = List.of();
        read(Filters.opened(span, ignored), Field.FLOW_SOURCE_ID, Field.SOURCE_IP, none, page, FlowReader::machine);
        read(Filters.answered(span), Field.FLOW_DESTINATION_ID, Field.DESTINATION_IP, none, page, FlowReader::machine);
    }

    private static Sighting machine(Machine machine, CompositeBucket bucket) {
        return sighting(machine, EntryKey.MACHINE, machine.key(), bucket, List.of());
    }

    /** Who spoke to which values. */
    void values(Span span, ValueSource source, Page page) throws IOException {
        BoolQuery.Builder query = Filters.opened(span, ignored).filter(source.restriction());
        read(
                query,
                Field.FLOW_SOURCE_ID,
                Field.SOURCE_IP,
                source.fields(),
                page,
                (machine, bucket) -> sighting(
                        machine, source.kind().text(), source.value(bucket.key()), bucket, source.find(bucket.key())));
    }

    private interface Reading {
        Sighting of(Machine machine, CompositeBucket bucket);
    }

    private void read(BoolQuery.Builder which, Field id, Field ip, List<Field> values, Page page, Reading reading)
            throws IOException {
        Query query = which.build()._toQuery();
        Map<String, FieldValue> after = Map.of();
        do {
            CompositeAggregate found = page(query, composite(id, ip, values, after));
            if (found == null) {
                return;
            }
            List<CompositeBucket> buckets = found.buckets().array();
            List<Sighting> sightings = new ArrayList<>(buckets.size());
            for (CompositeBucket bucket : buckets) {
                Machine machine = new Machine(text(bucket.key(), id), String.valueOf(text(bucket.key(), ip)));
                sightings.add(reading.of(machine, bucket));
            }
            page.take(sightings);
            after = buckets.size() < pageSize ? Map.of() : new TreeMap<>(found.afterKey());
        } while (!after.isEmpty());
    }

    private CompositeAggregation composite(Field id, Field ip, List<Field> values, Map<String, FieldValue> after) {
        return CompositeAggregation.of(composite -> {
            composite.size(pageSize).sources(terms(id, true));
            values.forEach(value -> composite.sources(terms(value, false)));
            composite.sources(terms(ip, false));
            return after.isEmpty() ? composite : composite.after(after);
        });
    }

    private static NamedValue<CompositeAggregationSource> terms(Field field, boolean mayMiss) {
        return NamedValue.of(
                field.path(),
                CompositeAggregationSource.of(source ->
                        source.terms(terms -> terms.field(field.path()).missingBucket(mayMiss))));
    }

    /** A page of groups; null when there are no flows yet, and so no index. */
    private @Nullable CompositeAggregate page(Query query, CompositeAggregation composite) throws ElasticException {
        try {
            SearchResponse<Void> answer = client.call(api -> api.search(
                    search -> search.index(flows)
                            .size(0)
                            .query(query)
                            .allowPartialSearchResults(false)
                            .trackTotalHits(track -> track.enabled(false))
                            .aggregations(
                                    GROUPS,
                                    by -> by.composite(composite)
                                            .aggregations(FIRST, sub -> sub.min(min -> min.field("@timestamp")))
                                            .aggregations(LAST, sub -> sub.max(max -> max.field("@timestamp")))
                                            .aggregations(
                                                    BYTES,
                                                    sub -> sub.sum(sum -> sum.field(Field.NETWORK_BYTES.path())))),
                    Void.class));
            Aggregate groups = answer.aggregations().get(GROUPS);
            return groups == null ? null : groups.composite();
        } catch (ElasticException e) {
            if (e.status() == NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    private static Sighting sighting(
            Machine machine, String kind, String value, CompositeBucket bucket, List<Query> find) {
        return new Sighting(
                machine,
                kind,
                value,
                number(inside(bucket, FIRST).min().value()),
                number(inside(bucket, LAST).max().value()),
                bucket.docCount(),
                number(inside(bucket, BYTES).sum().value()),
                find);
    }

    private static Aggregate inside(CompositeBucket bucket, String name) {
        Aggregate found = bucket.aggregations().get(name);
        if (found == null) {
            throw new IllegalStateException(
                    "Elasticsearch's answer lacks " + name + ": is something between us that shortens answers?");
        }
        return found;
    }

    private static long number(@Nullable Double value) {
        return value == null || value.isInfinite() ? 0 : value.longValue();
    }

    private static @Nullable String text(Map<String, FieldValue> key, Field field) {
        FieldValue value = key.get(field.path());
        return value == null || !value.isString() ? null : value.stringValue();
    }

    /** The first flow of a sighting; null when it is gone meanwhile. */
    @Nullable
    ObjectNode firstFlow(Span span, Sighting sighting) throws ElasticException {
        BoolQuery.Builder all = Filters.opened(span, ignored).filter(sighting.find());
        Machine machine = sighting.machine();
        if (machine.sourceId() == null) {
            all.filter(Filters.oneOf(Field.SOURCE_IP, List.of(machine.ip())))
                    .mustNot(Filters.exists(Field.FLOW_SOURCE_ID));
        } else {
            all.filter(Filters.oneOf(Field.FLOW_SOURCE_ID, List.of(machine.sourceId())));
        }
        Query query = all.build()._toQuery();
        List<Hit<ObjectNode>> hits = client.call(api -> api.search(
                        search -> search.index(flows)
                                .size(1)
                                .query(query)
                                .allowPartialSearchResults(false)
                                .trackTotalHits(track -> track.enabled(false))
                                .source(source -> source.filter(filter -> filter.includes(NEEDED)))
                                .sort(sort -> sort.field(
                                        field -> field.field("@timestamp").order(SortOrder.Asc))),
                        ObjectNode.class))
                .hits()
                .hits();
        return hits.isEmpty() ? null : hits.getFirst().source();
    }
}
