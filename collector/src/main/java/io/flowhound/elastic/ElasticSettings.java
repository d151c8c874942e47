/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where Elasticsearch is and how to speak to it.
 *
 * @param urls one or more {@code http(s)://host:port} of the same cluster, without or all with the same path
 * @param credentials who we are
 * @param certificateAuthority a PEM file with the certificates that may sign Elasticsearch's; null for those of the JDK
 * @param fingerprint SHA-256 of the certificate of a CA or of the server itself, in hex, colons allowed, as Elasticsearch prints it
 *     at its first start; null for none. Stands in place of a CA
 * @param compression whether bulk requests are compressed
 * @param requestTimeout how long to wait for an answer. A write to an index whose shard is not there yet is answered after a
 *     minute and a half, so no less than 100 seconds
 */
public record ElasticSettings(
        List<URI> urls,
        Credentials credentials,
        @Nullable Path certificateAuthority,
        @Nullable String fingerprint,
        Compression compression,
        Duration requestTimeout) {
    public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration LEAST_REQUEST_TIMEOUT = Duration.ofSeconds(100);
    private static final int SHA_256_OCTETS = 32;

    /** @throws IllegalArgumentException when a value cannot be; the message names it and what it should be */
    public ElasticSettings {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException(
                    "no URL of Elasticsearch: name at least one, such as http://localhost:9200");
        }
        urls.forEach(ElasticSettings::check);
        if (urls.stream().map(ElasticSettings::path).distinct().count() > 1) {
            throw new IllegalArgumentException("the URLs of Elasticsearch have different paths: " + urls);
        }
        fingerprint = fingerprint == null ? null : normalized(fingerprint);
        if (fingerprint != null && certificateAuthority != null) {
            throw new IllegalArgumentException("both a CA file and a fingerprint for Elasticsearch: give one of them");
        }
        if (requestTimeout.compareTo(LEAST_REQUEST_TIMEOUT) < 0) {
            throw new IllegalArgumentException(
                    "the time-out of Elasticsearch is " + requestTimeout.toSeconds() + " s: give 100 s or more");
        }
    }

    /** Settings without credentials and with every default. */
    public static ElasticSettings of(URI... urls) {
        return new ElasticSettings(
                List.of(urls), new Credentials.None(), null, null, Compression.AUTO, DEFAULT_REQUEST_TIMEOUT);
    }

    /** The same with other credentials. */
    public ElasticSettings with(Credentials other) {
        return new ElasticSettings(urls, other, certificateAuthority, fingerprint, compression, requestTimeout);
    }

    /** The same with other compression. */
    public ElasticSettings with(Compression other) {
        return new ElasticSettings(urls, credentials, certificateAuthority, fingerprint, other, requestTimeout);
    }

    /** Whether bulk requests are compressed to these hosts. */
    boolean gzip() {
        return switch (compression) {
            case GZIP -> true;
            case NONE -> false;
            case AUTO -> !urls.stream().allMatch(ElasticSettings::isLoopback);
        };
    }

    /** The path that stands before every request's, such as {@code /es} behind a proxy; empty for none. */
    String pathPrefix() {
        return path(urls.get(0));
    }

    private static String path(URI url) {
        String path = url.getPath() == null ? "" : url.getPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Whether an address leads to this machine only. */
    public static boolean isLoopback(URI url) {
        String host = url.getHost();
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }

    private static void check(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "'" + url + "' is not a URL of Elasticsearch: write it as https://host:9200");
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException("the URL of " + url.getHost()
                    + " has a password in it: use elasticsearch.username and elasticsearch.password");
        }
    }

    private static String normalized(String fingerprint) {
        String hex = fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]*") || hex.length() != 2 * SHA_256_OCTETS) {
            throw new IllegalArgumentException(
                    "'" + fingerprint
                            + "' is not a SHA-256 fingerprint: 64 hexadecimal digits, as openssl x509 -fingerprint -sha256 prints them");
        }
        return HexFormat.of().formatHex(HexFormat.of().parseHex(hex));
    }
}
