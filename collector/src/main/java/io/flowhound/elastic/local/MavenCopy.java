/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches an artifact by running Maven, so that the user's mirrors, proxies and cache apply. */
final class MavenCopy {
    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

    private final List<String> command;

    /** @param command how Maven is started, such as {@code mvn} */
    MavenCopy(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** The {@code mvn} of the PATH, else the wrapper of the repository, which FLOWHOUND_HOME names, else of this folder. */
    static MavenCopy find() {
        if (onPath("mvn")) {
            return new MavenCopy(List.of("mvn"));
        }
        @Nullable String home = System.getenv("FLOWHOUND_HOME");
        Path wrapper = Path.of(home == null ? "." : home).toAbsolutePath().resolve("mvnw");
        return new MavenCopy(List.of("sh", wrapper.toString()));
    }

    private static boolean onPath(String name) {
        @Nullable String path = System.getenv("PATH");
        for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Copies an artifact to a folder.
     *
     * @param artifact group:name:version:packaging
     * @throws IOException when Maven fails; the message has what it said
     */
    void copy(String artifact, Path folder) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of("-B", "-ntp", GOAL, "-Dartifact=" + artifact, "-DoutputDirectory=" + folder));
        ProcessBuilder builder =
                new ProcessBuilder(whole).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("Maven could not fetch " + artifact
                    + ": is Maven Central, or a mirror in ~/.m2/settings.xml, within reach?\n" + errors(output));
        }
    }

    private static String errors(String output) {
        List<String> errors = output.lines()
                .filter(line -> line.startsWith("[ERROR]"))
                .limit(5)
                .toList();
        return errors.isEmpty() ? output : String.join("\n", errors);
    }
}
