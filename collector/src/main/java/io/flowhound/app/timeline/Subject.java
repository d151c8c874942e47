/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.timeline;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a timeline is of: which flows, log lines and alerts belong to it. */
sealed interface Subject {
    /** What flow documents must have. */
    Query flows();

    /** What log documents must have, ours and those of others. */
    Query logs();

    /** What alerts must have; null when no alert can belong to it. */
    @Nullable
    Query alerts();

    /** Everything that one host had a part in. */
    record OfHost(String address) implements Subject {
        @Override
        public Query flows() {
            return any(is("source.ip", address), is("destination.ip", address));
        }

        @Override
        public Query logs() {
            return any(
                    is("related.ip", address),
                    is("source.ip", address),
                    is("destination.ip", address),
                    is("host.ip", address));
        }

        @Override
        public Query alerts() {
            return is("related.ip", address);
        }
    }

    /**
     * A pivot: what its hosts had to do with each other, and who was let in by them or not.
     *
     * @param id of the alert
     */
    record OfPivot(String id, List<String> hosts) implements Subject {
        private static final List<String> ACCOUNTS = List.of("authentication", "session", "iam");

        @Override
        public Query flows() {
            return all(isOneOf("source.ip", hosts), isOneOf("destination.ip", hosts));
        }

        @Override
        public Query logs() {
            Query ofAccounts = isOneOf("event.category", ACCOUNTS);
            return any(
                    all(isOneOf("source.ip", hosts), isOneOf("destination.ip", hosts)),
                    all(isOneOf("host.ip", hosts), ofAccounts),
                    all(isOneOf("source.ip", hosts), ofAccounts));
        }

        @Override
        public Query alerts() {
            return is("event.id", id);
        }
    }

    /** One connection, in whatever way it is told of. Alerts name none. */
    record OfConnection(String communityId) implements Subject {
        @Override
        public Query flows() {
            return is("network.community_id", communityId);
        }

        @Override
        public Query logs() {
            return is("network.community_id", communityId);
        }

        @Override
        public @Nullable Query alerts() {
            return null;
        }
    }

    private static Query is(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private static Query isOneOf(String field, List<String> values) {
        List<FieldValue> terms = values.stream().map(FieldValue::of).toList();
        return Query.of(query -> query.terms(one -> one.field(field).terms(value -> value.value(terms))));
    }

    private static Query any(Query... queries) {
        return new BoolQuery.Builder()
                .should(List.of(queries))
                .minimumShouldMatch("1")
                .build()
                ._toQuery();
    }

    private static Query all(Query... queries) {
        return new BoolQuery.Builder().filter(List.of(queries)).build()._toQuery();
    }
}
