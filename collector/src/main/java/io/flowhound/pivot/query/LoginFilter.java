/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.flowhound.pivot.Services;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Stream;

/** The queries that find the documents of logins, all of which go by TCP. */
final class LoginFilter {
    /** {@code @timestamp} lies at most a day before the arrival, and an hour is for a collector that was held up. */
    private static final long BEFORE_ARRIVAL = Duration.ofHours(25).toMillis();
    /** {@code @timestamp} lies at most 5 minutes behind the arrival. */
    private static final long AFTER_ARRIVAL = Duration.ofMinutes(10).toMillis();
    /** {@code @timestamp} is the end of a flow, or its arrival when the exporter's clock is off by more than a day. */
    private static final long AFTER_START = Duration.ofHours(25).toMillis();

    /** A document that does not say how it went is believed to be of TCP. */
    private static final Query TCP = Queries.any(
            List.of(Queries.texts(Fields.TRANSPORT, List.of("tcp")), Queries.not(Queries.exists(Fields.TRANSPORT))));

    private final SortedSet<Integer> ports;
    private final List<String> applications;

    LoginFilter(Services services) {
        ports = services.ports();
        // A keyword is what the exporter wrote, and terms queries know no case.
        applications = services.applications().stream()
                .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    /** Logins by port or by the name of the application. */
    Query logins() {
        List<Query> ways = new ArrayList<>();
        ways.add(serverIsDestination());
        ways.add(serverIsSource());
        if (!applications.isEmpty()) {
            ways.add(named());
        }
        return Queries.any(ways);
    }

    Query onPorts() {
        return Queries.any(List.of(serverIsDestination(), serverIsSource()));
    }

    /** Logins that only the name of the application tells. */
    Query onlyNamed() {
        return Queries.all(named(), Queries.not(onPorts()));
    }

    Query serverIsDestination() {
        return Queries.all(TCP, Queries.numbers(Fields.DESTINATION_PORT, ports));
    }

    Query serverIsSource() {
        return Queries.all(TCP, Queries.numbers(Fields.SOURCE_PORT, ports));
    }

    private Query named() {
        return Queries.all(TCP, Queries.texts(Fields.APPLICATION, applications));
    }

    /** Logins that arrived in a time, {@code to} exclusive. Only {@code @timestamp} has a search index, so it is bounded as well. */
    Query arrived(long from, long to) {
        return Queries.all(
                logins(),
                Queries.between(Fields.TIMESTAMP, from - BEFORE_ARRIVAL, to + AFTER_ARRIVAL),
                Queries.between(Fields.CREATED, from, to));
    }

    /** Logins of hosts that were under way in a time, {@code to} exclusive. What has no start or no end is found by {@code @timestamp}. */
    Query of(List<String> hosts, Side side, long from, long to) {
        Query hostIsSource = Queries.manyTexts(Fields.SOURCE_IP, hosts);
        Query hostIsDestination = Queries.manyTexts(Fields.DESTINATION_IP, hosts);
        List<Query> ways = new ArrayList<>();
        if (side != Side.SERVER) {
            ways.add(Queries.all(hostIsSource, serverIsDestination()));
            ways.add(Queries.all(hostIsDestination, serverIsSource()));
        }
        if (side != Side.CLIENT) {
            ways.add(Queries.all(hostIsDestination, serverIsDestination()));
            ways.add(Queries.all(hostIsSource, serverIsSource()));
        }
        if (!applications.isEmpty()) {
            // Which side is the server is not known before the record is looked at.
            ways.add(Queries.all(onlyNamed(), Queries.any(List.of(hostIsSource, hostIsDestination))));
        }
        return Queries.all(
                Queries.any(ways),
                Queries.between(Fields.TIMESTAMP, from - BEFORE_ARRIVAL, to + AFTER_START),
                Queries.not(Queries.from(Fields.START, to)),
                Queries.not(Queries.before(Fields.END, from)),
                Queries.any(List.of(Queries.exists(Fields.END), Queries.from(Fields.TIMESTAMP, from))));
    }
}
