/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.Elasticsearch;
import io.flowhound.config.Kibana;
import io.flowhound.config.Secret;
import io.flowhound.elastic.Credentials;
import io.flowhound.elastic.ElasticSettings;
import io.flowhound.kibana.KibanaObjects;
import io.flowhound.setup.kibana.KibanaSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Says how to reach the Kibana that the configuration names. */
final class KibanaAccess {
    private KibanaAccess() {}

    /** Null when the configuration names none. */
    static @Nullable KibanaSettings of(Configuration configuration) {
        Kibana section = configuration.kibana();
        URI url = section.url();
        URI link = section.linkUrl();
        return url == null || link == null
                ? null
                : new KibanaSettings(
                        url,
                        link,
                        space(configuration),
                        credentials(configuration, url),
                        section.ca(),
                        section.fingerprint());
    }

    /** The space, also where no Kibana is named. */
    static String space(Configuration configuration) {
        String space = configuration.kibana().space();
        return space == null ? "default" : space;
    }

    /**
     * Kibana knows the keys and users of its Elasticsearch, so those do where it has none of its own; but not without TLS over a network, where
     * a key that may set up Elasticsearch could be read by others.
     */
    private static Credentials credentials(Configuration configuration, URI url) {
        Kibana kibana = configuration.kibana();
        if (kibana.apiKey() != null || kibana.username() != null) {
            return credentials(kibana.apiKey(), kibana.username(), kibana.password());
        }
        if (!"https".equalsIgnoreCase(url.getScheme()) && !ElasticSettings.isLoopback(url)) {
            return new Credentials.None();
        }
        Elasticsearch elastic = configuration.elasticsearch();
        Secret key = elastic.adminApiKey() != null ? elastic.adminApiKey() : elastic.apiKey();
        return credentials(key, elastic.username(), elastic.password());
    }

    private static Credentials credentials(@Nullable Secret key, @Nullable String user, @Nullable Secret password) {
        if (key != null) {
            return new Credentials.ApiKey(key.reveal());
        }
        return user != null && password != null
                ? new Credentials.UserPassword(user, password.reveal())
                : new Credentials.None();
    }

    /** What is installed: pages, searches and data views, for the indices that the configuration names. */
    static KibanaObjects objects(Configuration configuration) {
        String prefix = configuration.index().prefix();
        return KibanaObjects.of(prefix, configuration.logs().search(prefix));
    }
}
