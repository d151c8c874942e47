/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.flowhound.schema.Field;
import io.flowhound.schema.FieldRow;
import java.util.List;

/** The queries that choose flows: conversations that somebody answered or may have answered, each counted once. */
final class Filters {
    /** Unnamed ports from here on are drawn by systems for the side that calls: they are one service, {@code tcp/high}. */
    static final int FIRST_HIGH_PORT = 32_768;

    private Filters() {}

    /** What arrived in a stretch, and was opened by a machine inside that is not ignored. */
    static BoolQuery.Builder opened(Span span, List<String> ignored) {
        BoolQuery.Builder all = spoken(span).filter(oneOf(Field.NETWORK_DIRECTION, List.of("outbound", "internal")));
        return ignored.isEmpty() ? all : all.mustNot(oneOf(Field.SOURCE_IP, ignored));
    }

    /** What arrived in a stretch, and was answered by a machine inside. */
    static BoolQuery.Builder answered(Span span) {
        return spoken(span)
                .filter(oneOf(Field.NETWORK_DIRECTION, List.of("inbound", "internal")))
                .filter(atLeast(Field.DESTINATION_BYTES, 1));
    }

    private static BoolQuery.Builder spoken(Span span) {
        return new BoolQuery.Builder()
                .filter(between(span))
                .mustNot(term(Field.FLOW_DUPLICATE, FieldValue.of(true)))
                .mustNot(oneOf(Field.FLOW_TCP_STATE, List.of("attempted", "refused")))
                .mustNot(term(Field.EVENT_ACTION, FieldValue.of("flow-denied")));
    }

    static Query between(Span span) {
        return Query.of(query -> query.range(range -> range.date(date -> date.field(Field.EVENT_CREATED.path())
                .gte(Times.iso(span.from()))
                .lt(Times.iso(span.to())))));
    }

    static Query oneOf(FieldRow field, List<String> values) {
        List<FieldValue> list = values.stream().map(FieldValue::of).toList();
        return Query.of(query -> query.terms(terms -> terms.field(field.path()).terms(any -> any.value(list))));
    }

    static Query term(FieldRow field, FieldValue value) {
        return Query.of(query -> query.term(term -> term.field(field.path()).value(value)));
    }

    static Query not(Query other) {
        return Query.of(query -> query.bool(bool -> bool.mustNot(other)));
    }

    static Query exists(FieldRow field) {
        return Query.of(query -> query.exists(exists -> exists.field(field.path())));
    }

    static Query atLeast(FieldRow field, long least) {
        return Query.of(query -> query.range(
                range -> range.number(number -> number.field(field.path()).gte((double) least))));
    }

    static Query below(FieldRow field, long limit) {
        return Query.of(query -> query.range(
                range -> range.number(number -> number.field(field.path()).lt((double) limit))));
    }
}
