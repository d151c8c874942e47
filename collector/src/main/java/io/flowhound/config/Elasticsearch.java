/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where Elasticsearch is and how to log in. */
@Doc("Where Elasticsearch is and how to log in.")
public record Elasticsearch(
        @Doc(
                "Addresses of the nodes, `http://` or `https://`. Requests go to them in turn; one that fails is left out for a while. A path must be the same in all of them.")
        @Default("http://localhost:9200")
        List<URI> urls,

        @Doc(
                "API key, as `encoded` or as `id:api_key`, with which documents are written. Needs `create_doc` and `auto_configure` on the flow indices, and what else [the table of privileges](#privileges-of-the-api-keys) says.")
        @Nullable
        Secret apiKey,

        @Doc(
                "API key that may install index templates and delete old indices: [the table of privileges](#privileges-of-the-api-keys) says what it needs. `setup`, `retention`, and `run` for these two use it; without it the key or user above is used.")
        @Nullable
        Secret adminApiKey,

        @Doc("User name, where no API key is used.") @Nullable
        String username,

        @Doc("Password of that user.") @Nullable Secret password,

        @Doc(
                "File with the certificate (PEM) of the authority that signed the certificates of the nodes. Without it and without a fingerprint the authorities that Java knows are trusted.")
        @Nullable
        Path ca,

        @Doc(
                "SHA-256 fingerprint of the certificate of the authority or of the node, as Elasticsearch prints it at its first start: 64 hexadecimal digits, colons allowed. Instead of `elasticsearch.ca`.")
        @Nullable
        String fingerprint,

        @Doc(
                "Whether requests are compressed. `auto`: with gzip, except to nodes on this machine, where it only costs.")
        @Default("auto")
        Compression compression)
        implements Section {

    /** Whether requests are compressed. */
    public enum Compression {
        AUTO,
        GZIP,
        NONE
    }

    public Elasticsearch {
        urls = List.copyOf(urls);
    }

    @Override
    public void check(SectionProblems problems) {
        if (urls.isEmpty()) {
            problems.add("urls", null, "must name at least one node", "http://localhost:9200");
        }
        if (urls.stream().map(URI::getRawPath).distinct().count() > 1) {
            problems.add("urls", urls, "must all have the same path: they are nodes of one cluster", null);
        }
        problems.login(apiKey, username, password);
        problems.key("admin-api-key", adminApiKey);
        problems.trust(ca, fingerprint, "urls", urls);
    }
}
