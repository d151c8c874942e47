/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import co.elastic.clients.elasticsearch._types.ShardFailure;
import co.elastic.clients.elasticsearch._types.ShardStatistics;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.LoginQuestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads log lines out of all indices that hold some. Those that are not there are empty, and one that is mapped so strangely that it
 * cannot be searched is left out. Needs the privilege {@code read}.
 */
final class LogSearch {
    private static final int MOST_LINES = 5_000;
    private static final Set<String> OF_THE_MAPPING =
            Set.of("query_shard_exception", "parse_exception", "illegal_argument_exception", "number_format_exception");

    private final LogClient client;
    private final LogQueries queries;
    private final int most;

    LogSearch(LogClient client, LogQueries queries) {
        this(client, queries, MOST_LINES);
    }

    LogSearch(LogClient client, LogQueries queries, int most) {
        this.client = client;
        this.queries = queries;
        this.most = most;
    }

    /** The lines of some legs, and those of which there are so many that not all were read. */
    record Found(List<LoginLine> lines, Set<LoginQuestion> tooMany) {
        void add(Found other) {
            other.lines.stream().filter(line -> !lines.contains(line)).forEach(lines::add); // one may be of two legs
            tooMany.addAll(other.tooMany);
        }
    }

    /** Every line that may tell of one of these legs. One request, and more when there are very many lines. */
    Found lines(List<LoginQuestion> questions, HostNames.Known names) throws IOException {
        Query query = queries.logins(questions, names);
        SearchResponse<ObjectNode> answer = client.call(api -> api.search(
                search -> search.index(client.indices())
                        .ignoreUnavailable(true)
                        .allowNoIndices(true)
                        .allowPartialSearchResults(true)
                        .size(most)
                        .trackTotalHits(track -> track.enabled(false))
                        .source(source -> source.filter(filter -> filter.includes(LineJson.FIELDS)))
                        .query(query),
                ObjectNode.class));
        mustBeWhole(answer.shards());
        List<Hit<ObjectNode>> hits = answer.hits().hits();
        Found found = new Found(new ArrayList<>(), new HashSet<>());
        if (hits.size() == most && questions.size() > 1) {
            int half = questions.size() / 2;
            found.add(lines(questions.subList(0, half), names));
            found.add(lines(questions.subList(half, questions.size()), names));
            return found;
        }
        if (hits.size() == most) {
            found.tooMany.addAll(questions);
        }
        for (Hit<ObjectNode> hit : hits) {
            ObjectNode source = hit.source();
            String id = hit.id();
            LoginLine line = source == null || id == null ? null : LineJson.of(hit.index(), id, source);
            if (line != null) {
                found.lines.add(line);
            }
        }
        return found;
    }

    /** Those legs of whose destination there is any line from about their time. One request. */
    Set<LoginQuestion> logging(List<LoginQuestion> questions, HostNames.Known names) throws IOException {
        Map<String, Query> filters = new HashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            filters.put("q" + i, queries.any(questions.get(i).leg(), names));
        }
        SearchResponse<Void> answer = client.call(api -> api.search(
                search -> search.index(client.indices())
                        .ignoreUnavailable(true)
                        .allowNoIndices(true)
                        .allowPartialSearchResults(true)
                        .size(0)
                        .trackTotalHits(track -> track.enabled(false))
                        .query(LogQueries.any(List.copyOf(filters.values())))
                        .aggregations(
                                "hosts",
                                hosts -> hosts.filters(each -> each.filters(buckets -> buckets.keyed(filters)))),
                Void.class));
        mustBeWhole(answer.shards());
        Set<LoginQuestion> logging = new HashSet<>();
        Aggregate hosts = answer.aggregations().get("hosts");
        if (hosts != null && hosts.isFilters()) {
            hosts.filters().buckets().keyed().forEach((name, bucket) -> {
                if (bucket.docCount() > 0) {
                    logging.add(questions.get(Integer.parseInt(name.substring(1))));
                }
            });
        }
        return logging;
    }

    /**
     * An index whose mapping does not suit the question has no lines of ours. A shard that is down or overloaded may have some, so that
     * nothing can be said without it.
     */
    private static void mustBeWhole(ShardStatistics shards) throws IOException {
        for (ShardFailure failure : shards.failures()) {
            String type = String.valueOf(failure.reason().type());
            if (!OF_THE_MAPPING.contains(type)) {
                throw new IOException("a shard of " + failure.index() + " did not answer (" + type + ")");
            }
        }
    }
}
