/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of Maven Central that is no dependency of ours. Found in the cache of this user, else fetched by running Maven, so
 * that mirrors and proxies of the user count.
 *
 * @param what what it is, for people, with its size
 */
public record MavenArtifact(String group, String name, String version, String packaging, String what) {
    /**
     * The file: in the cache, or fetched to a folder.
     *
     * @param folder where it is put when it is not in the cache; must exist
     * @throws IOException when Maven cannot fetch it; the message has what Maven said
     */
    public Path find(Path folder, Consumer<String> progress) throws IOException, InterruptedException {
        return find(defaultRepository(), MavenCopy.find(), folder, progress);
    }

    Path find(Path repository, MavenCopy maven, Path folder, Consumer<String> progress)
            throws IOException, InterruptedException {
        String file = name + "-" + version + "." + packaging;
        Path cached = repository
                .resolve(group.replace('.', '/'))
                .resolve(name)
                .resolve(version)
                .resolve(file);
        if (Files.isRegularFile(cached)) {
            return cached;
        }
        progress.accept("fetching " + what + " from Maven Central; the next start finds it");
        maven.copy(String.join(":", group, name, version, packaging), folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith("." + packaging))
                    .findFirst()
                    .orElseThrow(() -> new IOException("Maven has not brought " + file + " to " + folder));
        }
    }

    /** The Maven cache of this user. */
    static Path defaultRepository() {
        @Nullable String set = System.getProperty("maven.repo.local");
        return set == null || set.isEmpty()
                ? Path.of(System.getProperty("user.home", "."), ".m2", "repository")
                : Path.of(set);
    }
}
