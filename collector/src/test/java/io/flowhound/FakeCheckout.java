/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A checkout that holds the real launcher, with scripts in place of Java and Maven that tell how they were called.
 * Only the tools that the launcher may use are on its PATH, so that no JDK of this machine is found.
 */
final class FakeCheckout {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final List<String> TOOLS = List.of(
            "basename cat dirname find grep head id mkdir ps readlink rm rmdir sed sh sleep touch uname".split(" "));

    final Path root;
    final Path launcher;
    final Path jar;
    final Path lock;
    final Path jdks;
    final Path elsewhere;
    private final Path bin;
    private final Map<String, String> environment = new HashMap<>();

    /** What a launcher printed and how it ended. */
    record Result(int exitCode, String out, String err) {}

    FakeCheckout(Path folder) throws IOException {
        root = folder.resolve("it's a \"checkout\" * $HOME");
        launcher = root.resolve("flowhound");
        jar = root.resolve("collector/target/flowhound-all.jar");
        lock = root.resolve("target/build.lock");
        jdks = Files.createDirectories(folder.resolve("usual folder"));
        elsewhere = Files.createDirectories(folder.resolve("some where"));
        bin = Files.createDirectories(folder.resolve("bin"));
        script(launcher, Files.readString(Path.of("..", "flowhound")));
        source("pom.xml");
        source("collector/pom.xml");
        source("collector/src/main/java/Main.java");
        source("index-templates/flows.json");
        age();
        for (String tool : TOOLS) {
            Files.createSymbolicLink(bin.resolve(tool), onThisMachine(tool));
        }
        set("PATH", bin.toString());
        set("HOME", folder.toString());
        set("FLOWHOUND_JDKS", folder.resolve("nothing here") + ":" + jdks);
        maven("3.9.16", ": >collector/target/flowhound-all.jar");
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    /** Writes a source file, newer than every jar so far. */
    Path source(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    /** Makes all that stands in the checkout old. */
    void age() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, LONG_AGO);
            }
        }
    }

    /** Puts a jar there that is newer than the sources. */
    void freshJar() throws IOException {
        age();
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "jar");
    }

    /** Creates a JDK whose {@code java} prints what it is given. */
    Path jdk(Path home, String version) throws IOException {
        jre(home, version);
        script(home.resolve("bin/javac"), "#!/bin/sh\n");
        return home;
    }

    Path jre(Path home, String version) throws IOException {
        script(home.resolve("bin/java"), """
                #!/bin/sh
                if [ "$1" = -XshowSettings:properties ]; then
                    printf '    java.home = %%s\\n    java.specification.version = %1$s\\n' '%2$s' >&2
                    exit 0
                fi
                echo 'java %1$s'
                printf 'argument [%%s]\\n' "$@"
                printf 'home %%s\\n' "$FLOWHOUND_HOME"
                printf 'folder %%s\\n' "$(pwd)"
                exit 7
                """.formatted(version, home));
        return home;
    }

    void onPath(Path home) throws IOException {
        Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));
    }

    /** Puts a Maven on the PATH that does {@code action} in the root of the checkout. */
    void maven(String version, String action) throws IOException {
        maven(bin.resolve("mvn"), version, action);
    }

    void wrapper(String action) throws IOException {
        maven(root.resolve("mvnw"), "3.9.16", action);
    }

    private void maven(Path file, String version, String action) throws IOException {
        script(file, """
                #!/bin/sh
                if [ "$1" = -v ]; then
                    printf '\\033[1mApache Maven %s (abc)\\033[m\\n'
                    exit 0
                fi
                mkdir -p collector/target
                printf '%%s JAVA_HOME=%%s %%s\\n' "${0##*/}" "$JAVA_HOME" "$*" >>'%s'
                %s
                """.formatted(version, bin.resolve("maven-calls"), action));
    }

    /** Returns one line for each call of Maven that was more than the question for its version. */
    List<String> mavenCalls() throws IOException {
        Path calls = bin.resolve("maven-calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return run(List.of("sh", launcher.toString()), arguments);
    }

    Result run(List<String> command, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(elsewhere, "out", "");
        Path err = Files.createTempFile(elsewhere, "err", "");
        Process process = start(command, out, err, arguments);
        int exitCode = process.waitFor();
        return new Result(exitCode, Files.readString(out), Files.readString(err));
    }

    Process start(List<String> command, Path out, Path err, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(elsewhere.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Finds a tool of this machine. */
    static Path onThisMachine(String tool) {
        return find(tool).orElseThrow(() -> new UncheckedIOException(new IOException("no " + tool + " on the PATH")));
    }

    static Optional<Path> find(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
