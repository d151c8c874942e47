/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.LongTermsBucket;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.util.NamedValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.schema.DocumentKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the health documents of the last day which exporters fell silent, and which are back. A silence is told by the time of the
 * last datagram before it, which every document of it has, so that it is the same whenever it is looked for. Of very many silences the
 * newest are found: exporters that have been silent for long, however many, do not hide one that has just fallen silent.
 */
final class SilenceSearch {
    private static final int MOST_EXPORTERS = 500;
    private static final int MOST_SILENCES = 20;
    private static final int MOST_ASKED = 200;
    private static final long NEVER = Long.MAX_VALUE;
    private static final String LAST = "health.last_datagram";
    private static final String EXPORTER = "observer.ip";
    private static final String AT = "at";
    private static final String NEWEST = "newest";

    private final ElasticClient client;
    private final String alias;

    SilenceSearch(ElasticClient client, String prefix) {
        this.client = client;
        this.alias = DocumentKind.HEALTH.name(prefix);
    }

    private record Silence(String exporter, String name, long last, long seenAt) {}

    /** What happened. An exporter that another collector heard meanwhile was not silent. */
    List<HealthEvent> events(long now) throws ElasticException {
        List<Silence> silences = silences(now);
        List<HealthEvent> events = new ArrayList<>();
        if (silences.isEmpty()) {
            return events;
        }
        Map<String, Aggregate> heard = heard(now, silences);
        for (int i = 0; i < silences.size(); i++) {
            Silence silence = silences.get(i);
            long heardAt = heardAt(heard.get(Integer.toString(i)));
            if (heardAt > silence.seenAt) {
                events.add(HealthEvent.silent(silence.exporter, silence.name, silence.last, silence.seenAt));
                if (heardAt < NEVER) {
                    events.add(HealthEvent.back(silence.exporter, silence.name, silence.last, heardAt));
                }
            }
        }
        return events;
    }

    private static long heardAt(@Nullable Aggregate later) {
        return later == null || later.filter().docCount() == 0
                ? NEVER
                : min(later.filter().aggregations());
    }

    private static long min(Map<String, Aggregate> aggregations) {
        Aggregate at = aggregations.get(AT);
        Double value = at == null ? null : at.min().value();
        return value == null ? 0 : value.longValue();
    }

    private static Query exporters(long now, Query which) {
        Query day = Query.of(query ->
                query.range(range -> range.date(at -> at.field("@timestamp").gt(Documents.iso(now - RiskSearch.DAY)))));
        return Query.of(query -> query.bool(all -> all.filter(day, term("health.kind", "exporter"), which)));
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private List<Silence> silences(long now) throws ElasticException {
        Aggregate found = client.call(api -> api.search(
                        search -> search.index(alias)
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .size(0)
                                .query(exporters(now, term("health.problems", "silent")))
                                .aggregations(
                                        EXPORTER,
                                        by -> by.terms(terms -> terms.field(EXPORTER)
                                                        .size(MOST_EXPORTERS)
                                                        .order(NamedValue.of(NEWEST, SortOrder.Desc)))
                                                .aggregations(NEWEST, newest -> newest.max(max -> max.field(LAST)))
                                                .aggregations(
                                                        "name",
                                                        name -> name.terms(terms -> terms.field("observer.name")
                                                                .size(1)))
                                                .aggregations(
                                                        LAST,
                                                        last -> last.terms(terms -> terms.field(LAST)
                                                                        .size(MOST_SILENCES)
                                                                        .order(NamedValue.of("_key", SortOrder.Desc)))
                                                                .aggregations(
                                                                        AT,
                                                                        at -> at.min(min -> min.field("@timestamp"))))),
                        ObjectNode.class))
                .aggregations()
                .get(EXPORTER);
        List<Silence> silences = new ArrayList<>();
        if (found != null && found.isSterms()) {
            found.sterms().buckets().array().forEach(bucket -> add(bucket, silences));
        }
        silences.sort(Comparator.comparingLong(Silence::last).reversed());
        return silences.subList(0, Math.min(MOST_ASKED, silences.size()));
    }

    private static void add(StringTermsBucket exporter, List<Silence> silences) {
        Aggregate names = exporter.aggregations().get("name");
        String name = "";
        if (names != null
                && names.isSterms()
                && !names.sterms().buckets().array().isEmpty()) {
            name = names.sterms().buckets().array().getFirst().key().stringValue();
        }
        Aggregate times = exporter.aggregations().get(LAST);
        if (times != null && times.isLterms()) {
            for (LongTermsBucket last : times.lterms().buckets().array()) {
                silences.add(new Silence(exporter.key().stringValue(), name, last.key(), min(last.aggregations())));
            }
        }
    }

    /** For each silence by its number, the documents of its exporter that know of a later datagram. */
    private Map<String, Aggregate> heard(long now, List<Silence> silences) throws ElasticException {
        List<FieldValue> addresses = silences.stream()
                .map(Silence::exporter)
                .distinct()
                .map(FieldValue::of)
                .toList();
        Query theirs =
                Query.of(query -> query.terms(terms -> terms.field(EXPORTER).terms(any -> any.value(addresses))));
        return client.call(api -> api.search(
                        search -> {
                            search.index(alias).ignoreUnavailable(true).allowNoIndices(true);
                            search.size(0).query(exporters(now, theirs));
                            for (int i = 0; i < silences.size(); i++) {
                                Query after = after(silences.get(i));
                                search.aggregations(
                                        Integer.toString(i),
                                        later -> later.filter(after)
                                                .aggregations(AT, at -> at.min(min -> min.field("@timestamp"))));
                            }
                            return search;
                        },
                        ObjectNode.class))
                .aggregations();
    }

    private static Query after(Silence silence) {
        Query later = Query.of(query ->
                query.range(range -> range.date(at -> at.field(LAST).gt(Documents.iso(silence.last)))));
        return Query.of(query -> query.bool(both -> both.filter(term(EXPORTER, silence.exporter), later)));
    }
}
