/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowhoundYmlTest {
    private static final Path FILE = ComposeFile.FOLDER.resolve("flowhound.yml");

    @TempDir
    private Path folder;

    @Test
    void emptyEnvironment_theImageListensWithItsDefaults() throws Exception {
        Configuration configuration = Configuration.load(FILE, List.of(), Map.of());

        assertThat(configuration.data().dir()).isEqualTo(Path.of("/var/lib/flowhound"));
        assertThat(configuration.listen().flows()).hasSize(2);
        assertThat(configuration.elasticsearch().apiKey()).isNull();
        assertThat(configuration.notification().names()).isEmpty();
    }

    @Test
    void environmentOfComposeYml_isTaken() throws Exception {
        Path keys = Files.createDirectories(folder.resolve("keys"));
        for (String file : List.of("ca.crt", "ingest-key", "admin-key", "pivot-key")) {
            Files.writeString(keys.resolve(file), "of-" + file);
        }
        Map<String, String> env = new TreeMap<>();
        ComposeFile compose = ComposeFile.read(
                "compose.yml", Map.of("LEARNING_DAYS", "0", "FLOWS_BUDGET", "7GB", "LISTEN_SYSLOG", "[]"));
        ComposeFile.map(compose.service("collector").get("environment"))
                .forEach(
                        (key, value) -> env.put(key, String.valueOf(value).replace("/run/flowhound", keys.toString())));

        Configuration configuration = Configuration.load(FILE, List.of(), env);

        assertThat(configuration.elasticsearch().urls()).hasToString("[https://localhost:9200]");
        assertThat(configuration.elasticsearch().apiKey()).isNotNull();
        assertThat(configuration.elasticsearch().apiKey().reveal()).isEqualTo("of-ingest-key");
        assertThat(configuration.listen().flows()).hasSize(2);
        assertThat(configuration.listen().syslog()).as("switched off").isEmpty();
        assertThat(configuration.pivot().enabled()).isTrue();
        assertThat(configuration.pivot().learningDays()).isZero();
        assertThat(configuration.retention().flowsBudget()).hasToString("7GB");
        assertThat(configuration.kibana().url()).hasToString("https://localhost:5601");
    }

    @Test
    void examples_withoutTheirSigns_areSettings() throws Exception {
        Path file = folder.resolve("flowhound.yml");
        String keys = "inventory|networks|notify";
        Files.writeString(file, Files.readString(FILE).replaceAll("(?m)^# ((" + keys + "):$| +.*)", "$1"));

        Configuration configuration = Configuration.load(file, List.of(), Map.of("MAIL_PASSWORD", "x"));

        assertThat(configuration.notification().names()).containsExactlyInAnyOrder("phone", "chat", "home");
        assertThat(configuration.networks().internal()).hasSize(6);
        assertThat(configuration.inventory().files()).hasSize(1);
    }
}
