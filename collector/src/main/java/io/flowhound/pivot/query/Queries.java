/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The pieces of which the queries of this package are made. */
final class Queries {
    /** How many terms Elasticsearch takes in one query ({@code index.max_terms_count}). */
    static final int MAX_TERMS = 65_536;

    private Queries() {}

    static Query all(List<Query> queries) {
        return Query.of(query -> query.bool(bool -> bool.filter(queries)));
    }

    static Query all(Query... queries) {
        return all(List.of(queries));
    }

    static Query any(List<Query> queries) {
        return Query.of(query -> query.bool(bool -> bool.should(queries).minimumShouldMatch("1")));
    }

    static Query not(Query other) {
        return Query.of(query -> query.bool(bool -> bool.mustNot(other)));
    }

    static Query exists(String field) {
        return Query.of(query -> query.exists(exists -> exists.field(field)));
    }

    /** From {@code from} inclusive to {@code to} exclusive, in milliseconds since 1970. */
    static Query between(String field, long from, long to) {
        // As text: a number would be written as 1.77E12 somewhere, which a date refuses.
        return Query.of(query -> query.range(range -> range.date(date ->
                date.field(field).gte(Long.toString(from)).lt(Long.toString(to)).format("epoch_millis"))));
    }

    static Query from(String field, long from) {
        return between(field, from, Long.MAX_VALUE);
    }

    static Query before(String field, long to) {
        return between(field, 0, to);
    }

    static Query oneOf(String field, Stream<FieldValue> values) {
        List<FieldValue> list = values.toList();
        return Query.of(query -> query.terms(terms -> terms.field(field).terms(any -> any.value(list))));
    }

    static Query numbers(String field, Collection<Integer> values) {
        return oneOf(field, values.stream().map(FieldValue::of));
    }

    static Query texts(String field, Collection<String> values) {
        return oneOf(field, values.stream().map(FieldValue::of));
    }

    /** Any of so many texts that one query may not hold them. */
    static Query manyTexts(String field, List<String> values) {
        List<Query> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i += MAX_TERMS) {
            parts.add(texts(field, values.subList(i, Math.min(values.size(), i + MAX_TERMS))));
        }
        return any(parts);
    }
}
