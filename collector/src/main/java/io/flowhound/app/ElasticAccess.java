/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.Elasticsearch;
import io.flowhound.config.Secret;
import io.flowhound.elastic.Compression;
import io.flowhound.elastic.Credentials;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.elastic.ElasticSettings;
import org.jspecify.annotations.Nullable;

/** Makes clients of the Elasticsearch that the configuration names: one that writes, one that sets up, one that hunts. */
final class ElasticAccess {
    private ElasticAccess() {}

    /** A client with the key that may write documents. */
    static ElasticClient writer(Configuration configuration) throws ElasticException {
        return client(configuration, configuration.elasticsearch().apiKey());
    }

    /** A client with the key that may install templates; the writer's when there is none. */
    static ElasticClient admin(Configuration configuration) throws ElasticException {
        Secret key = configuration.elasticsearch().adminApiKey();
        return client(
                configuration, key != null ? key : configuration.elasticsearch().apiKey());
    }

    /** As {@link #admin}, with the key of the pivot hunt where there is nothing else: it may look whether templates are there. */
    static ElasticClient adminOrHunter(Configuration configuration) throws ElasticException {
        Elasticsearch section = configuration.elasticsearch();
        boolean others = section.adminApiKey() != null || section.apiKey() != null || section.username() != null;
        return others ? admin(configuration) : hunter(configuration);
    }

    /** A client with the key of the pivot hunt; the writer's when there is none. */
    static ElasticClient hunter(Configuration configuration) throws ElasticException {
        Secret key = configuration.pivot().apiKey();
        return client(
                configuration, key != null ? key : configuration.elasticsearch().apiKey());
    }

    private static ElasticClient client(Configuration configuration, @Nullable Secret key) throws ElasticException {
        Elasticsearch section = configuration.elasticsearch();
        return ElasticClient.of(new ElasticSettings(
                section.urls(),
                credentials(section, key),
                section.ca(),
                section.fingerprint(),
                Compression.valueOf(section.compression().name()),
                ElasticSettings.DEFAULT_REQUEST_TIMEOUT));
    }

    private static Credentials credentials(Elasticsearch section, @Nullable Secret key) {
        if (key != null) {
            return new Credentials.ApiKey(key.reveal());
        }
        String user = section.username();
        Secret password = section.password();
        return user != null && password != null
                ? new Credentials.UserPassword(user, password.reveal())
                : new Credentials.None();
    }
}
