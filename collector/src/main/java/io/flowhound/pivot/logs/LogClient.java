/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.micrometer.core.instrument.Counter;
import java.util.List;

/**
 * Asks Elasticsearch, and counts how often.
 *
 * @param elastic where
 * @param indices names and patterns of indices with log lines
 * @param requests counts every request
 */
record LogClient(ElasticClient elastic, List<String> indices, Counter requests) {
    LogClient {
        indices = List.copyOf(indices);
    }

    <T> T call(ElasticClient.Call<T> call) throws ElasticException {
        requests.increment();
        return elastic.call(call);
    }
}
