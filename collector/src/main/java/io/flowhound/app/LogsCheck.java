/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.flowhound.app.status.Words;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks which indices of {@code logs.indices} have login lines that the hunt can use. */
final class LogsCheck implements Check {
    private static final String SPAN = "7d";
    private static final String USABLE = "usable";
    private static final String WITH_PORT = "port";

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public Result run(Configuration configuration) throws Exception {
        List<String> indices = configuration.logs().search(configuration.index().prefix());
        List<String> found = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        long usable = 0;
        try (ElasticClient client = ElasticAccess.hunter(configuration)) {
            for (String index : indices) {
                try {
                    Count count = count(client, index);
                    usable += count.usable;
                    found.add(count.text(index));
                } catch (ElasticException e) {
                    failures.add(index + ": " + Failures.oneLine(e));
                }
            }
        }
        if (!failures.isEmpty()) {
            return Result.warning(
                    String.join("; ", failures),
                    "The hunt goes on without these. Its key (pivot.api-key) needs read and view_index_metadata on them.");
        }
        String summary = "login lines of the last 7 days: " + String.join(", ", found);
        return usable > 0
                ? Result.ok(summary)
                : Result.warning(
                        summary, "Without any, alerts name no accounts. docs/syslog.md says how to send syslog.");
    }

    /** What an index has: lines that tell of logins, those with account, outcome and client, and of these those with its port. */
    private record Count(long logins, long usable, long withPort) {
        String text(String index) {
            return index + " "
                    + (logins == 0
                            ? "none"
                            : Words.count(logins) + ", " + Words.count(usable) + " of them usable, "
                                    + Words.count(withPort) + " with the client's port");
        }
    }

    private static Count count(ElasticClient client, String index) throws ElasticException {
        Query recent = Query.of(query ->
                query.range(range -> range.date(date -> date.field("@timestamp").gte("now-" + SPAN))));
        Query logins = Query.of(
                query -> query.term(term -> term.field("event.category").value("authentication")));
        List<Query> complete = List.of(
                exists("user.name"),
                exists("source.ip"),
                Query.of(query -> query.terms(terms -> terms.field("event.outcome")
                        .terms(values -> values.value(List.of(FieldValue.of("success"), FieldValue.of("failure")))))));
        List<Query> withPort = new ArrayList<>(complete);
        withPort.add(exists("source.port"));
        SearchRequest request = SearchRequest.of(search -> search.index(List.of(index.split(",", -1)))
                .ignoreUnavailable(true)
                .allowNoIndices(true)
                .size(0)
                .trackTotalHits(track -> track.enabled(true))
                .query(query -> query.bool(both -> both.filter(recent, logins)))
                .aggregations(Map.of(USABLE, all(complete), WITH_PORT, all(withPort))));
        SearchResponse<Void> answer = client.call(api -> api.search(request, Void.class));
        var total = answer.hits().total();
        return new Count(total == null ? 0 : total.value(), documents(answer, USABLE), documents(answer, WITH_PORT));
    }

    private static long documents(SearchResponse<Void> answer, String name) {
        var found = answer.aggregations().get(name);
        return found == null ? 0 : found.filter().docCount();
    }

    private static Aggregation all(List<Query> queries) {
        return Aggregation.of(aggregation -> aggregation.filter(filter -> filter.bool(bool -> bool.filter(queries))));
    }

    private static Query exists(String field) {
        return Query.of(query -> query.exists(exists -> exists.field(field)));
    }
}
