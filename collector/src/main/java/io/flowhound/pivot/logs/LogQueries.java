/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The queries by which log lines are found, made so that they mean the same whether a field is an address, a number, a keyword or a text:
 * indices of others are mapped as others thought best.
 */
final class LogQueries {
    private static final long AROUND_MILLIS = Duration.ofHours(1).toMillis();
    private static final List<String> CATEGORIES = List.of("authentication", "session");
    private static final List<String> CODES = List.of("4624", "4625", "4648");

    private final long skew;

    LogQueries(long skewMillis) {
        this.skew = skewMillis;
    }

    /** How many clauses {@link #logins} has for a leg to a host with so many names, counted as Lucene does, or a few more. */
    static int clauses(int names) {
        return 14 + 6 * names;
    }

    /** Lines that tell of logins, of any of these legs. */
    Query logins(List<LoginQuestion> questions, HostNames.Known names) {
        List<Query> legs = new ArrayList<>();
        for (LoginQuestion question : questions) {
            Leg leg = question.leg();
            Query source = any(List.of(
                    term("source.ip", leg.source()), terms("winlog.event_data.IpAddress", written(leg.source()))));
            String port = Integer.toString(leg.sourcePort());
            legs.add(all(
                    source,
                    any(List.of(term("source.port", port), term("winlog.event_data.IpPort", port))),
                    time(leg.start() - skew, leg.end() + skew)));
            legs.add(all(
                    source,
                    host(leg.destination(), names.of(leg.destination())),
                    time(leg.start() - skew, leg.start() + skew)));
        }
        return all(
                // Once more for all legs: shards of another time are not even opened.
                time(
                        questions.stream()
                                        .mapToLong(one -> one.leg().start())
                                        .min()
                                        .orElse(0)
                                - skew,
                        questions.stream()
                                        .mapToLong(one -> one.leg().end())
                                        .max()
                                        .orElse(0)
                                + skew),
                any(List.of(
                        terms("event.category", CATEGORIES),
                        terms("event.code", CODES),
                        terms("winlog.event_id", CODES))),
                any(legs));
    }

    /** Any line of the destination of a leg from about its time. */
    Query any(Leg leg, HostNames.Known names) {
        return all(
                host(leg.destination(), names.of(leg.destination())),
                time(leg.start() - AROUND_MILLIS, leg.start() + AROUND_MILLIS));
    }

    private static Query host(String address, Set<String> names) {
        List<Query> ways = new ArrayList<>();
        ways.add(term("host.ip", address));
        ways.add(all(terms("event.category", CATEGORIES), term("destination.ip", address)));
        for (String name : names) {
            for (String field : List.of("host.name", "host.hostname", "winlog.computer_name")) {
                ways.add(Query.of(query ->
                        query.term(term -> term.field(field).value(name).caseInsensitive(true))));
                ways.add(Query.of(query -> query.prefix(
                        prefix -> prefix.field(field).value(name + ".").caseInsensitive(true))));
            }
        }
        return any(ways);
    }

    /** Windows writes an IPv4 address now and then as one of IPv6. */
    private static List<String> written(String address) {
        return address.indexOf(':') < 0 ? List.of(address, "::ffff:" + address) : List.of(address);
    }

    static Query all(Query... queries) {
        return Query.of(query -> query.bool(bool -> bool.filter(List.of(queries))));
    }

    static Query any(List<Query> queries) {
        return Query.of(query -> query.bool(bool -> bool.should(queries).minimumShouldMatch("1")));
    }

    static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    static Query terms(String field, List<String> values) {
        List<FieldValue> list = values.stream().map(FieldValue::of).toList();
        return Query.of(query -> query.terms(terms -> terms.field(field).terms(any -> any.value(list))));
    }

    /** Milliseconds since 1970, both included. */
    static Query time(long from, long to) {
        return Query.of(query -> query.range(range -> range.date(date -> date.field("@timestamp")
                .gte(Long.toString(from))
                .lte(Long.toString(to))
                .format("epoch_millis"))));
    }
}
