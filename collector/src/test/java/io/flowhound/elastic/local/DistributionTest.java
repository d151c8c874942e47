/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
    private static final String VERSION = "8.19.21";
    private static final String NAME = "elasticsearch-" + VERSION;

    private final List<String> progress = new ArrayList<>();

    @TempDir
    private Path temporary;

    private Path repository;
    private Path folder;

    @BeforeEach
    void folders() throws IOException {
        repository = temporary.resolve("repository");
        folder = Files.createDirectory(temporary.resolve("var"));
    }

    @Test
    void unpackedBelow_cached_takesNoMaven() throws Exception {
        Path cached = repository.resolve(
                "org/elasticsearch/distribution/integ-test-zip/elasticsearch/" + VERSION + "/" + NAME + ".zip");
        Files.createDirectories(cached.getParent());
        zip(cached, NAME + "/bin/elasticsearch", NAME + "/lib/a.jar");
        Path home = distribution(maven("exit 1")).unpackedBelow(folder);
        assertThat(home).isEqualTo(folder.resolve(NAME));
        assertThat(home.resolve("bin/elasticsearch")).isExecutable();
        assertThat(Files.isExecutable(home.resolve("lib/a.jar"))).isFalse();
        assertOnlyDistributionIn(folder);
        Files.delete(cached);
        assertThat(distribution(maven("exit 1")).unpackedBelow(folder)).isEqualTo(home);
    }

    @Test
    void unpackedBelow_notCached_asksMaven() throws Exception {
        Path prepared = temporary.resolve(NAME + ".zip");
        zip(prepared, NAME + "/bin/elasticsearch");
        MavenCopy maven = maven("test \"$3\" = org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy || exit 3\n"
                + "test \"$4\" = -Dartifact=org.elasticsearch.distribution.integ-test-zip:elasticsearch:"
                + VERSION + ":zip || exit 4\n"
                + "cp '" + prepared + "' \"${5#-DoutputDirectory=}\"");
        Path home = distribution(maven).unpackedBelow(folder);
        assertThat(home.resolve("bin/elasticsearch")).isExecutable();
        assertThat(progress).anyMatch(line -> line.contains("Maven Central"));
        assertOnlyDistributionIn(folder);
    }

    @Test
    void unpackedBelow_mavenFails_saysWhatMavenSaid() throws Exception {
        MavenCopy maven = maven("echo '[INFO] x'; echo '[ERROR] no route to host'; exit 1");
        assertThatThrownBy(() -> distribution(maven).unpackedBelow(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("[ERROR] no route to host")
                .hasMessageNotContaining("[INFO]");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void unpack_leadsOut_isRefused() throws Exception {
        Path zip = temporary.resolve("evil.zip");
        zip(zip, "../evil");
        assertThatThrownBy(() -> Archive.unpack(zip, folder.resolve("in"))).hasMessageContaining("leads out");
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void unpack_damaged_saysToDeleteIt() throws Exception {
        Path zip = Files.writeString(temporary.resolve("half.zip"), "PK");
        assertThatThrownBy(() -> Archive.unpack(zip, folder.resolve("in"))).hasMessageContaining("delete it");
    }

    private Distribution distribution(MavenCopy maven) {
        return new Distribution(VERSION, repository, maven, progress::add);
    }

    private MavenCopy maven(String script) throws IOException {
        Path file = Files.writeString(temporary.resolve("mvn.sh"), script + "\n");
        return new MavenCopy(List.of("sh", file.toString()));
    }

    private static void assertOnlyDistributionIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve(NAME));
        }
    }

    private static void zip(Path file, String... names) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write("content".getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
    }
}
