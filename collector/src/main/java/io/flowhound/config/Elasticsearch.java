/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{2}(:?[0-9a-fA-F]{2}){31}");

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
        checkLogin(problems);
        checkTrust(problems);
    }

    private void checkLogin(SectionProblems problems) {
        problems.key("api-key", apiKey);
        problems.key("admin-api-key", adminApiKey);
        if (apiKey != null && username != null) {
            problems.add(
                    "username", username, "is given together with elasticsearch.api-key; give one of the two", null);
        }
        if (username != null && password == null) {
            problems.add("password", null, "is missing for elasticsearch.username", null);
        }
        if (username == null && password != null) {
            problems.add("username", null, "is missing for elasticsearch.password", null);
        }
    }

    private void checkTrust(SectionProblems problems) {
        problems.file("ca", ca);
        if (fingerprint != null && !FINGERPRINT.matcher(fingerprint).matches()) {
            problems.add(
                    "fingerprint",
                    fingerprint,
                    "is no SHA-256 fingerprint: 64 hexadecimal digits, colons allowed",
                    null);
        }
        if (ca != null && fingerprint != null) {
            problems.add(
                    "fingerprint", fingerprint, "is given together with elasticsearch.ca; give one of the two", null);
        }
        boolean https = urls.stream().anyMatch(url -> "https".equals(url.getScheme()));
        if (!https && (ca != null || fingerprint != null) && !urls.isEmpty()) {
            URI first = urls.get(0);
            String meant = first.toString().replaceFirst("^http:", "https:");
            problems.add("urls", first, "is not encrypted, although a certificate to trust is configured", meant);
        }
    }
}
