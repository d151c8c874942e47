/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosureTest {
    private static final String HUSH = "hush-5ecre7 value";

    @TempDir
    private Path folder;

    /** The paths of all settings that take a secret, those of lists in the first entry. */
    static List<String> secrets() {
        return Setting.of(Configuration.class, "").stream()
                .filter(Setting::isSecret)
                .map(setting -> setting.path().replace(".N.", ".1."))
                .toList();
    }

    /** All that is said of a configuration, good or not. */
    private static String said(Path file, String... overrides) {
        try {
            Configuration configuration = Configuration.load(file, List.of(overrides), Map.of());
            return configuration.toYaml() + configuration.differences();
        } catch (ConfigurationException e) {
            return e + e.getMessage() + e.problems();
        }
    }

    private Path file(String... lines) throws Exception {
        return Files.writeString(folder.resolve("flowhound.yml"), String.join("\n", lines) + "\n");
    }

    @Test
    void secrets_areSomeAndInLists() {
        assertThat(secrets()).contains("elasticsearch.password", "notify.webhooks.1.url", "privacy.key");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void secret_atItsPlaceOrNearIt_isNeverSaid(String path) throws Exception {
        String above = path.substring(0, path.lastIndexOf('.'));
        String key = path.substring(above.length() + 1);
        List<String> near = new ArrayList<>(List.of(
                path,
                path + "x",
                path.substring(0, path.length() - 1),
                above + "." + key.replace("-", "_").substring(1),
                above + ".bearer",
                path + ".value",
                path + ".1",
                above,
                above + ".1." + key,
                key,
                "elasticsearch.headers.Authorization",
                above.replaceFirst("\\.\\d$", "")));
        for (String each : near) {
            assertThat(said(null, each + "=" + HUSH)).as(each).doesNotContain("5ecre7");
            assertThat(said(null, each + "=${NOT_SET}" + HUSH)).as(each).doesNotContain("5ecre7");
        }
        String yaml = key + ": [" + HUSH + ", {a: " + HUSH + "}, [" + HUSH + "]]";
        assertThat(said(file((above.contains(".") ? "notify" : above) + ":", "  " + yaml)))
                .doesNotContain("5ecre7");
        assertThat(said(file(key + ": " + HUSH + ": " + HUSH))).doesNotContain("5ecre7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://joe:hush@es.example.org:9200",
                "https://joe:hu/hush@es.example.org:9200",
                "https://joe:a b/hush@es.example.org",
                "https://hush@es.example.org",
                "joe:hush@es.example.org:9200",
                "https:joe:hush@es.example.org",
                "ftp://joe:p@hush@es.example.org",
                "https://es.example.org/?key=hush",
                "https://es.example.org/#hush",
                "es.example.org:9200?key=hush"
            })
    void urlWithAPassword_isShownWithout(String url) {
        for (String path : List.of("elasticsearch.urls", "kibana.url", "kibana.public-url", "elasticsearch.url")) {
            assertThat(said(null, path + "=" + url)).contains(path).doesNotContain("hush");
        }
        assertThat(said(null, "notify.ntfy.1.name=a", "notify.ntfy.1.topic=b", "notify.ntfy.1.server=" + url))
                .doesNotContain("hush");
        assertThat(said(null, "notify.webhooks.1.name=a", "notify.webhooks.1.url=" + url))
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization: Bearer hush, Authorization: ********",
        "Authorization Bearer hush, Authorization ********",
        "X-Api-Key:hush, X-Api-Key:********",
        "X-Team: soc, X-Team: soc",
        "'X-Team: soc, X-Token: hush, b', 'X-Team: soc, X-Token: ********'",
        "'{\"routing_key\": \"hush\", \"a\": 1}', '{\"routing_key\": \"********\", \"a\": 1}'",
        "'{\"dedup_key\":\"${event.id}\"}', '{\"dedup_key\":\"${event.id}\"}'",
        "'{\"Token\" : \"hu\\\"hush\"}', '{\"Token\" : \"********\"}'"
    })
    void careful_hidesWhatIsNamedLikeASecret(String text, String shown) {
        assertThat(Disclosure.careful(text)).isEqualTo(shown);
        assertThat(Disclosure.careful(shown)).isEqualTo(shown);
    }

    @Test
    void headersAndTemplate_areShownWithoutSecrets() {
        String[] webhook = {
            "notify.webhooks.1.name=a",
            "notify.webhooks.1.url=http://127.0.0.1/x",
            "notify.webhooks.1.headers=Authorization: Bearer hush, X-Team: soc",
            "notify.webhooks.1.template={\"routing_key\": \"hush\"}"
        };
        assertThat(said(null, webhook)).contains("X-Team: soc", "routing_key").doesNotContain("Bearer");
        assertThat(said(null, "notify.webhooks.1.name=a", "notify.webhooks.1.headers=Authorization Bearer hush"))
                .doesNotContain("hush");
    }

    @Test
    void valuesThatAreNoSecrets_areShown() {
        assertThat(said(null, "elasticsearch.usernam=joe", "bulk.sise=5MB", "index.prefix=A B", "pivot.alow=10.0.0.8"))
                .contains("'joe'", "'5MB'", "'A B'", "'10.0.0.8'");
        assertThat(Disclosure.mask(URI.class, "https://es.example.org:9200")).isEqualTo("https://es.example.org:9200");
        assertThat(Disclosure.mask(String.class, "-----BEGIN PRIVATE KEY-----\nx"))
                .isEqualTo(Secret.MASK);
    }
}
