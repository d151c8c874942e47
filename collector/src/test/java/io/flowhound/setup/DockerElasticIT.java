/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flowhound.elastic.Compression;
import io.flowhound.elastic.Credentials;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticSettings;
import io.flowhound.testkit.RealElastic;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.elasticsearch.ElasticsearchContainer;

/** The same on the official image, with TLS and a password as it comes, where there is a Docker engine. */
class DockerElasticIT extends TemplatesContract {
    private static final String IMAGE = "docker.elastic.co/elasticsearch/elasticsearch:" + RealElastic.version();

    @TempDir
    private static Path folder;

    private static ElasticsearchContainer container;

    @BeforeAll
    static void start() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "no Docker engine answers: the test against the official image is skipped, that against the"
                        + " distribution from Maven Central is not");
        container = new ElasticsearchContainer(IMAGE);
        container.start();
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @Override
    ElasticClient connect() throws Exception {
        Path ca =
                Files.write(folder.resolve("ca.crt"), container.caCertAsBytes().orElseThrow());
        return ElasticClient.strict(new ElasticSettings(
                List.of(URI.create("https://" + container.getHttpHostAddress())),
                new Credentials.UserPassword("elastic", ElasticsearchContainer.ELASTICSEARCH_DEFAULT_PASSWORD),
                ca,
                null,
                Compression.GZIP,
                ElasticSettings.DEFAULT_REQUEST_TIMEOUT));
    }
}
