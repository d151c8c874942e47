/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.transport.endpoints.BinaryResponse;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.elastic.ElasticException.Kind;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Asks Elasticsearch for the hunt: counts every request, and knows what the indices are called. Safe for use by several threads. */
public final class QueryClient {
    private final ElasticClient client;
    private final String prefix;
    private final Counter requests;
    private final Set<String> refreshForbidden = ConcurrentHashMap.newKeySet();

    /**
     * @param prefix {@code index.prefix}
     * @param requests counts the requests that are sent, whether they succeed or not
     */
    public QueryClient(ElasticClient client, String prefix, Counter requests) {
        this.client = client;
        this.prefix = prefix;
        this.requests = requests;
    }

    /** The alias of all flow indices. */
    public String flows() {
        return prefix + "-flows";
    }

    /** The index of the history. */
    public String baseline() {
        return prefix + "-baseline";
    }

    <T> T call(ElasticClient.Call<T> call) throws ElasticException {
        requests.increment();
        return client.call(call);
    }

    /** Reads an answer where it stands, for those that are too large for objects. */
    interface Body<T> {
        T read(InputStream json) throws IOException;
    }

    /** Searches, and hands over the body of the answer as it came. */
    <T> T search(SearchRequest request, Body<T> body) throws ElasticException {
        return call(api -> {
            try (BinaryResponse answer =
                    SearchRequest._ENDPOINT.withBinaryResponse().call(request, api)) {
                return body.read(answer.content());
            }
        });
    }

    /**
     * Makes what was stored so far visible to searches. Where the key may not do that, or the index is not there, searches see what
     * Elasticsearch shows by itself; a key that may not is not tried again.
     *
     * @return whether it was done
     * @throws ElasticException when Elasticsearch cannot be asked
     */
    public boolean refresh(String index) throws ElasticException {
        if (refreshForbidden.contains(index)) {
            return false;
        }
        try {
            call(api -> api.indices().refresh(refresh -> refresh.index(index)));
            return true;
        } catch (ElasticException e) {
            if (e.kind() == Kind.FORBIDDEN) {
                refreshForbidden.add(index);
            } else if (!isMissing(e)) {
                throw e;
            }
            return false;
        }
    }

    /** Whether an index is not there, which to the hunt is as good as an empty one. */
    static boolean isMissing(ElasticException e) {
        return e.status() == 404;
    }
}
