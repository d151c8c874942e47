/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.flowhound.elastic.ElasticException;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows by which names hosts go, as the flows to them say: log lines that were passed on name their host, and no address. */
final class HostNames {
    private static final long FRESH_MILLIS = Duration.ofMinutes(15).toMillis();
    private static final long AROUND_MILLIS = Duration.ofHours(1).toMillis();
    private static final int MOST_KNOWN = 10_000;
    private static final int MOST_NAMES = 4;

    /** Names of hosts by their addresses, first labels in lower case. */
    record Known(Map<String, Set<String>> byAddress) {
        static final Known NONE = new Known(Map.of());

        Set<String> of(String address) {
            return byAddress.getOrDefault(address, Set.of());
        }
    }

    private record Named(Set<String> names, long asOf) {}

    private final LogClient client;
    private final String flows;
    private final Map<String, Named> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Named> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    HostNames(LogClient client, String prefix) {
        this.client = client;
        this.flows = prefix + "-flows";
    }

    /** The names of the destinations of legs. One request when there are new ones. */
    Known of(List<LoginQuestion> questions, long asOf) throws ElasticException {
        Set<String> wanted = new HashSet<>();
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (LoginQuestion question : questions) {
            Leg leg = question.leg();
            Named entry = known.get(leg.destination());
            if (entry == null || Math.abs(asOf - entry.asOf) > FRESH_MILLIS) {
                wanted.add(leg.destination());
                from = Math.min(from, leg.start() - AROUND_MILLIS);
                to = Math.max(to, leg.end() + AROUND_MILLIS);
            }
        }
        if (!wanted.isEmpty()) {
            Map<String, Set<String>> found = ask(new ArrayList<>(wanted), from, to);
            wanted.forEach(address -> known.put(address, new Named(found.getOrDefault(address, Set.of()), asOf)));
        }
        Map<String, Set<String>> names = new HashMap<>();
        for (LoginQuestion question : questions) {
            Named entry = known.get(question.leg().destination());
            if (entry != null) {
                names.put(question.leg().destination(), entry.names);
            }
        }
        return new Known(names);
    }

    private Map<String, Set<String>> ask(List<String> addresses, long from, long to) throws ElasticException {
        Aggregation hosts = Aggregation.of(by -> by.terms(
                        terms -> terms.field("destination.ip").size(addresses.size()))
                .aggregations(
                        "names",
                        Aggregation.of(each -> each.terms(
                                terms -> terms.field("destination.domain").size(MOST_NAMES)))));
        SearchResponse<Void> answer = client.call(api -> api.search(
                search -> search.index(flows)
                        .ignoreUnavailable(true)
                        .size(0)
                        .trackTotalHits(track -> track.enabled(false))
                        .query(LogQueries.all(
                                LogQueries.terms("destination.ip", addresses),
                                LogQueries.time(from, to),
                                Query.of(query -> query.exists(exists -> exists.field("destination.domain")))))
                        .aggregations("hosts", hosts),
                Void.class));
        Map<String, Set<String>> names = new HashMap<>();
        for (StringTermsBucket host : buckets(answer.aggregations().get("hosts"))) {
            Set<String> of = new HashSet<>();
            for (StringTermsBucket name : buckets(host.aggregations().get("names"))) {
                of.add(LineJson.name(name.key().stringValue()));
            }
            of.remove("");
            names.put(host.key().stringValue(), of);
        }
        return names;
    }

    private static List<StringTermsBucket> buckets(@Nullable Aggregate aggregate) {
        return aggregate != null && aggregate.isSterms()
                ? aggregate.sterms().buckets().array()
                : List.of();
    }
}
