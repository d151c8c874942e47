/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;

/** Looks whether Elasticsearch answers, with the key that documents are written with. */
final class ElasticsearchCheck implements Check {
    @Override
    public String name() {
        return "elasticsearch";
    }

    @Override
    public Result run(Configuration configuration) throws Exception {
        try (ElasticClient client = ElasticAccess.writer(configuration)) {
            ElasticClient.Health health = client.health();
            String summary = "cluster %s is %s, %d node(s), at %s"
                    .formatted(
                            health.cluster(),
                            health.status(),
                            health.nodes(),
                            configuration.elasticsearch().urls());
            return health.status().equals("red")
                    ? Result.failed(summary, "Some data cannot be read or written; see _cluster/allocation/explain.")
                    : Result.ok(summary);
        }
    }
}
