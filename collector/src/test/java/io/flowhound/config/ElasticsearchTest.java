/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchTest {
    private static final String FINGERPRINT = "ab:CD" + ":00".repeat(30);

    private final SectionAssert<Elasticsearch> section =
            new SectionAssert<>("elasticsearch", Configuration::elasticsearch);

    @TempDir
    Path folder;

    @Test
    void defaults() throws Exception {
        assertThat(section.load())
                .isEqualTo(new Elasticsearch(
                        List.of(URI.create("http://localhost:9200")),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Elasticsearch.Compression.AUTO));
    }

    @Test
    void fullMapping_apiKeyAndCa() throws Exception {
        Path ca = Files.writeString(folder.resolve("ca.pem"), "certificate");
        Elasticsearch loaded = section.load(
                "urls=https://a:9200/, https://[::1]:9201",
                "api-key=k1",
                "admin-api-key=k2",
                "ca=" + ca,
                "compression=gzip");
        assertThat(loaded)
                .isEqualTo(new Elasticsearch(
                        List.of(URI.create("https://a:9200"), URI.create("https://[::1]:9201")),
                        new Secret("k1"),
                        new Secret("k2"),
                        null,
                        null,
                        ca,
                        null,
                        Elasticsearch.Compression.GZIP));
    }

    @Test
    void fullMapping_userAndFingerprint() throws Exception {
        assertThat(section.load("urls=https://a", "username=u", "password=p", "fingerprint=" + FINGERPRINT))
                .isEqualTo(new Elasticsearch(
                        List.of(URI.create("https://a")),
                        null,
                        null,
                        "u",
                        new Secret("p"),
                        null,
                        FINGERPRINT,
                        Elasticsearch.Compression.AUTO));
    }

    @Test
    void fullMapping_namesEverySetting() {
        // The settings exclude one another, so the two cases above share them; a new one must be added to either.
        assertThat(Setting.of(Elasticsearch.class, "").stream().map(Setting::path))
                .containsExactly(
                        "urls", "api-key", "admin-api-key", "username", "password", "ca", "fingerprint", "compression");
    }

    @Test
    void validation_urls() {
        section.refuses("urls 'ftp://a' must begin with http:// or https://", "urls=ftp://a");
        section.refuses(
                "urls 'localhost:9200' must begin with http:// or https://; did you mean 'http://localhost:9200'?",
                "urls=localhost:9200");
        section.refuses("urls 'http://a b' is no URL, such as https://localhost:9200", "urls=http://a b");
        section.refuses(
                "urls 'http://a/es, http://b' must all have the same path: they are nodes of one cluster",
                "urls=http://a/es,http://b");
        section.refuses("urls 'http://a?x=1' must have a host, and neither ? nor #", "urls=http://a?x=1");
    }

    @Test
    void validation_keyWithWhatNoHeaderTakes_isNotPrinted() {
        section.refuses("api-key '********' has characters that no key has: copy it again", "api-key=k\u200b");
        section.refuses("admin-api-key '********' has characters that no key has: copy it again", "admin-api-key=k k");
    }

    @Test
    void validation_urlWithPassword_isNotPrinted() {
        section.refuses(
                "urls 'https://********@a:9200' must not carry user and password; settings of their own " + "take them",
                "urls=https://u:hush@a:9200");
    }

    @Test
    void validation_login() {
        section.refuses("password is missing for elasticsearch.username", "username=u");
        section.refuses("username is missing for elasticsearch.password", "password=p");
        section.refuses(
                "username 'u' is given together with elasticsearch.api-key; give one of the two",
                "username=u",
                "password=p",
                "api-key=k");
    }

    @Test
    void validation_trust() {
        section.refuses(
                "ca '/no/such/file' is no file that can be read; relative paths start at the working folder",
                "urls=https://a",
                "ca=/no/such/file");
        section.refuses(
                "fingerprint 'abc' is no SHA-256 fingerprint: 64 hexadecimal digits, colons allowed",
                "urls=https://a",
                "fingerprint=abc");
        section.refuses(
                "urls 'http://a:9200' is not encrypted, although a certificate to trust is configured; "
                        + "did you mean 'https://a:9200'?",
                "urls=http://a:9200",
                "fingerprint=" + FINGERPRINT);
    }

    @Test
    void validation_compression() {
        section.refuses(
                "compression 'gzipp' must be one of auto, gzip, none; did you mean 'gzip'?", "compression=gzipp");
    }
}
