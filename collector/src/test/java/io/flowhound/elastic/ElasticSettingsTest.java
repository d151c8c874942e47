/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:9200, false",
        "http://127.0.0.1:9200, false",
        "http://[::1]:9200, false",
        "https://elastic.example.net:9200, true",
        "http://127.example.net:9200, true"
    })
    void gzip_auto_sparesLoopback(String url, boolean gzip) {
        ElasticSettings settings = ElasticSettings.of(URI.create(url));
        assertThat(settings.gzip()).isEqualTo(gzip);
        assertThat(settings.with(Compression.GZIP).gzip()).isTrue();
        assertThat(settings.with(Compression.NONE).gzip()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9200", "ftp://localhost", "http:///path", "elastic"})
    void new_badUrl_isRefused(String url) {
        assertThatThrownBy(() -> ElasticSettings.of(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(url);
    }

    @Test
    void new_passwordInUrl_isRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> ElasticSettings.of(URI.create("http://me:secret@localhost:9200")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("elasticsearch.password")
                .hasMessageNotContaining("secret");
    }

    @Test
    void new_differentPaths_areRefused() {
        assertThatThrownBy(() -> ElasticSettings.of(URI.create("http://a/x"), URI.create("http://b/y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different paths");
        assertThat(ElasticSettings.of(URI.create("http://a/x/"), URI.create("http://b/x"))
                        .pathPrefix())
                .isEqualTo("/x");
    }

    @Test
    void fingerprint_takesColonsAndCapitals() {
        assertThat(withTrust(null, "AB:".repeat(31) + "AB").fingerprint()).isEqualTo("ab".repeat(32));
        assertThatThrownBy(() -> withTrust(null, "abcd")).hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> withTrust(Path.of("ca.pem"), "ab".repeat(32))).hasMessageContaining("one of them");
    }

    @Test
    void requestTimeout_belowTheServersOwn_isRefused() {
        assertThatThrownBy(() -> new ElasticSettings(
                        List.of(URI.create("http://a")),
                        new Credentials.None(),
                        null,
                        null,
                        Compression.AUTO,
                        Duration.ofSeconds(30)))
                .hasMessageContaining("100 s or more");
    }

    @Test
    void credentials_becomeAHeaderAndNeverAppearAsText() {
        assertThat(new Credentials.ApiKey("id:key").authorization()).isEqualTo("ApiKey aWQ6a2V5");
        assertThat(new Credentials.ApiKey("aWQ6a2V5").authorization()).isEqualTo("ApiKey aWQ6a2V5");
        assertThat(new Credentials.UserPassword("user", "pass").authorization()).isEqualTo("Basic dXNlcjpwYXNz");
        assertThat(new Credentials.None().authorization()).isNull();
        ElasticSettings settings = ElasticSettings.of(URI.create("http://a"));
        assertThat(settings.with(new Credentials.ApiKey("id:key")).toString()).doesNotContain("key:", ":key", "id:");
        assertThat(settings.with(new Credentials.UserPassword("user", "pass")).toString())
                .contains("user")
                .doesNotContain("pass");
    }

    private static ElasticSettings withTrust(@Nullable Path ca, String fingerprint) {
        return new ElasticSettings(
                List.of(URI.create("https://a")),
                new Credentials.None(),
                ca,
                fingerprint,
                Compression.AUTO,
                ElasticSettings.DEFAULT_REQUEST_TIMEOUT);
    }
}
