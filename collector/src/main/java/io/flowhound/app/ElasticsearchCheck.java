/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ServerVersion;
import java.util.List;
import java.util.stream.Collectors;

/** Looks whether Elasticsearch answers, and in which version, with the key that documents are written with. */
final class ElasticsearchCheck implements Check {
    @Override
    public String name() {
        return "elasticsearch";
    }

    @Override
    public Result run(Configuration configuration) throws Exception {
        try (ElasticClient client = ElasticAccess.writer(configuration)) {
            List<ServerVersion> versions = client.versions();
            String where = "at " + configuration.elasticsearch().urls();
            // First of all: how such a server tells of its health need not be what the client understands.
            if (versions.stream().anyMatch(ServerVersion::tooOld)) {
                return Result.failed(
                        "Elasticsearch" + words(versions) + " " + where + " is too old for Flowhound",
                        "Upgrade every node to " + ServerVersion.OLDEST.major() + "." + ServerVersion.OLDEST.minor()
                                + " or 9.x.");
            }
            return health(client.health(), versions, where);
        }
    }

    private static Result health(ElasticClient.Health health, List<ServerVersion> versions, String where) {
        String summary = "cluster %s is %s, %d node(s)%s, %s"
                .formatted(
                        health.cluster(),
                        health.status(),
                        health.nodes(),
                        versions.isEmpty() ? "" : " with Elasticsearch" + words(versions),
                        where);
        if (health.status().equals("red")) {
            return Result.failed(summary, "Some data cannot be read or written; see _cluster/allocation/explain.");
        }
        return versions.stream().anyMatch(ServerVersion::unknown)
                ? Result.warning(
                        summary,
                        "This Flowhound was tested with Elasticsearch 8.19 and 9.x: look whether there is a newer one.")
                : Result.ok(summary);
    }

    private static String words(List<ServerVersion> versions) {
        return versions.stream().map(ServerVersion::toString).collect(Collectors.joining(" and ", " ", ""));
    }
}
