/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The Elasticsearch distribution that Maven Central holds: finds it in the Maven cache or fetches it, and unpacks it once. */
final class Distribution {
    private final String version;
    private final Path localRepository;
    private final MavenCopy maven;
    private final Consumer<String> progress;

    Distribution(String version, Path localRepository, MavenCopy maven, Consumer<String> progress) {
        this.version = version;
        this.localRepository = localRepository;
        this.maven = maven;
        this.progress = progress;
    }

    /** The folder of the unpacked distribution below {@code folder}. */
    Path unpackedBelow(Path folder) throws IOException, InterruptedException {
        Path home = folder.resolve("elasticsearch-" + version);
        if (Files.isDirectory(home)) {
            return home;
        }
        Path work = Files.createTempDirectory(folder, "unpack-");
        try {
            Path zip = artifact().find(localRepository, maven, work, progress);
            progress.accept("unpacking Elasticsearch " + version + " to " + home);
            Path unpacked = Archive.unpack(zip, work.resolve("content")).resolve("elasticsearch-" + version);
            move(unpacked, home);
        } finally {
            delete(work);
        }
        return home;
    }

    private MavenArtifact artifact() {
        return new MavenArtifact(
                "org.elasticsearch.distribution.integ-test-zip",
                "elasticsearch",
                version,
                "zip",
                "Elasticsearch " + version + " (some 120 MB)");
    }

    /** Whole or not at all, so that a start which was cut short leaves nothing half unpacked behind. */
    private static void move(Path unpacked, Path home) throws IOException {
        try {
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
